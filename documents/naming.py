"""The name a file is shown and given back under."""

import re
from pathlib import PurePosixPath

from base.text import one_line
from documents.limits import NAME_CHARACTERS
from documents.types import ENDINGS

# What a path, a header or a file system might take for something else.
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def cleaned_name(claimed: str, content_type: str) -> str:
    """Return the last part of a claimed name, with an ending that says what the file is.

    At most `limits.NAME_CHARACTERS`; `document` where nothing is left.
    """
    last = claimed.replace("\\", "/").rsplit("/", 1)[-1]
    name = one_line(_UNFIT.sub(" ", last)).strip(". ")
    endings = ENDINGS[content_type]
    if PurePosixPath(name).suffix.lower() in endings and PurePosixPath(name).stem:
        ending = PurePosixPath(name).suffix
        name = name.removesuffix(ending)
    else:
        ending = endings[0]
    return (name[: NAME_CHARACTERS - len(ending)].strip(". ") or "document") + ending
