"""What the Prospect stage says of LinkedIn: by the switches, the connection and what was sent."""

from collections.abc import Sequence

from django.db.models import OuterRef, QuerySet

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
    return {prospect.pk: say_unshared(sent)}


def say_unshared(sent: int) -> str:
    """Say that nobody is shared but those LinkedIn was told of before."""
    if not sent:
        return _("not shared with LinkedIn")
    said = _("not shared with LinkedIn, but for %(count)s sent earlier")
    return said % {"count": count_label(sent, COUNTED)}


def _sent_earlier(prospect: Stage) -> QuerySet[LedgerRow]:
    """Select whom the company LinkedIn is connected with now was told of."""
    standing = Application.objects.filter(stage=prospect).values("public_id")
    return LedgerRow.objects.filter(
        stream=Stream.APPLICATIONS, record__in=standing,
        held_at_linkedin=True, epoch=OuterRef("epoch"),
    )  # fmt: skip
