"""Exports that wait for a colleague over the API: /api/v1/linkedin/held-exports/."""

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiView
from accounts.models import User
from accounts.policy import is_hirer
from base.api.idempotency import idempotent
from candidates.models import Candidate
from jobs.models import Job
from linkedin_rsc.intake.deciding import accept_export, decline_export, exports_to_decide
from linkedin_rsc.intake.telling import exporter_of
from linkedin_rsc.models import HeldExport


class HeldExportSerializer(serializers.ModelSerializer[HeldExport]):
    """`job` is null where you may not know of it."""

    id = serializers.CharField(source="public_id")
    candidate = serializers.CharField(source="candidate.public_id")
    exporter = serializers.SerializerMethodField()
    job = serializers.SerializerMethodField()

    class Meta:
        model = HeldExport
        fields = ["id", "candidate", "exporter", "job", "created_at"]
        read_only_fields = fields

    def get_exporter(self, held: HeldExport) -> str:
        return exporter_of(held)

    def get_job(self, held: HeldExport) -> str | None:
        return held.job.public_id if held.knows_job else None  # type: ignore[attr-defined]  # Below.


class HeldExportView(ApiView):
    def held_export(self, held_id: str) -> HeldExport:
        """Return an export of somebody whom this person may open; the service asks for more."""
        opened = Candidate.objects.visible_to(self.user).filter(pk=OuterRef("candidate"))
        return get_object_or_404(HeldExport.objects.filter(Exists(opened)), public_id=held_id)


class HeldExports(ApiView):
    @extend_schema(responses=HeldExportSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the exports of private people that wait for you, newest first."""
        related = exports_to_decide(self.user).select_related("candidate", "job", "exporter")
        known = related.annotate(knows_job=_knows_job(self.user))
        return self.answer_page(known, HeldExportSerializer, of_people=True)


class Acceptance(HeldExportView):
    @extend_schema(request=None, responses={204: None})
    @idempotent
    def post(self, request: Request, held_id: str) -> Response:
        """Let the person join the job; whoever leads it sees them from then on."""
        accept_export(held=self.held_export(held_id), by=self.user)
        return Response(status=204)


class Refusal(HeldExportView):
    @extend_schema(request=None, responses={204: None})
    @idempotent
    def post(self, request: Request, held_id: str) -> Response:
        """Keep the person off the job. The exporter learns it; a further export asks again."""
        decline_export(held=self.held_export(held_id), by=self.user)
        return Response(status=204)


def _knows_job(user: User) -> Q:
    opened = Q(Exists(Job.objects.visible_to(user).filter(pk=OuterRef("job"))))
    return opened | Q(job__is_confidential=False) if is_hirer(user) else opened
