from django.urls import path

from linkedin_rsc.intake.callback import callback

urlpatterns = [path("linkedin/callback/<str:token>/", callback, name="linkedin-callback")]
