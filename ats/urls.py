"""Every address of Tandem; design.md section 6 fixes the ones that others call."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("django-admin/", admin.site.urls),
]
