"""LinkedIn's two generations: `/v2/`, and `/rest/` with a version in every request.

    resource + Rest.li method -> Generation.form_of -> Form: path, key, fields, headers

`table` has a row per resource. Nothing else in the client knows a path, a key or a header.
"""

from .choice import NEWEST_VERSION, OLDEST_VERSION, V2, Generation, Resource, is_version
from .forms import PROTOCOL_1, PROTOCOL_2, Form, Upload

__all__ = [
    "NEWEST_VERSION",
    "OLDEST_VERSION",
    "PROTOCOL_1",
    "PROTOCOL_2",
    "V2",
    "Form",
    "Generation",
    "Resource",
    "Upload",
    "is_version",
]
