"""Interview feedback over the API."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from applications.api.views import ApplicationView
from base.api.idempotency import idempotent
from interviews.api.serializers import FeedbackInput, FeedbackSerializer
from interviews.models import InterviewFeedback
from interviews.services import give_feedback


class Feedback(ApplicationView):
    @extend_schema(responses=FeedbackSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List the feedback that is yours to read, newest first."""
        application = self.application(id)
        given = InterviewFeedback.objects.visible_to(self.user)
        rows = given.filter(application=application).select_related("interviewer")
        about = application.candidate.public_id
        return self.answer_page(rows, FeedbackSerializer, about=about)

    @extend_schema(request=FeedbackInput, responses={201: FeedbackSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Say what you thought of an interview."""
        application = self.application(id)
        words = self.read_input(FeedbackInput)
        given = give_feedback(application=application, by=self.user, **words)
        return Response(FeedbackSerializer(given).data, status=201)
