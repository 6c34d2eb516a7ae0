"""What an application may ask of members (section 2.3): by OpenID Connect, or in the older way."""

from linkedin_sandbox.world import switches

OPENID = {"openid", "profile", "email"}
LITE = {"r_liteprofile"}
GRANTED = {"openid": OPENID, "r_liteprofile": LITE, "both": OPENID | LITE}


def refused(scope: str) -> list[str]:
    """Return the scopes of a request that applications do not have."""
    return [one for one in scope.split() if one not in GRANTED[switches.text("sign_in_scopes")]]
