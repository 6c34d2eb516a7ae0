"""How an application begins, moves, ends and comes back."""
