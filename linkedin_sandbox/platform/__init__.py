"""LinkedIn's pages that others embed or send people to.

`consent` is where a person lets an application know them, and goes back with a code;
`widget` is the frame with a candidate's profile;
`onboarding` is the frame that in.js opens within the ATS's page, where an admin lets it connect.
"""
