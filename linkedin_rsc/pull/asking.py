"""What storing needs to know of the question: which one it is, and as whom it was asked."""

from dataclasses import dataclass

from linkedin_rsc.models import Pull


@dataclass(frozen=True)
class Asking:
    pull: Pull
    # Whose person URNs these are (rsc-contract 1).
    application: str
