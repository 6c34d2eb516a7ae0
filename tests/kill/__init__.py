"""Kills workers of a running Tandem all the while, and looks whether everything arrives.

    make test-kill      or: python scripts/with_services.py python -m tests.kill --kills 100

People change things and export; after some days of it, InMails and notes are written and profiles
shared in Recruiter. Workers are killed, or asked to end, at random times (`--seed`), Redis is
stopped once, and a supervisor starts what has ended. In the end nothing may be lost, doubled,
leaked or stuck, changes must be at LinkedIn soon, and all it is asked for in Tandem.
"""
