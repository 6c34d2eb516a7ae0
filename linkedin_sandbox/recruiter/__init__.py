"""The small Recruiter, for people who click through the recruiter's half of the main job.

Somebody takes a seat (`seated`, `sign_in`), finds members, sends one to the ATS (`exporting`) and
sees in the pane what came back (`pane`); admins turn the company's levels (`levels`), and two
logs show what the ATS asked and what was pushed. Everything is decided in `world`.
"""
