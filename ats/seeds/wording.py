"""What the invented company says about candidates, and where they come from."""

from applications.models import Application
from candidates.models import Source

SOURCES = (
    ("Career site", Source.Kind.CAREER_SITE),
    ("Hafenjobs board", Source.Kind.JOB_BOARD),
    ("Referral by a colleague", Source.Kind.REFERRAL),
    ("Weserkontor agency", Source.Kind.AGENCY),
    ("Added by hand", Source.Kind.ADDED_BY_HAND),
    ("Rita Lindqvist (own search)", Source.Kind.ACTIVE_SEARCH),
)
TAGS = (
    "Forklift licence", "Shift work", "Speaks Polish", "Speaks Dutch", "Relocates", "Leads teams",
    "Silver medalist", "Cold chain", "Customs", "Career changer", "Returner", "SAP EWM",
)  # fmt: skip
# Titles, and what whoever has one is good at.
SKILLS = {
    "Warehouse engineer": ("SAP EWM", "Slotting", "Layout planning"),
    "Shift lead": ("Shift planning", "Leading a team", "Accident prevention"),
    "Route planner": ("Tour planning", "Driving times", "Telematics"),
    "Customs clerk": ("Customs declarations", "Tariff classification", "ATLAS"),
    "Electrician": ("Conveyor repair", "Switchgear", "Simatic S7"),
    "Cold store manager": ("Cold chain", "HACCP", "Stock accounts"),
    "Dispatcher": ("Transport planning", "Telematics", "Dutch"),
    "Data analyst": ("SQL", "Forecasting", "Python"),
    "Logistics coordinator": ("SAP TM", "Export papers", "English"),
    "Fleet manager": ("Fleet contracts", "Driving times", "Budgets"),
    "Forklift driver": ("Forklift licence", "Reach truck", "Loading plans"),
    "Account manager": ("Tenders", "Contract negotiation", "English"),
    "Conveyor technician": ("Conveyor repair", "Hydraulics", "Welding"),
    "Supply chain planner": ("SAP APO", "Forecasting", "Safety stock"),
}
TITLES = tuple(SKILLS)
EMPLOYERS = (
    "Hafenwerk Bremen", "Kranich Spedition", "Blaue Linie", "Elbdock Services", "Polder Freight",
    "Ostsee Kontor", "Vlaamse Vrachtgroep", "Norrland Transport", "Tide & Quay", "Delta Koeling",
    "Wanderfalke Logistik", "Baltic Rail Cargo", "Sieben Speicher", "Lotsen Systems",
)  # fmt: skip
PLACES = (
    ("Bremen", "Bremen", "DE"), ("Bremerhaven", "Bremen", "DE"), ("Hamburg", "Hamburg", "DE"),
    ("Leipzig", "Saxony", "DE"), ("Oldenburg", "Lower Saxony", "DE"),
    ("Rotterdam", "Zuid-Holland", "NL"), ("Antwerp", "Flanders", "BE"),
    ("Gdańsk", "Pomerania", "PL"), ("Gothenburg", "Västra Götaland", "SE"),
    ("Hull", "England", "GB"), ("Le Havre", "Normandie", "FR"), ("Bilbao", "País Vasco", "ES"),
)  # fmt: skip
DEGREES = (
    "Apprenticeship, warehouse logistics", "Apprenticeship, freight forwarding",
    "B.Sc. Logistics", "B.Eng. Industrial engineering", "Master craftsman",
)  # fmt: skip
SCHOOLS = (
    "Weser Vocational College", "Hansa Polytechnic", "Maas School of Transport",
    "Northern Harbour Academy", "University of Eastwick",
)  # fmt: skip
STRENGTHS = (
    "keeps calm on busy nights", "ten years of night shifts", "loves clean master data",
    "from apprentice to lead", "three warehouses moved, none lost", "knows every quay by name",
)  # fmt: skip
NOTES = (
    "Spoke on the phone for twenty minutes. Clear answers, wants to start in spring.",
    "Asked about shift allowances twice; send the table before the interview.",
    "Has done exactly this at a smaller site. References can be called.",
    "Would rather work in Bremerhaven than in Bremen. Ask again when something opens there.",
    "Notice period of three months, negotiable.",
    "Came across as reserved at first, then explained the conveyor problem better than we could.",
    "CV shows a gap of a year: looked after a parent. Nothing to ask further.",
)
FEEDBACK = (
    ("Explained the last outage calmly and in the right order. I would work with this person.",
     "yes"),
    ("Knows the tools, and said plainly where experience ends. A clear yes from me.", "strong_yes"),
    ("Friendly and quick, but has never planned more than one shift at a time.", "no"),
    ("Good with people. The technical part stayed vague even after I asked twice.", "no"),
    ("Brought a sketch of how the yard could be turned around. Impressive.", "strong_yes"),
    ("Did not know what the job is about and had no questions.", "strong_no"),
)  # fmt: skip
ATTRIBUTES = ("Communication", "Technical skill", "Planning", "Teamwork")
REJECTION_REASONS = Application.RejectionReason.values

# People a page must cope with: a name of sixty letters, one from right to left.
LONG_NAME = ("Maximiliane-Theodora Friederike", "von Hohenfels-Wolkenburg-Tal")
RIGHT_TO_LEFT_NAME = ("ليلى", "الحداد")
