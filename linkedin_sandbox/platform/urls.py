from django.urls import path

from linkedin_sandbox.platform import onboarding

urlpatterns = [
    path("xdoor/scripts/in.js", onboarding.in_js),
    path("xdoor/widgets/onboarding", onboarding.frame, name="onboarding"),
]
