"""The LinkedIn integration over the API: /api/v1/linkedin/."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiView
from base.api.idempotency import idempotent
from linkedin_rsc.api.serializers import (
    LedgerFilters,
    LedgerRowSerializer,
    NotificationFilters,
    NotificationSerializer,
)
from linkedin_rsc.api.settings import (
    SettingsInput,
    SettingsSerializer,
    change_all,
    settings_of,
)
from linkedin_rsc.intake.replay import replay
from linkedin_rsc.ledger.resend import resend
from linkedin_rsc.models import Connection, LedgerRow, Notification
from linkedin_rsc.permissions import MANAGE_LINKEDIN, SEE_LINKEDIN


class LinkedInView(ApiView):
    """For administrators; read-only people may look."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        (SEE_LINKEDIN if _only_looks(request) else MANAGE_LINKEDIN).require(self.user)


class Settings(LinkedInView):
    @extend_schema(responses=SettingsSerializer)
    def get(self, request: Request) -> Response:
        """Show whose company it is at LinkedIn, and what it shares there."""
        return Response(SettingsSerializer(settings_of(Connection.current())).data)

    @extend_schema(request=SettingsInput, responses=SettingsSerializer)
    def patch(self, request: Request) -> Response:
        """Change what is given. What waits or is held back is then looked at again."""
        given = self.read_input(SettingsInput, current=settings_of(Connection.current()))
        return Response(SettingsSerializer(change_all(by=self.user, **given)).data)


class Ledger(LinkedInView):
    @extend_schema(parameters=[LedgerFilters], responses=LedgerRowSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List what LinkedIn should hold, holds and answered, newest record first."""
        rows = LedgerRow.objects.found_by(**self.read_filters(LedgerFilters))
        return self.answer_page(rows, LedgerRowSerializer)


class LedgerDetail(LinkedInView):
    @extend_schema(responses=LedgerRowSerializer)
    def get(self, request: Request, id: str) -> Response:
        """Show the sync of one record."""
        row = get_object_or_404(LedgerRow.objects.with_public_id(id))
        return Response(LedgerRowSerializer(row).data)


class Resend(LinkedInView):
    @extend_schema(request=None, responses={202: LedgerRowSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Send the record again, even unchanged."""
        row = resend(row=get_object_or_404(LedgerRow.objects.with_public_id(id)), by=self.user)
        return Response(LedgerRowSerializer(row).data, status=202)


class Notifications(LinkedInView):
    @extend_schema(parameters=[NotificationFilters], responses=NotificationSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List what LinkedIn pushed to us, newest first."""
        notifications = Notification.objects.found_by(**self.read_filters(NotificationFilters))
        page = self.paginate_queryset(notifications.defer("raw_body")) or []
        self.note_reading("", sum(one.tells_of_somebody for one in page))
        return self.get_paginated_response(NotificationSerializer(page, many=True).data)


class NotificationDetail(LinkedInView):
    @extend_schema(responses=NotificationSerializer)
    def get(self, request: Request, id: str) -> Response:
        """Show one push and what became of it."""
        known = Notification.objects.select_related("application__candidate")
        notification = get_object_or_404(known, public_id=id)
        self.note_reading(notification.whose, notification.tells_of_somebody)
        return Response(NotificationSerializer(notification).data)


class Replay(LinkedInView):
    @extend_schema(request=None, responses={202: NotificationSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Put an ended notification to work again. An export that is done stays done."""
        notification = get_object_or_404(Notification, public_id=id)
        replayed = replay(notification=notification, by=self.user)
        return Response(NotificationSerializer(replayed).data, status=202)


def _only_looks(request: Request) -> bool:
    return request.method in {"GET", "HEAD"}
