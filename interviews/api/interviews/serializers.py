"""Interviews as the API shows and takes them."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.api.serializers import ColleagueSerializer
from base.api.inputs import StrictInput
from base.text import MAX_REMARK_CHARACTERS
from interviews.models import Interview, Invitation
from interviews.models.interview import MAX_PLACE_CHARACTERS
from interviews.models.invitation import MAX_COMMENT_CHARACTERS
from interviews.scheduling.plans import MAX_INTERVIEWERS


class InvitationSerializer(serializers.ModelSerializer[Invitation]):
    """Who is invited, null for the candidate, and what they answered; "" is no answer yet."""

    interviewer = ColleagueSerializer(allow_null=True)

    class Meta:
        model = Invitation
        fields = ["interviewer", "answer", "comment", "answered_at", "mailed_at"]
        read_only_fields = fields


class InterviewSerializer(serializers.ModelSerializer[Interview]):
    id = serializers.CharField(source="public_id")
    application = serializers.CharField(source="application.public_id")
    scheduled_by = ColleagueSerializer(allow_null=True)
    invitations = InvitationSerializer(many=True)

    class Meta:
        model = Interview
        fields = [
            "id", "application", "begins_at", "ends_at", "time_zone", "place", "notes",
            "sequence", "invitations", "scheduled_by", "created_at", "cancelled_at",
        ]  # fmt: skip
        read_only_fields = fields


@extend_schema_serializer(component_name="InterviewChange")
class InterviewChange(StrictInput):
    begins_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    time_zone = serializers.CharField(
        max_length=100,
        required=False,
        help_text=_("In which the candidate reads times, such as Europe/Berlin; without one UTC."),
    )
    place = serializers.CharField(max_length=MAX_PLACE_CHARACTERS, required=False, allow_blank=True)
    notes = serializers.CharField(
        max_length=MAX_REMARK_CHARACTERS,
        required=False,
        allow_blank=True,
        help_text=_("For the interviewers; no mail holds them."),
    )
    interviewers = serializers.ListField(
        child=serializers.CharField(max_length=40),
        min_length=1,
        max_length=MAX_INTERVIEWERS,
        help_text=_("Ids of colleagues on the job's team."),
    )


@extend_schema_serializer(component_name="NewInterview")
class InterviewInput(InterviewChange):
    invites_candidate = serializers.BooleanField(required=False)


class AnswerInput(StrictInput):
    answer = serializers.ChoiceField(
        choices=[each for each in Invitation.Answer.choices if each[0]]
    )
    comment = serializers.CharField(
        max_length=MAX_COMMENT_CHARACTERS, required=False, allow_blank=True
    )
    sequence = serializers.IntegerField(
        min_value=0,
        help_text=_("That of the interview you read: an answer to what has changed is refused."),
    )
