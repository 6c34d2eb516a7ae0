"""Pages about people, and the small resources that change them."""
