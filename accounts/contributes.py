"""What this app puts into the frames of others."""

from accounts.verbs import UserVerb, Verbs
from base.frames import AdminTab

CONTRIBUTIONS = [
    AdminTab("Users", "admin-center", position=10),
    Verbs(UserVerb),
]
