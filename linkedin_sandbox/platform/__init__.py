"""LinkedIn's pages that others embed or send people to.

`consent` is where a person lets an application know them, and goes back with a code;
`onboarding` is the frame that in.js opens within the ATS's page, where an admin lets it connect.
"""
