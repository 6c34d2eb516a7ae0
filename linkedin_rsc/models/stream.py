"""The outgoing streams, and why a record of theirs is not sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stream(models.TextChoices):
    """The outgoing streams, in the order in which LinkedIn wants them (rsc-contract 12.5)."""

    ACCESS_LISTS = "access_lists", _("Job on a colleague's access list")
    ASSIGNEES = "assignees", _("Colleague on an access list")
    JOBS = "jobs", _("Job")
    CANDIDATES = "candidates", _("Candidate")
    MEMBERS = "members", _("Link to the LinkedIn profile")
    APPLICATIONS = "applications", _("Application")
    STAGES = "stages", _("Stage")
    CANDIDATE_NOTES = "candidate_notes", _("Note on the person")
    APPLICATION_NOTES = "application_notes", _("Note on the application")
    FEEDBACK = "feedback", _("Interview feedback")
    ATTACHMENTS = "attachments", _("Resume")

    @property
    def place(self) -> int:
        """Where it stands in this order, in which rows of several streams are locked as well."""
        return list(Stream).index(self)


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
    CONTACT_WITHHELD = (
        "contact_withheld",
        _("contact data is kept from LinkedIn, and no profile is linked"),
    )
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
    PRIVATE_NOTE = "private_note", _("the note is private")
    NOTES_NOT_SHARED = "notes_not_shared", _("notes are not shared with LinkedIn")
    FEEDBACK_NOT_SHARED = (
        "feedback_not_shared",
        _("interview feedback is not shared with LinkedIn"),
    )
    RESUMES_NOT_SHARED = "resumes_not_shared", _("resumes are not shared with LinkedIn")
    FILE_TYPE = "file_type", _("LinkedIn takes only PDF, Word and plain text files")
    FILE_TOO_LARGE = "file_too_large", _("LinkedIn takes only files of up to 10 MB")
    NO_CONTRACT = "no_contract", _("LinkedIn needs a Recruiter contract, and none is chosen")
    JOB_NOTES_NOT_SHARED = (
        "job_notes_not_shared",
        _("notes of this job are not shared with LinkedIn"),
    )
    JOB_FEEDBACK_NOT_SHARED = (
        "job_feedback_not_shared",
        _("interview feedback of this job is not shared with LinkedIn"),
    )
    JOB_RESUMES_NOT_SHARED = (
        "job_resumes_not_shared",
        _("resumes of this job are not shared with LinkedIn"),
    )
    ALL_WITHDRAWN = "all_withdrawn", _("the company had everything withdrawn from LinkedIn")
    LISTS_NOT_USED = "lists_not_used", _("access lists are not used")
    WAITING_FOR_LISTS = (
        "waiting_for_lists",
        _("LinkedIn has not confirmed yet that it keeps jobs to their teams"),
    )
    NO_ACCOUNT = "no_account", _("the colleague has no LinkedIn account connected")
    COLLEAGUE_LEFT = "colleague_left", _("the colleague no longer signs in to Tandem")
    GONE_HERE = "gone_here", _("it no longer exists in Tandem")

    @property
    def forbids(self) -> bool:
        """Whether LinkedIn must hold nothing of it, not even what it was sent before.

        Everything else keeps news back alone: what LinkedIn has may stay there.
        """
        return self in FORBIDDING


FORBIDDING = frozenset(
    {
        Hold.PROSPECT,
        Hold.PRIVATE_CANDIDATE,
        Hold.CONFIDENTIAL_JOB,
        Hold.NOT_LINKED,
        Hold.CONTACT_WITHHELD,
        Hold.PRIVATE_NOTE,
        Hold.NOTES_NOT_SHARED,
        Hold.FEEDBACK_NOT_SHARED,
        Hold.RESUMES_NOT_SHARED,
        Hold.JOB_NOTES_NOT_SHARED,
        Hold.JOB_FEEDBACK_NOT_SHARED,
        Hold.JOB_RESUMES_NOT_SHARED,
        Hold.ALL_WITHDRAWN,
        Hold.LISTS_NOT_USED,
        Hold.NO_ACCOUNT,
        Hold.COLLEAGUE_LEFT,
        Hold.GONE_HERE,
    }
)
