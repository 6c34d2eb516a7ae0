"""Who sits in front of the simulated Recruiter: a seat remembered in the session."""

from django.http import HttpRequest

from linkedin_sandbox.models import Seat

SESSION_KEY = "seat"


def signed_in_seat(request: HttpRequest) -> Seat | None:
    number = request.session.get(SESSION_KEY)
    seats = Seat.objects.select_related("member", "contract__organization")
    return seats.filter(number=number).first() if number else None


def sign_in(request: HttpRequest, seat: Seat) -> None:
    request.session[SESSION_KEY] = seat.number


def sign_out(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)
