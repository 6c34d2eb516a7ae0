"""Who is asked to an interview: their mails with a calendar entry, and their answers."""
