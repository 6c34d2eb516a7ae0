"""What is wrong with LinkedIn at the moment, in one sentence for the home page."""

from linkedin_rsc.models import Connection, LedgerRow

# Beyond this the sentence says "more than"; counting all of a million rows helps nobody.
COUNTED = 100


def linkedin_warning() -> str:
    """Return the sentence, empty when nothing is wrong or nothing is connected; 2 queries."""
    connection = Connection.current()
    if connection.problem:
        return connection.problem
    troubled = LedgerRow.objects.filter(state=LedgerRow.State.NEEDS_ATTENTION)
    number = len(troubled.values_list("pk")[: COUNTED + 1])
    if not number:
        return ""
    words = f"More than {COUNTED}" if number > COUNTED else str(number)
    return f"{words} {'record needs' if number == 1 else 'records need'} attention at LinkedIn."
