"""What troubles LinkedIn has in a random history."""

from datetime import timedelta

from tests.linkedin_rsc.pushing import fill_as_wanted, look

# Of v2, and what the same is called in the versioned API.
RESOURCES = {
    "atsCandidates": "candidates",
    "atsApplications": "atsApplications",
    "atsApplications/stages": "applicationStage",
    "atsCandidates/notes": "candidateNotes",
    "atsApplications/notes": "applicationNotes",
    "atsApplications/interviewFeedback": "applicationInterviewFeedbacks",
    "simpleJobPostings": "simpleJobPostings",
}
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

    def say_nothing(self, resource, which, takes_effect):
        key = self._key(resource, which)
        self._break(resource, "unanswered", key=key, status=500, takes_effect=takes_effect)

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
        return RESOURCES[resource] if self.settings.LINKEDIN_API_VERSION else resource

    def _key(self, resource, which):
        """Something in the key of a record, be it in that of what it belongs to."""
        if resource == "simpleJobPostings":
            return self.jobs[which].public_id
        about = self.applications if resource.startswith("atsApp") else self.people
        return about[which].public_id
