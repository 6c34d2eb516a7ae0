"""What this LinkedIn knows: its companies, people and jobs, what the ATS told it, and its laws.

Verbs and reads on the state (`models`); pages, API and control call these and nothing below.
`switches` say how LinkedIn behaves where that is an assumption, `clock` what time it is.
A push is queued here (`events`) and a callback URL noted (`callbacks`); `pushes` does the rest.
"""
