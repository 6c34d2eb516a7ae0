"""The public job pages and the application form. Nothing stands here yet."""
