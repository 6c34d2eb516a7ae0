"""The text of documents, for the search: read by a process of its own that may fail."""
