"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.PUBLIC: [
        "sign-out/",
        "api/schema/",
        "api/docs/",
    ],
    Kind.LOOK: [
        "metrics",
    ],
    Kind.LIST: [
        "/",
        "search/",
    ],
}
