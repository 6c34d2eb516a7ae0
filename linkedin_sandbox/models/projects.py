"""Projects of Recruiter, as far as saving somebody to one needs them."""

from django.db import models

from linkedin_sandbox.models.company import Contract, Member


class Project(models.Model):
    """A named list of members that the recruiters of a contract keep together."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="projects")
    name = models.CharField(max_length=100)
    members = models.ManyToManyField(Member, related_name="projects")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("contract", "name", name="one_project_per_name_and_contract")
        ]

    def __str__(self) -> str:
        return self.name
