from django.urls import URLPattern, URLResolver, re_path

from base.api.views import NothingHere

# Included last of all below api/: answers what nobody else does.
urlpatterns: list[URLPattern | URLResolver] = [re_path("", NothingHere.as_view())]
