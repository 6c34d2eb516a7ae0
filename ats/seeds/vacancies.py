"""The words of the invented company's openings."""

from typing import NamedTuple

from jobs.models import Job

ABOUT_US = (
    "Nordwind Logistics moves food, medicine and spare parts between twelve ports and the towns "
    "behind them. 900 people work with us, most of them in shifts, all of them in teams that know "
    "each other."
)


class Opening(NamedTuple):
    """One job of the demo; the teams are first names."""

    title: str
    city: str
    region: str
    country_code: str
    postal_code: str
    summary: str
    duties: tuple[str, ...]
    status: Job.Status = Job.Status.ACTIVE
    close_reason: str = ""
    workplace_type: Job.WorkplaceType = Job.WorkplaceType.ON_SITE
    employment_type: Job.EmploymentType = Job.EmploymentType.FULL_TIME
    is_confidential: bool = False
    prospects_enabled: bool = True
    recruiters: tuple[str, ...] = ("Rita",)
    managers: tuple[str, ...] = ("Henry",)
    interviewers: tuple[str, ...] = ("Bob", "Ann")

    @property
    def description(self) -> str:
        duties = "".join(f"<li>{duty}</li>" for duty in self.duties)
        return f"<p>{self.summary}</p><ul>{duties}</ul><p>{ABOUT_US}</p>"


OPENINGS = (
    Opening(
        "Warehouse systems engineer", "Bremen", "Bremen", "DE", "28195",
        "You keep our largest warehouse running: scanners, conveyors and the software in between.",
        ("Find out why a line stands still", "Plan upgrades with the shift leads",
         "Be on call one week in six"),
    ),
    Opening(
        "Night shift team lead", "Bremen", "Bremen", "DE", "28237",
        "You lead fourteen people who pack what the shops need before they open.",
        ("Plan shifts and breaks", "Train new colleagues", "Hand over to the early shift"),
        recruiters=("Rita", "Carl"),
    ),
    Opening(
        "Route planner", "Hamburg", "Hamburg", "DE", "20457",
        "You draw the tours of 120 lorries so that they meet their slots and come home in time.",
        ("Plan tours for the next day", "React to closures and strikes",
         "Measure what a kilometre costs"),
        workplace_type=Job.WorkplaceType.HYBRID, recruiters=("Carl",), interviewers=("Ann",),
    ),
    Opening(
        "Customs specialist", "Rotterdam", "Zuid-Holland", "NL", "3011",
        "You clear what arrives by sea, mostly fruit and medicine, before it loses its value.",
        ("Prepare declarations", "Talk with inspectors", "Keep our authorisations alive"),
        recruiters=("Rita",), interviewers=("Bob",),
    ),
    Opening(
        "Fleet electrician", "Leipzig", "Saxony", "DE", "04109",
        "You look after forty electric vans and the chargers they sleep at.",
        ("Repair and inspect vans", "Extend the charging yard", "Teach apprentices"),
        prospects_enabled=False, recruiters=("Carl",),
    ),
    Opening(
        "Head of cold chain", "Bremen", "Bremen", "DE", "28195",
        "You answer for everything we move below eight degrees, from the quay to the shelf.",
        ("Lead four site managers", "Own the audits", "Decide about new cold stores"),
        is_confidential=True, recruiters=("Tomke",), interviewers=(),
    ),
    Opening(
        "Forklift instructor", "Bremen", "Bremen", "DE", "28237",
        "You teach people to drive what weighs four tonnes and turns on the spot.",
        ("Run licence courses", "Inspect trucks", "Look into near misses"),
        status=Job.Status.CLOSED, close_reason=Job.CloseReason.FILLED,
    ),
    Opening(
        "Key account manager, retail", "Antwerp", "Flanders", "BE", "2000",
        "You are the one person our six largest shops call, whatever it is about.",
        ("Negotiate yearly contracts", "Bring problems to those who solve them"),
        status=Job.Status.CLOSED, close_reason=Job.CloseReason.FILLED,
        workplace_type=Job.WorkplaceType.HYBRID, recruiters=("Tomke", "Rita"),
    ),
    Opening(
        "Sustainability officer", "Gothenburg", "Västra Götaland", "SE", "411 03",
        "You count what we emit, and then you make it less.",
        ("Publish the yearly report", "Choose projects with the sites"),
        status=Job.Status.CLOSED, close_reason=Job.CloseReason.CANCELLED,
        employment_type=Job.EmploymentType.TEMPORARY, recruiters=("Carl",), interviewers=("Ann",),
    ),
    Opening(
        "Freight forwarding trainee", "Bremerhaven", "Bremen", "DE", "27568",
        "You learn our trade in three years, from the first booking to the last invoice.",
        ("Work in six departments", "Go to school two days a week"),
        status=Job.Status.DRAFT, employment_type=Job.EmploymentType.INTERNSHIP,
        interviewers=(),
    ),
    Opening(
        "Data analyst, network planning", "Berlin", "Berlin", "DE", "10115",
        "You find out where the next depot should stand, and tell it so that all understand.",
        ("Model flows of goods", "Draw maps", "Check last year's forecasts"),
        status=Job.Status.DRAFT, workplace_type=Job.WorkplaceType.REMOTE, recruiters=("Carl",),
        interviewers=("Ann",),
    ),
    Opening(
        "Dispatcher", "Gdańsk", "Pomerania", "PL", "80-001",
        "You know at every moment where our forty drivers on the Baltic routes are.",
        ("Give out tours", "Help when something breaks down", "Keep driving times lawful"),
        status=Job.Status.DRAFT, employment_type=Job.EmploymentType.PART_TIME,
        recruiters=("Tomke",),
    ),
)  # fmt: skip
