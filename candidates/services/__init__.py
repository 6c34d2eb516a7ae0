"""Everything that changes candidates, applications and what is written about them."""
