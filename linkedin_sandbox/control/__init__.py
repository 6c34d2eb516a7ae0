"""What tests and curious people may turn, read and cause: `/sandbox/`."""
