"""Which column of a sheet is which, by the names that people and programs give them."""

import re

from base.text import folded
from base.words import gettext as _
from talent_pools.imports.limits import Line, UnreadableSheet

# Folded, letters alone.
SPELLINGS = {
    "first_name": ("firstname", "first", "givenname", "forename", "vorname", "prenom", "nombre",
                   "nome", "voornaam", "fornavn", "fornamn", "imie"),
    "last_name": ("lastname", "last", "surname", "familyname", "nachname", "familienname", "nom",
                  "nomdefamille", "apellido", "apellidos", "cognome", "achternaam", "etternavn",
                  "efternavn", "efternamn", "nazwisko"),
    "email": ("email", "emailaddress", "mail", "mailaddress", "primaryemail", "emailadresse",
              "mailadresse", "courriel", "adresseemail", "correo", "correoelectronico",
              "correoelectrnico", "emailadres", "epost", "epostadresse", "adresemail"),
}  # fmt: skip
_SIGNS = re.compile(r"[^a-z]")


def columns_of(header: Line) -> dict[str, int]:
    """Return where each column stands. Raises UnreadableSheet: one is missing, or there twice."""
    found: dict[str, int] = {}
    for place, cell in enumerate(header.cells):
        name = _name_of(cell)
        if name in found:
            said = _("Two columns are called %(name)s. Keep one of them.")
            raise UnreadableSheet(said % {"name": name})
        if name:
            found[name] = place
    missing = [name for name in SPELLINGS if name not in found]
    if missing:
        said = _(
            "Row %(row)d should name the columns first_name, last_name and email. "
            "Missing: %(names)s."
        )
        raise UnreadableSheet(said % {"row": header.number, "names": ", ".join(missing)})
    return found


def _name_of(cell: str) -> str:
    letters = _SIGNS.sub("", folded(cell))
    return next((name for name, known in SPELLINGS.items() if letters in known), "")
