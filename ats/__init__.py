"""The frame: settings, addresses, the task queue and the pages around every other app."""
