"""What our records at LinkedIn share: they are keyed by our ids under one organization."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ..generations import Form, Resource
from ..generations.table import DELETE, PATCH, PUT, READ
from ..restli import BatchAnswer, read_batch_answer, read_entities, traced
from ..transport import Fields, Transport, check_batch

# Of records below others: the one they all belong to, or that of each by its id. In v2 the records
# of one call belong to one.
Parents = str | Mapping[str, str]


@dataclass(frozen=True)
class Named:
    """Records as one call names them: `keys` has our id by the encoded key."""

    form: Form
    path: str
    keys: Mapping[str, str]

    @property
    def query(self) -> str:
        return self.form.ids_query(self.keys)

    def entity_key(self, key: str) -> str:
        """Give the key as it stands in a body, where a simple one is not encoded."""
        return self.keys[key] if self.form.is_keyed_simply else key


class RecordSet:
    """One collection at LinkedIn, such as its candidates, in whichever generation is spoken."""

    def __init__(self, resource: Resource) -> None:
        self._resource = resource

    def put(
        self,
        transport: Transport,
        organization: str,
        records: Mapping[str, Fields],
        parents: Parents = "",
    ) -> BatchAnswer:
        """Overwrite records whole: a field left out becomes null at LinkedIn.

        ValueError for more than LinkedIn takes at once.
        """
        named = self._named(transport, PUT, organization, records, parents)
        check_batch(records, named.form.max_records)
        told = named.form.told
        entities = {
            named.entity_key(key): told(records[our_id], organization)
            for key, our_id in named.keys.items()
        }
        answer = transport.batch_update(named.path, named.query, entities, form=named.form)
        return read_batch_answer(answer, named.keys)

    def patch(
        self, transport: Transport, organization: str, patches: Mapping[str, Fields]
    ) -> BatchAnswer:
        """Change single fields of up to 100 records."""
        check_batch(patches)
        named = self._named(transport, PATCH, organization, patches)
        entities = {key: {"patch": patches[our_id]} for key, our_id in named.keys.items()}
        answer = transport.batch_partial_update(named.path, named.query, entities, form=named.form)
        return traced(read_batch_answer(answer, named.keys), answer.trace)

    def delete(
        self,
        transport: Transport,
        organization: str,
        ids: Collection[str],
        parents: Parents = "",
    ) -> BatchAnswer:
        """Delete up to 100 records; 404 tells that one is gone already (rsc-contract 8)."""
        named = self._named(transport, DELETE, organization, ids, parents)
        check_batch(ids, named.form.max_records)
        answer = transport.batch_delete(named.path, named.query, form=named.form)
        return traced(read_batch_answer(answer, named.keys), answer.trace)

    def read(
        self, transport: Transport, organization: str, ids: Collection[str], fields: str
    ) -> Mapping[str, Fields]:
        """Read some fields of up to 100 records; one that LinkedIn does not know is left out."""
        check_batch(ids)
        named = self._named(transport, READ, organization, ids)
        query = f"{named.query}&fields={fields}"
        return read_entities(transport.get(named.path, query, form=named.form), named.keys)

    def _named(
        self,
        transport: Transport,
        method: str,
        organization: str,
        ids: Iterable[str],
        parents: Parents = "",
    ) -> Named:
        form = transport.form_of(self._resource, method)
        key = form.fill(form.key, organization=organization)
        path = form.fill(form.path, organization=organization)
        if form.is_below:
            return Named(form, form.fill(path, parent=_only(parents)), _plain(form, key, ids))
        if parents and "{parent}" in key:
            return Named(form, path, _below(form, key, ids, parents))
        return Named(form, path, _plain(form, key, ids))


def _plain(form: Form, key: str, ids: Iterable[str]) -> dict[str, str]:
    before, after = key.split("{record}")
    return {f"{before}{form.encode(our_id)}{after}": our_id for our_id in ids}


def _below(form: Form, key: str, ids: Iterable[str], parents: Parents) -> dict[str, str]:
    whose = dict.fromkeys(ids, parents) if isinstance(parents, str) else parents
    return {form.fill(key, parent=whose[our_id], record=our_id): our_id for our_id in ids}


def _only(parents: Parents) -> str:
    if isinstance(parents, str):
        return parents
    [only] = set(parents.values())
    return only
