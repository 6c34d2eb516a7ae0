"""Interview feedback over the API."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from applications.api.views import ApplicationView
from applications.models import Application
from base.api.idempotency import idempotent
from interviews.api.serializers import FeedbackInput, FeedbackSerializer
from interviews.models import InterviewFeedback
from interviews.services import delete_feedback, give_feedback


class FeedbackView(ApplicationView):
    """The feedback this person may read on the applications they may open."""

    def feedback(self, application: Application) -> QuerySet[InterviewFeedback]:
        readable = InterviewFeedback.objects.visible_to(self.user)
        return readable.filter(application=application).select_related("interviewer")


class Feedback(FeedbackView):
    @extend_schema(responses=FeedbackSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List the feedback that is yours to read, newest first."""
        application = self.application(id)
        about = application.candidate.public_id
        return self.answer_page(self.feedback(application), FeedbackSerializer, about=about)

    @extend_schema(request=FeedbackInput, responses={201: FeedbackSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Say what you thought of an interview."""
        application = self.application(id)
        words = self.read_input(FeedbackInput)
        given = give_feedback(application=application, by=self.user, **words)
        return Response(FeedbackSerializer(given).data, status=201)


class FeedbackDetail(FeedbackView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, id: str, feedback_id: str) -> Response:
        """Delete feedback of yours for good; administrators delete that of others, too."""
        application = self.application(id)
        given = get_object_or_404(self.feedback(application), public_id=feedback_id)
        given.application = application
        delete_feedback(feedback=given, by=self.user)
        return Response(status=204)
