"""Jobs as the API shows and takes them."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from base.api.inputs import FilterSerializer, StrictInput
from jobs.details.fields import EDITABLE_FIELDS
from jobs.models import Job, Stage


def load_for_answer(jobs: QuerySet[Job]) -> QuerySet[Job]:
    """Load what JobSerializer shows: two queries for any number of jobs."""
    return jobs.prefetch_related(Prefetch("stages", Stage.objects.order_by("position")))


class StageSerializer(serializers.ModelSerializer[Stage]):
    id = serializers.CharField(source="public_id")

    class Meta:
        model = Stage
        fields = ["id", "name", "kind"]


class JobSerializer(serializers.ModelSerializer[Job]):
    """`id` is the Job ID that people type in LinkedIn Recruiter; stages stand in their order."""

    id = serializers.CharField(source="public_id")
    stages = StageSerializer(many=True)

    class Meta:
        model = Job
        fields = [
            "id",
            "title",
            "description",
            "city",
            "region",
            "country_code",
            "postal_code",
            "workplace_type",
            "employment_type",
            "status",
            "close_reason",
            "is_confidential",
            "prospects_enabled",
            "linkedin_availability",
            "linkedin_notes",
            "linkedin_feedback",
            "linkedin_resumes",
            "linkedin_source",
            "linkedin_end_reason",
            "stages",
            "created_at",
            "updated_at",
            "activated_at",
            "closed_at",
        ]
        read_only_fields = fields


@extend_schema_serializer(component_name="Job")
class JobInput(StrictInput, serializers.ModelSerializer[Job]):
    """What can be set. The service cleans the description and checks the country."""

    class Meta:
        model = Job
        fields = EDITABLE_FIELDS


@extend_schema_serializer(component_name="Closure")
class ClosureInput(StrictInput):
    reason = serializers.ChoiceField(choices=Job.CloseReason.choices)


class JobFilters(FilterSerializer):
    status = serializers.ChoiceField(
        choices=Job.Status.choices, required=False, help_text=_("Only jobs in this state.")
    )
    search = serializers.CharField(
        max_length=200,
        required=False,
        allow_blank=True,
        help_text=_("Words that all stand in the title or the Job ID."),
    )
