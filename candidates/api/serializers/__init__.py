"""How candidates, applications and what is written about them look in the API."""
