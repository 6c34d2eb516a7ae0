"""How much is read of what comes from outside."""

# Of a form with documents, as a whole: the proxy reads as much (Caddyfile), whatever
# DOCUMENT_MAX_MIB is, which may be 25 at most.
BODY_BYTES = 32 * 2**20
FILES_AT_ONCE = 20
# Of a document's text, for the search.
TEXT_CHARACTERS = 200_000
# Of an extraction, in a process of its own.
EXTRACTION_SECONDS = 30
EXTRACTION_BYTES = 512 * 2**20
# Of one part of a packed file, unpacked: a few kB may hold gigabytes.
PART_BYTES = 32 * 2**20
NAME_CHARACTERS = 200
