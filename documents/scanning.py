"""What is looked for in a file before it is kept: the seam where a virus scanner is put."""

from collections.abc import Callable

from base.errors import InvalidInput
from base.words import gettext_lazy as _

# The string all scanners report, harmless itself (eicar.org); in two, so that none reports us.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def _is_test_virus(content: bytes) -> bool:
    return EICAR in content


# Each tells whether it knows the content as harmful.
SCANNERS: list[Callable[[bytes], bool]] = [_is_test_virus]


def refuse_harmful(content: bytes) -> None:
    """Raise InvalidInput where a scanner knows the file as harmful."""
    if any(is_harmful(content) for is_harmful in SCANNERS):
        said = _("This file is known as harmful (a virus or its test file). It was not kept.")
        raise InvalidInput(said, field="file")
