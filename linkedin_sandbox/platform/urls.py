from django.urls import path

from linkedin_sandbox.platform import consent, onboarding, widget

urlpatterns = [
    path("oauth/v2/authorization", consent.authorization, name="authorization"),
    path("xdoor/scripts/in.js", onboarding.in_js),
    path("xdoor/widgets/profile", widget.frame, name="profile-widget"),
    path("xdoor/widgets/onboarding", onboarding.frame, name="onboarding"),
]
