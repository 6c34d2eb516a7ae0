"""What the cards and rows of a pipeline say about LinkedIn."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from applications.models import Application
from applications.pipeline.marks import CardMark, MarksByKey
from linkedin_rsc.models import LedgerRow, ProfileLink
from linkedin_rsc.models.ledger_lookup import Word

LINKED = CardMark("linked", "in", _("Linked with a LinkedIn profile"))
TROUBLED = CardMark("attention", "!", _("LinkedIn refused something: see the LinkedIn tab"))


def marks_of(applications: Sequence[Application]) -> MarksByKey:
    """Mark who is linked and of whom LinkedIn refused something; 2 queries for any number."""
    linked = ProfileLink.objects.filter(candidate__in=[row.candidate_id for row in applications])
    troubled = LedgerRow.objects.filter(
        application__in=[row.public_id for row in applications],
        state=Word(LedgerRow.State.NEEDS_ATTENTION.value),
    )
    people = set(linked.values_list("candidate", flat=True))
    refused = set(troubled.values_list("application", flat=True))
    marks = defaultdict(list)
    for row in applications:
        if row.candidate_id in people:
            marks[row.pk].append(LINKED)
        if row.public_id in refused:
            marks[row.pk].append(TROUBLED)
    return marks
