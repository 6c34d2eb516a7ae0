"""Applications over the API: /api/v1/applications/."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiView
from applications.api.serializers import (
    ApplicationFilters,
    ApplicationInput,
    ApplicationSerializer,
    ReinstatementQuery,
    RejectionInput,
    StageChangeInput,
    StageChangeSerializer,
    load_for_answer,
)
from applications.arrivals.services import start_for_new
from applications.deletion.services import delete_application
from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reinstate_application, reject_application
from applications.lifecycle.starting import start_application
from applications.models import Application, StageChange
from base.api.idempotency import idempotent
from base.errors import InvalidInput
from base.text import folded
from base.words import gettext_lazy as _
from candidates.api.serializers import with_contacts
from candidates.models import Candidate
from jobs.models import Job, Stage

Found = TypeVar("Found", Candidate, Job)
UNKNOWN = {
    "candidate": _("There is no candidate %(id)s that you may open."),
    "job": _("There is no job %(id)s that you may open."),
}
# The filters of the list, as lookups.
LOOKUPS = {
    "job": "job__public_id",
    "candidate": "candidate__public_id",
    "stage": "stage__public_id",
    "status": "status",
}


class ApplicationView(ApiView):
    """The applications this person may open, and how one is answered."""

    def applications(self) -> QuerySet[Application]:
        return load_for_answer(Application.objects.visible_to(self.user))

    def application(self, id: str) -> Application:
        return get_object_or_404(self.applications(), public_id=id)

    def answer(self, application: Application, status: int) -> Response:
        fresh = get_object_or_404(load_for_answer(Application.objects.all()), pk=application.pk)
        return Response(ApplicationSerializer(fresh).data, status=status)


class ApplicationList(ApplicationView):
    @extend_schema(parameters=[ApplicationFilters], responses=ApplicationSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the applications you may open, newest first."""
        filters = self.read_filters(ApplicationFilters)
        lookups = {LOOKUPS[name]: value for name, value in filters.items()}
        found = self.applications().filter(**lookups)
        about = filters.get("candidate", "")
        return self.answer_page(found, ApplicationSerializer, about=about, of_people=True)

    @extend_schema(request=ApplicationInput, responses={201: ApplicationSerializer})
    @idempotent
    def post(self, request: Request) -> Response:
        """Put a candidate on an active job: one who is known, or a new one, who is added with it.

        Whoever leads the job may add somebody new for it, whatever role they hold in general. In a
        stage past Prospect they are at once visible to colleagues in LinkedIn, where it is
        connected and may be told of them.
        """
        given = self.read_input(ApplicationInput)
        job = _find(Job.objects.visible_to(self.user), "job", given["job"])
        stage = find_stage(job, given["stage"]) if "stage" in given else None
        where: dict[str, Any] = {"job": job, "stage": stage, "by": self.user}
        where["source"] = given.get("source")
        if "new_candidate" in given:
            application = start_for_new(details=with_contacts(given["new_candidate"]), **where)
        else:
            known = Candidate.objects.visible_to(self.user)
            candidate = _find(known, "candidate", given["candidate"])
            application = start_application(candidate=candidate, **where)
        return self.answer(application, 201)


class ApplicationDetail(ApplicationView):
    @extend_schema(responses=ApplicationSerializer)
    def get(self, request: Request, id: str) -> Response:
        """Show one application."""
        application = self.application(id)
        self.note_reading(application.candidate.public_id)
        return Response(ApplicationSerializer(application).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, id: str) -> Response:
        """Delete the application with its steps, notes, feedback and documents, also at LinkedIn.

        For the job's recruiters and administrators. The candidate stays. Cannot be undone: to end
        an application and keep its history, reject it.
        """
        delete_application(application=self.application(id), by=self.user)
        return Response(status=204)


class StageChanges(ApplicationView):
    @extend_schema(responses=StageChangeSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List the steps of the application's history, newest first."""
        application = self.application(id)
        steps = StageChange.objects.filter(application=application)
        related = steps.select_related("from_stage", "to_stage", "changed_by")
        about = application.candidate.public_id
        return self.answer_page(related, StageChangeSerializer, about=about)

    @extend_schema(request=StageChangeInput, responses={201: StageChangeSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Move the application to another stage of the job, forward or back.

        Out of Prospect this makes a person visible to colleagues in LinkedIn, where it is connected
        and may be told of them. It is told ten seconds later: moved back before, it never is.
        """
        application = self.application(id)
        given = self.read_input(StageChangeInput)
        step = move_application(
            application=application,
            to=find_stage(application.job, given["stage"]),
            by=self.user,
            seen_in=_seen_in(application.job, given),
        )
        return Response(StageChangeSerializer(step).data, status=201)


class Rejection(ApplicationView):
    @extend_schema(request=RejectionInput, responses={201: ApplicationSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """End the application with a reason."""
        application = self.application(id)
        given = self.read_input(RejectionInput)
        reject_application(
            application=application,
            reason=given["reason"],
            by=self.user,
            seen_in=_seen_in(application.job, given),
        )
        return self.answer(application, 201)

    @extend_schema(parameters=[ReinstatementQuery], responses={204: None})
    def delete(self, request: Request, id: str) -> Response:
        """Undo the rejection: the application stands again where it was."""
        application = self.application(id)
        seen_in = _seen_in(application.job, self.read_filters(ReinstatementQuery))
        reinstate_application(application=application, by=self.user, seen_in=seen_in)
        return Response(status=204)


def _seen_in(job: Job, given: dict[str, Any]) -> str:
    """Return the public id of the stage that `from_stage` names, "" where it is left out."""
    named = given.get("from_stage")
    return find_stage(job, named, field="from_stage").public_id if named else ""


def find_stage(job: Job, text: str, *, field: str = "stage") -> Stage:
    """Return the job's stage with this id, else with this name."""
    stages = list(job.stages.order_by("position"))
    for stage in stages:
        if stage.public_id == text:
            return stage
    for stage in stages:
        if folded(stage.name) == folded(text):
            return stage
    names = ", ".join(stage.name for stage in stages)
    said = _("%(job)s has no such stage. It has: %(stages)s.")
    raise InvalidInput(said % {"job": job.public_id, "stages": names}, field=field)


def _find(rows: QuerySet[Found], field: str, public_id: str) -> Found:
    """Return what an id in the body names. Somebody else's is as unknown as a mistyped one."""
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise InvalidInput(UNKNOWN[field] % {"id": public_id}, field=field)
    return found
