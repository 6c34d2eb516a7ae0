"""GET /v2/me: the person behind a member token (section 2.3)."""

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.world import persons


def read(call: Call) -> Answer:
    member = call.token.member
    if member is None:
        raise ApiError(403, "Not enough permissions to access: GET /me", 100)
    profile = {
        "id": persons.person_urn(member, call.application).removeprefix(persons.PREFIX),
        "localizedFirstName": member.first_name,
        "localizedLastName": member.last_name,
    }
    wanted = call.query.projection()
    return Answer(200, {name: profile[name] for name in profile if not wanted or name in wanted})
