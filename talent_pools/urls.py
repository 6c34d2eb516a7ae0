from django.urls import URLPattern, URLResolver, path

from talent_pools import views
from talent_pools.imports import views as imports
from talent_pools.members import bulk, undone
from talent_pools.members import views as members
from talent_pools.pools import views as pools
from talent_pools.sharing import views as sharing

POOL = "talent-pools/<slug:public_id>/"
MEMBER = f"{POOL}members/<slug:candidate_id>/"

# "new", "template" and "additions" come first: they are no pool's id.
urlpatterns: list[URLPattern | URLResolver] = [
    path("talent-pools/", pools.pools, name="pool-list"),
    path("talent-pools/new/", pools.create, name="pool-create"),
    path("talent-pools/template/", imports.template, name="pool-template"),
    path("talent-pools/additions/", bulk.additions, name="pool-additions"),
    path(POOL, members.members, name="pool-detail"),
    path(f"{POOL}edit/", pools.edit, name="pool-edit"),
    path(f"{POOL}deletion/", pools.delete, name="pool-deletion"),
    path(f"{POOL}sharing/", sharing.sharing, name="pool-sharing"),
    path(f"{POOL}sharing/people/", sharing.offer, name="pool-sharing-people"),
    path(f"{POOL}sharing/<slug:user_id>/removal/", sharing.unshare, name="pool-unsharing"),
    path(f"{POOL}people/", members.people, name="pool-people"),
    path(f"{POOL}members/", members.add, name="pool-members"),
    path(f"{MEMBER}removal/", members.remove, name="pool-member-removal"),
    path(f"{MEMBER}return/", members.take_back, name="pool-member-return"),
    path(f"{POOL}removals/", bulk.removals, name="pool-removals"),
    path(f"{POOL}undone-additions/", undone.additions, name="pool-undone-additions"),
    path(f"{POOL}undone-removals/", undone.removals, name="pool-undone-removals"),
    path(f"{POOL}applications/", bulk.applications, name="pool-applications"),
    path(f"{POOL}imports/", imports.imports, name="pool-imports"),
    path(f"{POOL}imports/<slug:import_id>/", imports.result, name="pool-import"),
    path(f"{POOL}activity/", views.activity, name="pool-activity"),
]
