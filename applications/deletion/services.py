"""Deleting one application: the person stays."""

from django.db import transaction

from accounts.activity import record
from accounts.models import User
from applications.lifecycle.steps import lock
from applications.models import Application
from applications.permissions import DELETE_APPLICATION
from applications.verbs import ApplicationVerb
from candidates.details.services import lock as lock_candidate


@transaction.atomic
def delete_application(*, application: Application, by: User) -> None:
    """Delete an application with its steps, notes, feedback and documents. Cannot be undone.

    Locks job, application and candidate, in the order of a move; nobody writes a note on it
    meanwhile. It is recorded once it is gone, so that whoever decides anew about the person (may
    LinkedIn still know of them?) no longer counts it. Raises NotAllowed, NoLongerHere.
    """
    application = lock(application)
    DELETE_APPLICATION.require(by, application)
    lock_candidate(application.candidate)
    application.delete()
    record(
        ApplicationVerb.DELETED, by=by, subject=application, job=application.job.public_id,
        candidate=application.candidate.public_id,
    )  # fmt: skip
