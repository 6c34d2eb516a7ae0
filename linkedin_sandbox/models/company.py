"""The customer's side of LinkedIn: company, Recruiter contracts, seats, and the members."""

from django.db import models
from django.utils import timezone


class Organization(models.Model):
    """A company on LinkedIn. `owner` is the child application that synchronises its data.

    Recruiters of a company may also export to the ATS instances of its sisters (same `group`).
    """

    number = models.PositiveBigIntegerField(unique=True)
    name = models.CharField(max_length=200)
    group = models.CharField(max_length=100, blank=True)
    owner = models.ForeignKey(
        "DeveloperApplication", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

    @property
    def urn(self) -> str:
        return f"urn:li:organization:{self.number}"


class Contract(models.Model):
    """One Recruiter contract (dashboard) of a company."""

    number = models.PositiveBigIntegerField(unique=True)
    name = models.CharField(max_length=200)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="contracts"
    )
    owner = models.ForeignKey(
        "DeveloperApplication", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

    @property
    def urn(self) -> str:
        return f"urn:li:contract:{self.number}"


class Member(models.Model):
    """A person with a LinkedIn profile. Applications see a scoped id (`PersonId`), never `pk`.

    Two members may have the same e-mail address: the ATS must cope with that.
    """

    slug = models.SlugField(max_length=100, unique=True)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(db_index=True)
    phone = models.CharField(max_length=40, blank=True)
    headline = models.CharField(max_length=200, blank=True)
    employer = models.CharField(max_length=200, blank=True)
    location = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    years_of_experience = models.PositiveSmallIntegerField(default=0)
    skills = models.JSONField(default=list)
    positions = models.JSONField(default=list, help_text="latest first: title, companyName, years")
    educations = models.JSONField(default=list, help_text="schoolName, degreeName")
    allows_export = models.BooleanField(default=True, help_text="shares the profile with an ATS")
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.full_name} ({self.slug})"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def profile_url(self) -> str:
        return f"https://www.linkedin.com/in/{self.slug}"


class Seat(models.Model):
    """A Recruiter licence; its holder is a member too."""

    class State(models.TextChoices):
        ACTIVE = "ACTIVE"
        INACTIVE = "INACTIVE"
        INVITED = "INVITED"
        PARKED = "PARKED"

    number = models.PositiveBigIntegerField(unique=True)
    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="seats")
    is_admin = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.member.full_name}, seat {self.number}"

    @property
    def urn(self) -> str:
        return f"urn:li:seat:{self.number}"

    @property
    def place(self) -> str:
        """The contract, and whether the seat is an admin of it."""
        return f"{self.contract.name}, admin" if self.is_admin else self.contract.name
