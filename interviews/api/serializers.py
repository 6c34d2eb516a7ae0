"""Interview feedback as the API shows and takes it."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.api.serializers import ColleagueSerializer
from base.api.inputs import StrictInput
from base.text import MAX_REMARK_CHARACTERS
from interviews.models import InterviewFeedback


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
            "kind",
            "feedback",
            "recommendation",
            "evaluations",
            "interviewer",
            "created_at",
        ]
        read_only_fields = fields


@extend_schema_serializer(component_name="Feedback")
class FeedbackInput(StrictInput):
    kind = serializers.ChoiceField(
        choices=InterviewFeedback.Kind.choices,
        allow_blank=True,
        required=False,
        help_text=_("How you talked; empty for any other way."),
    )
    feedback = serializers.CharField(max_length=MAX_REMARK_CHARACTERS)
    recommendation = serializers.ChoiceField(choices=InterviewFeedback.Recommendation.choices)
    evaluations = EvaluationSerializer(
        many=True,
        required=False,
        max_length=50,  # type: ignore[call-arg]  # Of the list that many=True makes.
    )
