"""atsCandidates: upsert, attach, matches, delete (section 7.2, rules 7, 9, 12, 13)."""

from typing import Any

from linkedin_sandbox.api import recorder, schema, validation
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import not_found
from linkedin_sandbox.api.findings import REQUIRED, demand, finding
from linkedin_sandbox.api.resources import batch, contexts, overwriting, patches
from linkedin_sandbox.api.restli import CompoundKey
from linkedin_sandbox.models import Candidate, Member, Organization
from linkedin_sandbox.world import candidates as verbs
from linkedin_sandbox.world import persons, switches

KEY = {"atsCandidateId", "dataProvider", "integrationContext"}
MANUAL = "manualMatchedMember"


def update(call: Call) -> Answer:
    """Overwrite whole candidates; what a record leaves out becomes null."""
    keys, companies = _keys_and_companies(call)

    def write(key: CompoundKey, fields: Any) -> None:
        organization = companies[key.get("integrationContext")]
        known = _find_or_none(organization, key)
        demand(_problems(fields, was_attached=bool(known and known.manual_match_id)))
        member = _member(call, fields[MANUAL]) if fields.get(MANUAL) else None
        plain = _plain(fields)
        if known:
            overwriting.note_lost_fields(known.fields, plain)
        saved = verbs.put(organization, key.get("atsCandidateId"), plain)
        _keep_or_clear_match(saved, member)

    return batch.write_each(call, batch.entities_of(call, keys), write)


def patch(call: Call) -> Answer:
    """Change single fields; `manualMatchedMember` links (section 7.2.4)."""
    keys, companies = _keys_and_companies(call)

    def write(key: CompoundKey, entity: Any) -> None:
        candidate = _find(companies[key.get("integrationContext")], key)
        changes, removed = patches.patch_of(entity, set(schema.CANDIDATE))
        is_left_attached = bool(candidate.manual_match_id) and MANUAL not in removed
        merged = _merged(candidate, changes, removed)
        demand(_problems(merged, was_attached=is_left_attached))
        if MANUAL in changes:
            candidate.manual_match = _member(call, changes[MANUAL])
        if MANUAL in removed:
            candidate.manual_match = None
        candidate.save()
        _put_if_changed(candidate, _plain(merged))

    return batch.write_each(call, batch.entities_of(call, keys), write)


def read(call: Call) -> Answer:
    keys, companies = _keys_and_companies(call)

    def shown(key: CompoundKey) -> dict[str, Any]:
        candidate = _find(companies[key.get("integrationContext")], key)
        return {**dict(key.parts), **candidate.fields, **_matches(call, candidate)}

    return batch.read_each(call, keys, shown)


def delete(call: Call) -> Answer:
    keys, companies = _keys_and_companies(call)

    def remove(key: CompoundKey) -> None:
        _find(companies[key.get("integrationContext")], key).delete()

    return batch.delete_each(call, keys, remove)


def _keys_and_companies(call: Call) -> tuple[list[CompoundKey], dict[str, Organization]]:
    keys = batch.compound_keys(call, KEY)
    urns = [key.get("integrationContext") for key in keys]
    return keys, contexts.organizations(call, urns, contexts.CANDIDATES)


def _find_or_none(organization: Organization, key: CompoundKey) -> Candidate | None:
    return organization.candidates.filter(external_id=key.get("atsCandidateId")).first()


def _find(organization: Organization, key: CompoundKey) -> Candidate:
    candidate = _find_or_none(organization, key)
    if candidate is None:
        raise not_found(f"Candidate {key}")
    return candidate


def _problems(fields: Any, *, was_attached: bool) -> list[str]:
    found = validation.problems(schema.CANDIDATE, fields)
    if not isinstance(fields, dict):
        return found
    is_attached = was_attached or bool(fields.get(MANUAL))
    if fields.get("emailAddresses") is None and not is_attached:
        found.append(finding("/emailAddresses", REQUIRED))
    if fields.get("emailAddresses") == [] and not is_attached:
        recorder.current().find("candidate has neither e-mail nor an attached person")
    return found + validation.times_in_order(fields)


def _member(call: Call, urn: str) -> Member:
    member = persons.member_of(urn, call.application)
    if member is None:
        raise not_found(f"Member {urn}")
    return member


def _keep_or_clear_match(candidate: Candidate, member: Member | None) -> None:
    if member:
        candidate.manual_match = member
    elif candidate.manual_match_id and switches.is_on("put_clears_manual_match"):
        recorder.current().find("PUT cleared manualMatchedMember")
        candidate.manual_match = None
    candidate.save(update_fields=["manual_match"])


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out the link, which is kept as a reference of its own."""
    return {name: value for name, value in fields.items() if name != MANUAL}


def _merged(candidate: Candidate, changes: dict[str, Any], removed: list[str]) -> dict[str, Any]:
    """Give the record as it would be, which must be as good as a PUT."""
    both = {**candidate.fields, **changes}
    return {name: value for name, value in both.items() if name not in removed}


def _put_if_changed(candidate: Candidate, fields: dict[str, Any]) -> None:
    if fields != candidate.fields:
        verbs.put(candidate.organization, candidate.external_id, fields)


def _matches(call: Call, candidate: Candidate) -> dict[str, Any]:
    matched = [
        persons.person_urn(member, call.application) for member in verbs.matched_members(candidate)
    ]
    if candidate.manual_match is None:
        return {"matchedMembers": matched}
    manual = persons.person_urn(candidate.manual_match, call.application)
    return {"matchedMembers": matched, MANUAL: manual}
