"""How much is read of what comes from outside."""

# Of a document's text, for the search.
TEXT_CHARACTERS = 200_000
# Of an extraction, in a process of its own.
EXTRACTION_SECONDS = 30
EXTRACTION_BYTES = 512 * 2**20
# Of one part of a packed file, unpacked: a few kB may hold gigabytes.
PART_BYTES = 32 * 2**20
NAME_CHARACTERS = 200
