"""Files kept about candidates: stored outside the web root, read by whoever may open them."""
