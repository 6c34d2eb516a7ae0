"""What administrators and those who lead jobs decide in a random history."""

from accounts.activity import record
from candidates.models import Candidate
from jobs.details.services import edit_job
from jobs.lifecycle.services import close_job, restore_job
from jobs.team.services import add_team_member, remove_team_member
from jobs.verbs import JobVerb
from linkedin_rsc.connect.services.withdrawal import share_again, withdraw_everything
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.ledger.reconcile import begin


class Decisions:
    """About `jobs` and the connection, done `by` an administrator."""

    # -- Jobs ----------------------------------------------------------------------------------

    def close_off(self, which, is_confidential):
        self._change_job(which, is_confidential=is_confidential)

    def publish(self, which, availability):
        self._change_job(which, linkedin_availability=availability)

    def retitle(self, which, title):
        self._change_job(which, title=title)

    def reshape(self, which, name):
        """Rename a stage of a job, and have one more or one less, as a draft's could be."""
        job = self.jobs[which]
        job.stages.filter(kind="offer").update(name=name)
        if not job.stages.filter(position=12).delete()[0]:
            job.stages.create(name="Trial day", kind="interview", position=12)
        record(JobVerb.PROCESS_CHANGED, by=self.by, subject=job)

    def keep(self, which, kind, is_kept):
        """Have a job close one kind of what is written below it."""
        self._change_job(which, **{f"linkedin_{kind}": "closed" if is_kept else "inherit"})

    def _change_job(self, which, **given):
        edit_job(job=self.jobs[which], by=self.by, **given)

    def shut(self, which, is_shut):
        """Close a job, or open it again."""
        if is_shut:
            close_job(job=self.jobs[which], by=self.by, reason="filled")
        else:
            restore_job(job=self.jobs[which], by=self.by)

    def team(self, which, is_in):
        """Have the colleague with a seat join or leave those who lead a job."""
        job = self.jobs[which]
        member = job.team.filter(user=self.colleague).first()
        if is_in and not member:
            add_team_member(job=job, user=self.colleague, role="recruiter", by=self.by)
        elif member and not is_in:
            remove_team_member(member=member, by=self.by)

    # -- The connection ------------------------------------------------------------------------

    def share(self, kind, is_shared):
        change_settings(by=self.by, **{f"share_{kind}": is_shared})

    def withhold(self, groups):
        change_settings(by=self.by, withheld_fields=groups)

    def list_jobs(self, is_by_lists):
        """Have access lists say who sees which job, or everybody see all."""
        change_settings(by=self.by, use_access_lists=is_by_lists)

    def clean_up(self):
        """Have LinkedIn hold nothing of the company any more."""
        withdraw_everything(by=self.by)

    def come_back(self):
        share_again(by=self.by)

    def compare(self):
        """Have the ledger compared with what is here."""
        begin(by=self.by)

    def tamper(self, which, name):
        """Change the database around the services; only a comparison finds it."""
        self.is_tampered = True
        Candidate.objects.filter(pk=self.people[which].pk).update(last_name=name)

    def speak(self, version, *in_v2):
        """Change the generation of LinkedIn's API, but for some resources."""
        self.has_switched = True
        self.settings.LINKEDIN_API_VERSION = version
        self.settings.LINKEDIN_V2_RESOURCES = frozenset(in_v2)
