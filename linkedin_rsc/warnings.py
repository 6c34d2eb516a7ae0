"""What is wrong with LinkedIn at the moment, in one sentence for the home page."""

from linkedin_rsc.models import Connection, LedgerCount, LedgerRow

# Beyond this the sentence says "more than"; the exact number of many helps nobody.
COUNTED = 100


def linkedin_warning() -> str:
    """Return the sentence, empty when nothing is wrong or nothing is connected; 2 queries."""
    connection = Connection.current()
    if connection.problem:
        return connection.problem
    number = sum(LedgerCount.objects.by_place([LedgerRow.State.NEEDS_ATTENTION]).values())
    if not number:
        return ""
    words = f"More than {COUNTED}" if number > COUNTED else str(number)
    return f"{words} {'record needs' if number == 1 else 'records need'} attention at LinkedIn."
