"""The text of documents, for the search: read by a process of its own that may fail.

    extraction.extract -> a process -> child: its limits -> the reader of the type -> the text back

No reader trusts its file. What one cannot stop by itself, the process's limits stop.
"""

# Exit code of the process then; Python's own are 0, 1 and 2.
IS_ENCRYPTED = 3


class Encrypted(Exception):
    """The file opens with a password alone."""
