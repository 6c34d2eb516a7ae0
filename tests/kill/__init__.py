"""Kills workers of a running Tandem all the while, and looks whether everything arrives.

    make test-kill      or: python scripts/with_services.py python -m tests.kill --minutes 10

People change things and export from Recruiter; workers are killed, or asked to end, at random times
(`--seed`), Redis is stopped once, and a supervisor starts what has ended. In the end nothing may be
lost, doubled, leaked or stuck, and what changed must have reached LinkedIn soon.
"""
