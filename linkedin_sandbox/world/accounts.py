"""Members' own accounts: changed by them, or closed (section 6.3)."""

from django.db import transaction
from django.db.models import Q, QuerySet

from linkedin_sandbox.models import DeveloperApplication, Export, Member, StubProfile
from linkedin_sandbox.world import clock
from linkedin_sandbox.world.refusals import Refused


class AccountClosed(Refused):
    pass


def check_open(member: Member) -> None:
    if member.closed_at:
        raise AccountClosed(f"{member.full_name} has closed the account.")


@transaction.atomic
def close_account(member: Member) -> None:
    """Close a member's account: Recruiter finds them no more, nor does any candidate match."""
    check_open(member)
    member.matched_candidates.clear()
    member.linked_candidates.update(manual_match=None)
    member.closed_at = clock.in_ms()
    member.save(update_fields=["closed_at"])


def closed_for(application: DeveloperApplication) -> QuerySet[Member]:
    """List the closed members an application was given, by export or as a stub profile."""
    exported = Export.objects.filter(application=application).values("member")
    shared = StubProfile.objects.filter(contract__owner=application).values("member")
    given = Q(pk__in=exported) | Q(pk__in=shared)
    return Member.objects.filter(given, closed_at__lte=clock.now())
