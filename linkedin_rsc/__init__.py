"""Recruiter System Connect: the two-way link with LinkedIn Recruiter."""
