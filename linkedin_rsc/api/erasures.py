"""Erasures and their receipts over the API: /api/v1/linkedin/erasures/."""

import json
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from base.api.idempotency import idempotent
from base.api.inputs import StrictInput
from base.errors import InvalidInput
from linkedin_rsc.api.views import LinkedInView
from linkedin_rsc.connect.services.withdrawal import share_again, withdraw_everything
from linkedin_rsc.models import Connection, Erasure
from linkedin_rsc.permissions import MANAGE_LINKEDIN

STATES = [*Erasure.State.values, "needs_person"]


class ErasureSerializer(serializers.ModelSerializer[Erasure]):
    """How far LinkedIn has forgotten somebody; `record` is the former id, or the company's."""

    id = serializers.CharField(source="public_id")
    record = serializers.CharField(source="name")
    state = serializers.SerializerMethodField(help_text=_("One of under_way, needs_person, done."))

    class Meta:
        model = Erasure
        fields = ["id", "kind", "record", "state", "requested_at", "done_at"]
        read_only_fields = fields

    def get_state(self, erasure: Any) -> str:
        return "needs_person" if erasure.needs_person else str(erasure.state)


class Erasures(LinkedInView):
    @extend_schema(responses=ErasureSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List all erasures, the last one first."""
        rows = Erasure.objects.with_standing().defer("receipt")
        return self.answer_page(rows, ErasureSerializer)


class WithdrawalInput(StrictInput):
    organization_id = serializers.CharField(
        max_length=60,
        help_text=_("The connected company's ID at LinkedIn, to confirm that it is meant."),
    )


class Withdrawal(LinkedInView):
    @extend_schema(request=WithdrawalInput, responses={202: ErasureSerializer})
    @idempotent
    def post(self, request: Request) -> Response:
        """Have LinkedIn forget everything of the company; here all stays, and nothing more is sent.

        It is done in the background and ends with a receipt. Asked for again, what was begun is
        shown.
        """
        given = self.read_input(WithdrawalInput)
        if given["organization_id"] != Connection.current().organization_id:
            raise InvalidInput(
                _("This is not the ID of the company that is connected."), field="organization_id"
            )
        begun = withdraw_everything(by=self.user)
        one = Erasure.objects.with_standing().get(pk=begun.pk)
        return Response(ErasureSerializer(one).data, status=202)

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        """Share again, once everything is gone: what may be sent is sent anew."""
        share_again(by=self.user)
        return Response(status=204)


class ErasureDetail(LinkedInView):
    @extend_schema(responses=ErasureSerializer)
    def get(self, request: Request, id: str) -> Response:
        """Show one of them."""
        one = get_object_or_404(Erasure.objects.with_standing(), public_id=id)
        return Response(ErasureSerializer(one).data)


class Receipt(LinkedInView):
    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, id: str) -> Response:
        """Show the signed receipt of an erasure that is over; for administrators."""
        MANAGE_LINKEDIN.require(self.user)
        one = get_object_or_404(Erasure.objects.exclude(receipt=""), public_id=id)
        return Response(json.loads(one.receipt))
