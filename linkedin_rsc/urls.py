from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("linkedin_rsc.intake.urls")),
    path("", include("linkedin_rsc.pages.urls")),
]
