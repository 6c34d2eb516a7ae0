"""What LinkedIn may hold at the end of a random history, by the rules and not by our code."""

from applications.models import Application
from candidates.models import Candidate
from documents.models import Document
from interviews.models import InterviewFeedback
from linkedin_rsc.models import Connection, ProfileLink
from notes.models import Note


def wanted():
    """Whom LinkedIn may hold with which name, on what with which steps, and what is below."""
    connection = Connection.current()
    if connection.withdrawn_at:
        return {}, {}, {}
    found = [one for one in _applications() if _may_go(one, connection)]
    people = {one.candidate.public_id: one.candidate.last_name for one in found}
    if connection.share_prospects:
        people |= _of_no_closed_job(connection)
    steps = {
        one.public_id: set(one.stage_changes.values_list("public_id", flat=True)) for one in found
    }
    remarks = _of_people(people, connection)
    return people, steps, remarks | _of_applications(found, connection)


def _applications():
    return Application.objects.select_related("candidate", "job", "stage").order_by("pk")


def _may_go(application, connection):
    is_open = not (application.candidate.is_private or application.job.is_confidential)
    is_past = connection.share_prospects or application.stage.kind != "prospect"
    return is_open and is_past and _may_be_known(application.candidate, connection)


def _may_be_known(person, connection):
    """Whoever has an e-mail address that LinkedIn is not to have must be linked."""
    return "contact" not in connection.withheld_fields or person.public_id in linked()


def linked():
    """The people whom somebody here takes for a member, with that member."""
    links = ProfileLink.objects.exclude(how=ProfileLink.How.MATCH)
    return dict(links.values_list("candidate__public_id", "person"))


def _of_no_closed_job(connection):
    """Where prospects are shared, everybody who is not on confidential jobs alone."""
    open_ones = [
        one
        for one in Candidate.objects.filter(is_private=False).order_by("pk")
        if _may_be_known(one, connection)
        and (
            not one.applications.exists()
            or one.applications.filter(job__is_confidential=False).exists()
        )
    ]
    return {one.public_id: one.last_name for one in open_ones}


def _of_people(people, connection):
    notes = Note.objects.filter(
        is_private=False, application=None, candidate__public_id__in=people
    ).order_by("pk")
    return {note.public_id: note.text for note in notes} if connection.share_notes else {}


def _of_applications(found, connection):
    """What was written on applications, by the switches of the company and of the job."""
    below = {}
    for one in found:
        if connection.share_notes and one.job.linkedin_notes != "closed":
            below |= _told(Note.objects.filter(application=one, is_private=False), "text")
        if connection.share_feedback and one.job.linkedin_feedback != "closed":
            below |= _told(InterviewFeedback.objects.filter(application=one), "feedback")
        if connection.share_resumes and one.job.linkedin_resumes != "closed":
            below |= _told(Document.objects.filter(application=one, kind="resume"), "digest")
    return below


def _told(rows, field):
    return dict(rows.values_list("public_id", field))
