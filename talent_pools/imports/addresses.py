"""Where sheets are given: the only addresses of this app that take a file."""

import re

from base.uploads import Upload
from talent_pools.imports.limits import MAX_BODY_BYTES, MAX_BYTES

SHEETS = Upload(re.compile(r"(/api/v1)?/talent-pools/[-\w]+/imports/"), MAX_BODY_BYTES, MAX_BYTES)
