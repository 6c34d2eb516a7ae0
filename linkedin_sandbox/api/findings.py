"""What is wrong with a record, in LinkedIn's words."""

from linkedin_sandbox.api.errors import EntityError

REQUIRED = "field is required but not found and has no default value"
UNKNOWN = "unrecognized field found but not allowed"


def finding(path: str, says: str) -> str:
    return f"ERROR :: {path} :: {says}\n"


def demand(found: list[str]) -> None:
    """Refuse the record when anything was found."""
    if found:
        raise EntityError(422, "".join(found))
