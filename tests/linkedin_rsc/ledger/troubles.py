"""What troubles LinkedIn has in a random history."""

from datetime import timedelta

from linkedin_rsc.models import Connection
from tests.linkedin_rsc.pushing import fill_as_wanted, look

# What they are called in v2, and in the versioned API.
RESOURCES = {
    "candidates": ("atsCandidates", "candidates"),
    # Members are attached in v2 alone.
    "members": ("atsCandidates", "atsCandidates"),
    "applications": ("atsApplications", "atsApplications"),
    "stages": ("atsApplications/stages", "applicationStage"),
    "candidate notes": ("atsCandidates/notes", "candidateNotes"),
    "application notes": ("atsApplications/notes", "applicationNotes"),
    "feedback": ("atsApplications/interviewFeedback", "applicationInterviewFeedbacks"),
    "attachments": ("atsApplications/resumes", "attachments"),
    "addresses of files": ("hireMediaUrl", "hireMediaUrl"),
    "files": ("dms-uploads", "dms-uploads"),
    "jobs": ("simpleJobPostings", "jobRequisitions"),
    "postings": ("simpleJobPostings", "simpleJobPostings"),
    # In v2 there is none, so nothing fails.
    "stages of jobs": ("jobRequisitionStages", "jobRequisitionStages"),
    "tasks": ("simpleJobPostingTasks", "simpleJobPostingTasks"),
    "lists": ("atsEntityAcls", "entityAcls"),
    "assignees": ("atsEntityAclAssignees", "entityAclAssignees"),
    "configurations": ("atsIntegrations/configurations", "integrationConfigurations"),
}
OF_JOBS = {"jobs", "postings", "stages of jobs", "tasks", "lists", "assignees"}
OF_PEOPLE = {"candidates", "members", "candidate notes"}
ALWAYS = 10**6


class Troubles:
    """Arranged at the stand-in, `linkedin`, in the generation that is spoken at the moment."""

    is_poisoned = was_away = False

    def fail(self, resource, status, takes_effect, retry_after_s=None):
        more = {} if retry_after_s is None else {"retry_after_s": retry_after_s}
        self.linkedin.fail_next(self._name(resource), status, takes_effect=takes_effect, **more)

    def reset(self, resource, takes_effect):
        self._break(resource, "reset", status=503, takes_effect=takes_effect)

    def babble(self, resource, fault, takes_effect):
        """Have LinkedIn answer what nobody can read."""
        self._break(resource, fault, status=200, takes_effect=takes_effect)

    def revoke(self):
        """Have LinkedIn forget the tokens it gave, whenever they were to end."""
        self.linkedin.revoke_tokens(Connection.current().client_id)

    def part(self, resource, which, fault, takes_effect):
        """Have one record of a batch in neither map of the answer, or its failure in the wrong."""
        key = self._key(resource, which)
        self._break(resource, fault, key=key, status=500, takes_effect=takes_effect)

    def refuse_one(self, resource, which, status, takes_effect):
        """Fail one record of a batch."""
        self.linkedin.fail_next(
            self._name(resource), status, key=self._key(resource, which), takes_effect=takes_effect
        )

    def poison(self, resource, which, status):
        """Have a record refused, alone or with all that it is sent with, until it is mended."""
        self.is_poisoned = True
        name, key = self._name(resource), self._key(resource, which)
        if status == 400:
            self.linkedin.fail_next(name, status, times=3)
        self.linkedin.fail_next(name, status, key=key, times=ALWAYS)

    def away(self, hours):
        """Have LinkedIn be away, and senders try in vain now and then."""
        self.was_away = True
        self.linkedin.fail_next("*", 503, times=ALWAYS)
        for _ in range(hours // 3):
            fill_as_wanted()
            look()
            self.clock.shift(timedelta(hours=3))
        self.linkedin.forget_failures()

    def skew(self, seconds):
        """Set LinkedIn's clock ahead of ours."""
        self.linkedin.turn(clock_offset_s=seconds)

    def slow(self, seconds):
        """Have time pass; while an answer is awaited, the answer is slow."""
        self.clock.shift(timedelta(seconds=seconds))

    def _break(self, resource, fault, **more):
        self.linkedin.break_next(self._name(resource), fault, **more)

    def _name(self, resource):
        v2, versioned = RESOURCES[resource]
        return versioned if self.settings.LINKEDIN_API_VERSION else v2

    def _key(self, resource, which):
        """Something in the key of a record, be it in that of what it belongs to."""
        if resource in OF_JOBS:
            return self.jobs[which].public_id
        about = self.people if resource in OF_PEOPLE else self.applications
        return about[which].public_id
