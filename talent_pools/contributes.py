"""What this app puts into the frames of others."""

from django.utils.translation import gettext_lazy as _

from accounts.users.losses import Loss
from accounts.verbs import Verbs
from base.frames import Place
from base.personal_data import PersonalData
from candidates.people.actions import PeopleAction
from candidates.record.tabs import ActivityRule, RailPanel
from talent_pools.account_losses import of_pools
from talent_pools.imports.addresses import SHEETS
from talent_pools.members.queries import allows_activity, pools_of
from talent_pools.models import ImportRow, PoolMember
from talent_pools.permissions import CREATE_POOL, PERMISSIONS, SEE_POOLS
from talent_pools.verbs import PoolVerb

CONTRIBUTIONS = [
    Place(_("Pools"), "pool-list", "folder-heart", position=40, is_for=SEE_POOLS.allows),
    PeopleAction(
        _("Add to pool…"), "pool-additions", "folder-plus", CREATE_POOL.allows, position=10
    ),
    RailPanel("talent_pools/_rail.html", pools_of, position=10),
    SHEETS,
    ActivityRule(allows_activity),
    Loss(of_pools, position=40),
    Verbs(PoolVerb),
    PersonalData(
        PoolMember,
        rows=lambda candidate: PoolMember.objects.filter(candidate=candidate),
        position=40,
        exported=("pool__name", "added_at", "removed_at"),
        internal=("id", "candidate", "added_by"),
    ),
    PersonalData(
        ImportRow,
        rows=lambda candidate: ImportRow.objects.filter(email__in=candidate.emails.values("email")),
        position=40,
        exported=("first_name", "last_name", "email"),
        internal=("id", "sheet", "number"),
    ),
    PERMISSIONS,
]
