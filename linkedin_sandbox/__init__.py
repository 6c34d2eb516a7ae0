"""A stand-in for LinkedIn: the RSC API, its pushes, and a small Recruiter to click through.

It shares a repository with the applicant tracking system and nothing else: own settings, own
database, own process. The two talk HTTP.
"""
