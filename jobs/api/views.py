"""Jobs over the API: /api/v1/jobs/."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiView
from base.api.idempotency import idempotent
from jobs.api.serializers import (
    ClosureInput,
    JobFilters,
    JobInput,
    JobSerializer,
    load_for_answer,
)
from jobs.details.services import create_job, edit_job
from jobs.lifecycle.services import activate_job, close_job, restore_job
from jobs.models import Job


class JobView(ApiView):
    """The jobs this person may open, and how one is answered."""

    def jobs(self) -> QuerySet[Job]:
        return load_for_answer(Job.objects.visible_to(self.user))

    def job(self, id: str) -> Job:
        return get_object_or_404(self.jobs(), public_id=id)

    def answer(self, job: Job, status: int) -> Response:
        fresh = get_object_or_404(load_for_answer(Job.objects.all()), pk=job.pk)
        return Response(JobSerializer(fresh).data, status=status)


class JobList(JobView):
    @extend_schema(parameters=[JobFilters], responses=JobSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the jobs you may open, newest first."""
        filters = self.read_filters(JobFilters)
        jobs = self.jobs().matching(filters.pop("search", ""))  # type: ignore[attr-defined]  # A JobQuerySet.
        return self.answer_page(jobs.filter(**filters), JobSerializer)

    @extend_schema(request=JobInput, responses={201: JobSerializer})
    @idempotent
    def post(self, request: Request) -> Response:
        """Create a draft with the default process. You join its team in your role."""
        job = create_job(by=self.user, **self.read_input(JobInput))
        return self.answer(job, 201)


class JobDetail(JobView):
    @extend_schema(responses=JobSerializer)
    def get(self, request: Request, id: str) -> Response:
        """Show one job."""
        return Response(JobSerializer(self.job(id)).data)

    @extend_schema(request=JobInput, responses=JobSerializer)
    def patch(self, request: Request, id: str) -> Response:
        """Change details of a job that is not closed."""
        job = self.job(id)
        fields = self.read_input(JobInput, current=JobSerializer(job).data)
        return self.answer(edit_job(job=job, by=self.user, **fields), 200)


class JobActivation(JobView):
    @extend_schema(request=None, responses={201: JobSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Open a draft for prospects and applications."""
        return self.answer(activate_job(job=self.job(id), by=self.user), 201)


class JobClosure(JobView):
    @extend_schema(request=ClosureInput, responses={201: JobSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Close the job as filled or cancelled; its active applications end with it."""
        job = self.job(id)
        reason = self.read_input(ClosureInput)["reason"]
        return self.answer(close_job(job=job, by=self.user, reason=reason), 201)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, id: str) -> Response:
        """Open the closed job again, and its applications: active if it ever was, else a draft."""
        restore_job(job=self.job(id), by=self.user)
        return Response(status=204)
