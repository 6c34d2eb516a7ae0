"""Jobs: hiring needs with their team and their process."""
