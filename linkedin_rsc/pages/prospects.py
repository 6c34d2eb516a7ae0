"""What the Prospect stage says of LinkedIn: by the switches, the connection and what was sent."""

from collections.abc import Sequence

from django.db.models import OuterRef, Q, QuerySet

from applications.models import Application
from base.counting import CappedCount, count_label
from base.words import gettext as _
from jobs.models import Job, Stage
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams.sharing import Sharing

# More than this are "100+".
COUNTED = 100


def stage_notes(job: Job, stages: Sequence[Stage]) -> dict[int, str]:
    """Say of the Prospect stage whether LinkedIn sees who stands there; 1 query."""
    prospect = next((stage for stage in stages if stage.is_prospect), None)
    if prospect is None:
        return {}
    sharing, sent = Sharing.current_with(CappedCount(_sent_earlier(prospect), COUNTED))
    if sharing.share_prospects and sharing.sends_people and not job.is_confidential:
        return {prospect.pk: _("shared with LinkedIn")}
    is_open = sharing.sends_people
    if is_open and not (sent or job.is_confidential):
        return {prospect.pk: _("not shared with LinkedIn until moved on")}
    return {prospect.pk: say_unshared(sent, is_open=is_open)}


def say_unshared(sent: int, *, is_open: bool) -> str:
    """Say that nobody is shared, and how many LinkedIn still has from before."""
    if not sent:
        return _("not shared with LinkedIn")
    said = _("not shared with LinkedIn; %(count)s sent earlier, being withdrawn")
    if not is_open:
        said = _("not shared with LinkedIn; %(count)s sent earlier, withdrawn once it is enabled")
    return said % {"count": count_label(sent, COUNTED)}


def _sent_earlier(prospect: Stage) -> QuerySet[LedgerRow]:
    """Select whom the company LinkedIn is connected with now was told of and may still hold."""
    standing = Application.objects.filter(stage=prospect).values("public_id")
    there = Q(held_at_linkedin=True) | Q(may_be_held=True, wanted=LedgerRow.Wanted.ABSENT)
    return LedgerRow.objects.filter(
        there, stream=Stream.APPLICATIONS, record__in=standing, epoch=OuterRef("epoch")
    )
