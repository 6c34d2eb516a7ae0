"""Which LinkedIn member a candidate is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from candidates.models import Candidate


class ProfileLink(models.Model):
    """A candidate's LinkedIn member, as known to one child application (rsc-contract 1).

    A person URN is worth something only together with the application that obtained it.
    """

    class How(models.TextChoices):
        """Who said that they are one; the label ends "Linked to …, yesterday, …"."""

        EXPORT = "export", _("by an export from Recruiter")
        SHARED = "shared", _("by a profile they shared in an InMail")
        MATCH = "match", _("as LinkedIn recognised them")
        RECRUITER = "recruiter", _("as somebody set it at LinkedIn")
        WIDGET = "widget", _("in LinkedIn’s widget")
        PERSON = "person", _("as chosen here")

    candidate = models.OneToOneField(
        Candidate, on_delete=models.CASCADE, related_name="profile_link"
    )
    person = models.CharField(_("person URN"), max_length=100)
    application_urn = models.CharField(max_length=100)
    how = models.CharField(
        max_length=10, choices=How.choices, default=How.EXPORT, db_default=How.EXPORT
    )
    profile_url = models.URLField(max_length=300, blank=True)
    # What LinkedIn told beyond our own fields, for the LinkedIn tab.
    snapshot = models.JSONField(default=dict, blank=True)
    # Which of our fields the last export gave in a form that cannot be kept.
    left_out = models.JSONField(default=list, blank=True)
    linked_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application_urn", "person"], name="profile_link_once_per_member"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} is {self.person}"
