"""Applications and their steps as the API shows and takes them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.api.serializers import ColleagueSerializer
from applications.models import Application, StageChange
from base.api.inputs import FilterSerializer, StrictInput
from candidates import sources
from candidates.api.serializers import CandidateInput

FROM_STAGE_WORDS = _(
    "Where you saw the application, as the id or name of a stage. "
    "Where it stands elsewhere by now, the answer is 409 and says who moved it."
)
STAGE_WORDS = _("The id of a stage of the job, or its name.")


def load_for_answer(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Load what ApplicationSerializer shows: one query."""
    return applications.select_related("candidate", "job", "stage", "source")


class ApplicationSerializer(serializers.ModelSerializer[Application]):
    """`candidate`, `job` and `stage` are ids; `applied_at` is null while it is a prospect."""

    id = serializers.CharField(source="public_id")
    candidate = serializers.CharField(source="candidate.public_id")
    job = serializers.CharField(source="job.public_id")
    stage = serializers.CharField(source="stage.public_id")
    stage_name = serializers.CharField(source="stage.name")
    source = serializers.SlugRelatedField[Any](  # type: ignore[assignment]  # Our field, not the framework's word.
        slug_field="name", read_only=True, allow_null=True, help_text=_("Its name.")
    )

    class Meta:
        model = Application
        fields = [
            "id",
            "candidate",
            "job",
            "stage",
            "stage_name",
            "status",
            "rejection_reason",
            "source",
            "applied_at",
            "stage_entered_at",
            "created_at",
            "updated_at",
        ]
        read_only_fields = fields


@extend_schema_serializer(component_name="Application")
class ApplicationInput(StrictInput):
    candidate = serializers.CharField(
        max_length=40, required=False, help_text=_("The candidate's id.")
    )
    new_candidate = CandidateInput(
        required=False, help_text=_("Instead of `candidate`: whom to add together with this.")
    )
    job = serializers.CharField(max_length=40, help_text=_("The Job ID."))
    stage = serializers.CharField(
        max_length=100,
        required=False,
        help_text=_(
            "The id of a stage of the job, or its name. "
            "By default the first: Prospect, else Application."
        ),
    )
    source = serializers.CharField(  # type: ignore[assignment]  # Our field, not the framework's word.
        max_length=sources.MAX_CHARACTERS,
        required=False,
        help_text=_("Its name; a new name makes a new source. By default the candidate's source."),
    )

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        if ("candidate" in given) == ("new_candidate" in given):
            said = _("Name either a candidate or a new_candidate.")
            raise serializers.ValidationError({"candidate": [said]})
        return given


@extend_schema_serializer(component_name="StageChange")
class StageChangeInput(StrictInput):
    stage = serializers.CharField(max_length=100, help_text=STAGE_WORDS)
    from_stage = serializers.CharField(max_length=100, required=False, help_text=FROM_STAGE_WORDS)


@extend_schema_serializer(component_name="Rejection")
class RejectionInput(StrictInput):
    reason = serializers.ChoiceField(choices=Application.RejectionReason.choices)
    from_stage = serializers.CharField(max_length=100, required=False, help_text=FROM_STAGE_WORDS)


class ReinstatementQuery(FilterSerializer):
    from_stage = serializers.CharField(max_length=100, required=False, help_text=FROM_STAGE_WORDS)


class StageChangeSerializer(serializers.ModelSerializer[StageChange]):
    """A step of the history. `stage_name` is the stage's name as it was then."""

    id = serializers.CharField(source="public_id")
    stage = serializers.CharField(source="to_stage.public_id")
    stage_name = serializers.CharField(source="label")
    from_stage = serializers.CharField(source="from_stage.public_id", default=None, allow_null=True)
    changed_by = ColleagueSerializer(allow_null=True)

    class Meta:
        model = StageChange
        fields = [
            "id",
            "outcome",
            "stage",
            "stage_name",
            "from_stage",
            "changed_by",
            "changed_at",
        ]
        read_only_fields = fields


class ApplicationFilters(FilterSerializer):
    job = serializers.CharField(max_length=40, required=False, help_text=_("A Job ID."))
    candidate = serializers.CharField(max_length=40, required=False, help_text=_("Its id."))
    stage = serializers.CharField(max_length=40, required=False, help_text=_("A stage's id."))
    status = serializers.ChoiceField(choices=Application.Status.choices, required=False)
