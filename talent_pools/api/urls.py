from django.urls import URLPattern, URLResolver, path

from talent_pools.api import imports, views

POOL = "talent-pools/<slug:id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("talent-pools/", views.PoolList.as_view()),
    path(POOL, views.PoolDetail.as_view()),
    path(f"{POOL}members/", views.PoolMembers.as_view()),
    path(f"{POOL}members/<slug:candidate_id>/", views.PoolMemberDetail.as_view()),
    path(f"{POOL}imports/", imports.PoolImports.as_view()),
    path(f"{POOL}imports/<slug:import_id>/", imports.PoolImportDetail.as_view()),
]
