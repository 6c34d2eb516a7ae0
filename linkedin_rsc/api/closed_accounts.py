"""People whose LinkedIn account is closed over the API: /api/v1/linkedin/closed-accounts/."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from base.api.idempotency import idempotent
from base.api.inputs import StrictInput
from linkedin_rsc.api.views import LinkedInView
from linkedin_rsc.models import ClosedAccount
from linkedin_rsc.pull.closed.deciding import MAX_REASON, erase_closed_person, keep_person
from linkedin_rsc.pull.closed.people import with_people

Decided = ClosedAccount.Decision


class ClosedAccountSerializer(serializers.ModelSerializer[ClosedAccount]):
    """`candidate` answers no longer once the person is erased; `decision` is null until then."""

    id = serializers.CharField(source="public_id")
    candidate = serializers.SerializerMethodField(
        help_text=_("The person's public id; null for a member who is nobody in Tandem.")
    )
    decision = serializers.SerializerMethodField()

    class Meta:
        model = ClosedAccount
        fields = ["id", "candidate", "closed_at", "due_on", "decision", "reason", "decided_at"]
        read_only_fields = fields

    def get_candidate(self, account: Any) -> str | None:
        return account.person_record or None

    def get_decision(self, account: ClosedAccount) -> str | None:
        return account.decision or None


class DecisionInput(StrictInput):
    decision = serializers.ChoiceField(choices=[Decided.DELETE.value, Decided.KEEP.value])
    candidate = serializers.CharField(
        max_length=40,
        required=False,
        allow_null=True,
        help_text=_("Whom you decide about, as read; refused if it is somebody else by now."),
    )
    reason = serializers.CharField(
        max_length=MAX_REASON,
        required=False,
        allow_blank=True,
        default="",
        help_text=_("Needed to keep; of who is erased nothing is kept, no reason either."),
    )


class ClosedAccountView(LinkedInView):
    def account(self, public_id: str) -> Any:
        return get_object_or_404(with_people(ClosedAccount.objects.all()), public_id=public_id)

    def shown(self, account: Any) -> Response:
        if account.person_name:
            self.note_reading(account.person_record)
        return Response(ClosedAccountSerializer(account).data)


class ClosedAccounts(LinkedInView):
    @extend_schema(responses=ClosedAccountSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List people whose LinkedIn account is closed, the last LinkedIn told of first."""
        accounts = with_people(ClosedAccount.objects.all())
        return self.answer_page(accounts, ClosedAccountSerializer, of_people=True)


class ClosedAccountDetail(ClosedAccountView):
    @extend_schema(responses=ClosedAccountSerializer)
    def get(self, request: Request, id: str) -> Response:
        """Show one of them, and what was decided."""
        return self.shown(self.account(id))


class Decision(ClosedAccountView):
    @extend_schema(request=DecisionInput, responses=ClosedAccountSerializer)
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Erase the person here and at LinkedIn, which cannot be undone, or keep them and why."""
        given: dict[str, Any] = self.read_input(DecisionInput)
        account, by = self.account(id), self.user
        seen = (given["candidate"] or "") if "candidate" in given else None
        if given["decision"] == Decided.DELETE:
            erase_closed_person(account=account, by=by, seen=seen)
        else:
            keep_person(account=account, reason=given["reason"], by=by, seen=seen)
        return self.shown(self.account(id))
