"""What interviewers thought."""
