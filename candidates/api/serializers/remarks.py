"""Notes and interview feedback as the API shows and takes them."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.models import User
from base.api.inputs import StrictInput
from candidates.models import InterviewFeedback, Note
from candidates.services.remarks import MAX_CHARACTERS


class ColleagueSerializer(serializers.ModelSerializer[User]):
    id = serializers.CharField(source="public_id")
    name = serializers.CharField(source="full_name")

    class Meta:
        model = User
        fields = ["id", "name"]


class NoteSerializer(serializers.ModelSerializer[Note]):
    """`application` is null for a note about the person."""

    id = serializers.CharField(source="public_id")
    candidate = serializers.CharField(source="candidate.public_id")
    application = serializers.CharField(
        source="application.public_id", default=None, allow_null=True
    )
    author = ColleagueSerializer(allow_null=True)

    class Meta:
        model = Note
        fields = ["id", "candidate", "application", "text", "is_private", "author", "created_at"]
        read_only_fields = fields


@extend_schema_serializer(component_name="Note")
class NoteInput(StrictInput):
    text = serializers.CharField(max_length=MAX_CHARACTERS)
    is_private = serializers.BooleanField(
        default=False, help_text="Only you read a private note; it never leaves the house."
    )


class EvaluationSerializer(StrictInput):
    """One judged attribute, such as Communication: 4 of 5."""

    attribute = serializers.CharField(max_length=100)
    result = serializers.CharField(max_length=100)


class FeedbackSerializer(serializers.ModelSerializer[InterviewFeedback]):
    id = serializers.CharField(source="public_id")
    interviewer = ColleagueSerializer(allow_null=True)
    evaluations = EvaluationSerializer(many=True)

    class Meta:
        model = InterviewFeedback
        fields = [
            "id",
            "feedback",
            "recommendation",
            "evaluations",
            "interviewer",
            "created_at",
        ]
        read_only_fields = fields


@extend_schema_serializer(component_name="Feedback")
class FeedbackInput(StrictInput):
    feedback = serializers.CharField(max_length=MAX_CHARACTERS)
    recommendation = serializers.ChoiceField(choices=InterviewFeedback.Recommendation.choices)
    evaluations = EvaluationSerializer(
        many=True,
        required=False,
        max_length=50,  # type: ignore[call-arg]  # Of the list that many=True makes.
    )
