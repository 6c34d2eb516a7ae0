"""A page that fails over a person's name, for the tests of reporting."""

from django.urls import path


def fail(request, name):
    return {}[name]


urlpatterns = [path("people/<name>/", fail)]
