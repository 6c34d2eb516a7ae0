"""The outgoing streams, and why a record of theirs is not sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stream(models.TextChoices):
    """The outgoing streams, in the order in which LinkedIn wants them (rsc-contract 12.5)."""

    JOBS = "jobs", _("Job")
    CANDIDATES = "candidates", _("Candidate")
    MEMBERS = "members", _("Link to the LinkedIn profile")
    APPLICATIONS = "applications", _("Application")
    STAGES = "stages", _("Stage")


class Hold(models.TextChoices):
    """Why a record is not sent; the label completes "Held back: …"."""

    PROSPECT = "prospect", _("still a prospect")
    PRIVATE_CANDIDATE = "private_candidate", _("the candidate is private")
    CONFIDENTIAL_JOB = "confidential_job", _("the job is confidential")
    DRAFT_JOB = "draft_job", _("the job is a draft")
    NO_PLACE = (
        "no_place",
        _("LinkedIn needs the job's place: a city with its country, or a postal code"),
    )
    NO_IDENTITY = "no_identity", _("LinkedIn needs an e-mail address or a linked profile")
    NOT_LINKED = "not_linked", _("no LinkedIn profile is linked")
    NOT_CONNECTED = "not_connected", _("LinkedIn is not connected")
    SWITCHED_OFF = "switched_off", _("LinkedIn has this part of the integration switched off")
    WAITING_FOR_JOB = "waiting_for_job", _("waiting for the job to reach LinkedIn")
    WAITING_FOR_CANDIDATE = (
        "waiting_for_candidate",
        _("waiting for the candidate to reach LinkedIn"),
    )
    WAITING_FOR_APPLICATION = (
        "waiting_for_application",
        _("waiting for the application to reach LinkedIn"),
    )
    GONE_HERE = (
        "gone_here",
        _("it no longer exists in Tandem, which cannot take it off LinkedIn yet"),
    )
