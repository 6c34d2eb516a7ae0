"""The person behind a member token: /v2/me, or /v2/userinfo of OpenID Connect (section 2.3)."""

from typing import Any

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import not_enough_permissions
from linkedin_sandbox.models import Member
from linkedin_sandbox.world import persons


def read(call: Call) -> Answer:
    member = _member(call, "r_liteprofile", "me")
    profile = {
        "id": _id(call, member),
        "localizedFirstName": member.first_name,
        "localizedLastName": member.last_name,
    }
    wanted = call.query.projection()
    return Answer(200, {name: profile[name] for name in profile if not wanted or name in wanted})


def userinfo(call: Call) -> Answer:
    member = _member(call, "openid", "userinfo")
    claims: dict[str, Any] = {"sub": _id(call, member)}
    granted = call.token.scope.split()
    if "profile" in granted:
        claims |= {
            "name": member.full_name,
            "given_name": member.first_name,
            "family_name": member.last_name,
        }
    if "email" in granted:
        claims |= {"email": member.email, "email_verified": True}
    return Answer(200, claims)


def _member(call: Call, scope: str, resource: str) -> Member:
    """Return who gave the token, if they gave it for this."""
    if call.token.member is None or scope not in call.token.scope.split():
        raise not_enough_permissions("GET", resource)
    return call.token.member


def _id(call: Call, member: Member) -> str:
    return persons.person_urn(member, call.application).removeprefix(persons.PREFIX)
