"""Finding words that people read and that are not marked for translation.

Whose words count: those of recruiters, hiring managers and administrators, in the browser or as an
answer of the API. In English stay, and are not looked at:

- what operators read, as Django's own: management commands, settings, checks, the log;
- the API's description for programmers: docstrings of its views, `ats/openapi.py`;
- what LinkedIn gets or says, and what its client says in its place (`linkedin_rsc/client`);
- the report of `rsc_certify`, which operators show to LinkedIn (`linkedin_rsc/certify`);
- invented people and companies: the seeds of the demo, the sandbox.

`templates.py`, `python.py` (with `places.py`) and `browser.py` each know one kind of file.
What is kept as a sentence, because it quotes LinkedIn, is worded when it is written; codes are
worded when they are shown.
"""
