"""Delegates: who leads a job has somebody stand in for them there (attract 3.1).

They hold the role of the place they stand in for, so each permission holds for them as well. It
takes no global role, ends with that place, and is never given for a colleague.
"""

from django.db import transaction

from accounts.activity import record
from accounts.models import User
from accounts.policy import is_administrator
from base.errors import InvalidInput, NotAllowed
from base.words import gettext_lazy as _
from jobs.lifecycle.services import lock
from jobs.models import Job, TeamMember
from jobs.verbs import JobVerb


def own_lead(job: Job, user: User) -> TeamMember | None:
    """Return the place in which this person leads the job in their own name; one query."""
    return job.team.leading().own().filter(user=user).order_by("-role").first()


@transaction.atomic
def name_delegate(*, job: Job, user: User, by: User) -> TeamMember:
    """Have somebody stand in for `by` on this job, in the role of `by`.

    Raises NotAllowed where `by` does not lead the job, InvalidInput where `user` cannot.
    """
    lock(job)
    principal = own_lead(job, by)
    if principal is None:
        raise NotAllowed(_("Only who leads this job names a delegate, for themselves."))
    if not user.is_active:
        raise InvalidInput(_("%(name)s no longer signs in here.") % {"name": user}, field="user")
    member, is_new = TeamMember.objects.get_or_create(
        job=job, user=user, role=principal.role, defaults={"stands_in_for": principal}
    )
    if not is_new:
        raise InvalidInput(
            _("%(name)s already has this place on the team.") % {"name": user}, field="user"
        )
    record(JobVerb.DELEGATE_NAMED, by=by, subject=job, job=job.public_id, user=user.pk,
           role=principal.role)  # fmt: skip
    return member


def refuse_against_principal(member: TeamMember, by: User) -> None:
    """Raise NotAllowed where a delegate would remove another, or whom they stand in for.

    Administrators may, and whoever leads the job in their own name as well.
    """
    if member.user_id == by.pk or is_administrator(by) or own_lead(member.job, by):
        return
    places = member.job.team.filter(user=by)
    if member.stands_in_for_id or places.filter(stands_in_for=member).exists():
        raise NotAllowed(_("A delegate removes no other delegate, nor whom they stand in for."))
