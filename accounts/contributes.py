"""What this app puts into the frames of others."""

from accounts.verbs import UserVerb, Verbs

CONTRIBUTIONS = [Verbs(UserVerb)]
