"""Pages about jobs, and the small resources that change them."""
