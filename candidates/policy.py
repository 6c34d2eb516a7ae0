"""Who may do what to a candidate (attract.md section 3.2)."""

from accounts.models import User
from accounts.policy import is_administrator, is_hirer, require

EDITED_BY = "Only recruiters and hiring managers edit candidates."


def may_edit_candidates(user: User) -> bool:
    """Recruiters and hiring managers keep the contact details of whom they may see."""
    return is_administrator(user) or is_hirer(user)


def require_editor(by: User | None) -> None:
    """Raise NotAllowed for whoever may not edit; `by` is None where LinkedIn or a command acts."""
    require(by is None or may_edit_candidates(by), EDITED_BY)
