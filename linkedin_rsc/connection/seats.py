"""Which colleague sits on a Recruiter seat: by their connected account, else by e-mail.

A person URN is sure; an e-mail of a seat is what LinkedIn has on file and only then decides when
nobody connected their account (rsc-contract 9.1).
"""

from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat, Replace, Trim

from accounts.models import User
from linkedin_rsc.models import ConnectedAccount, Connection, Contract, Seat

SEAT = "urn:li:seat:"
# Of a contract: whether LinkedIn has said who sits on it. A contract that is not switched on yet
# tells nothing.
READ = Exists(Seat.objects.filter(contract=OuterRef("pk")))


def colleague_of(seat: Seat, connection: Connection) -> User | None:
    """Return the active colleague on the seat, None where nobody is known to be."""
    account = (
        ConnectedAccount.objects.of(connection.application_in_use)
        .filter(person=seat.member)
        .exclude(person="")
        .select_related("user")
        .first()
    )
    if account:
        return account.user if account.user.is_active else None
    # Whoever connected another account is not on this seat, whatever its e-mail.
    free = User.objects.filter(is_active=True, linkedin_account=None)
    return free.filter(email=seat.email.lower()).first() if seat.email else None


def seats_of(user: User, connection: Connection) -> list[Seat]:
    """Return the seats of a colleague's connected account, the active first."""
    account = ConnectedAccount.objects.of(connection.application_in_use).filter(user=user).first()
    if account is None:
        return []
    seats = Seat.objects.filter(member=account.person).select_related("contract")
    return sorted(seats.order_by("id"), key=lambda seat: not seat.is_active)


def are_all_known() -> bool:
    """Say whether the seats of every contract were read: only then has somebody none; 1 query."""
    contracts = Contract.objects.annotate(is_read=READ).values_list("is_read", flat=True)
    known = list(contracts)
    return bool(known) and all(known)


def sits_there(user: User, member: str, application: str) -> Exists:
    """Say in a query whether the seat of a row is this colleague's, by their connected account.

    An e-mail is not enough here: it opens what two people wrote to each other. The names are those
    of the row's fields.
    """
    accounts = ConnectedAccount.objects.of(OuterRef(application))
    return Exists(accounts.filter(user=user, person=OuterRef(member)).exclude(person=""))


def name_of_seat(seat: str = "") -> Case:
    """Name in a query who is on a seat, the row's own or that of its field `seat`."""
    at = f"{seat}__" if seat else ""
    name = Trim(Concat(f"{at}first_name", Value(" "), f"{at}last_name"))
    return Case(
        When(
            **{f"{at}first_name": "", f"{at}last_name": ""},
            then=Concat(Value("Seat "), f"{at}seat_id"),
        ),
        default=name,
    )


def name_on_seat(urn: str) -> Subquery:
    """Name in a query who is on the seat that a field of the row gives, as a seat or a person."""
    number = Replace(OuterRef(urn), Value(SEAT), Value(""))
    meant = Q(seat_id=number) | Q(member=OuterRef(urn), member__gt="")
    return Subquery(Seat.objects.filter(meant).order_by("-id").values(name=name_of_seat())[:1])
