"""Files about people."""
