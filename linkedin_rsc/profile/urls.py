from django.urls import path

from linkedin_rsc.profile import views

urlpatterns = [
    path("jobs/<slug:public_id>/linkedin/", views.job_linkedin, name="job-linkedin"),
    path(
        "candidates/<slug:public_id>/linkedin/",
        views.candidate_linkedin,
        name="candidate-linkedin",
    ),
    path(
        "admin-center/linkedin/ledger/<slug:public_id>/resend/",
        views.ledger_resend,
        name="linkedin-ledger-resend",
    ),
]
