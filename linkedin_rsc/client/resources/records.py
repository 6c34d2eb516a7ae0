"""What candidates and applications share: records under one organization, keyed by our ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ..restli import (
    BatchAnswer,
    compound_ids_query,
    encode_key,
    encode_value,
    read_batch_answer,
    simple_ids_query,
    traced,
)
from ..transport import Fields, Transport, check_batch


class RecordSet:
    """One collection at LinkedIn, such as `atsCandidates` with its key field `atsCandidateId`."""

    def __init__(self, path: str, id_field: str) -> None:
        self.path = path
        self._id_field = id_field

    def keys(self, organization: str, ids: Iterable[str]) -> dict[str, str]:
        """Map the encoded key of each record to our id."""
        rest = encode_key({"dataProvider": "ATS", "integrationContext": organization})
        return {f"{self._id_field}={encode_value(our_id)}&{rest}": our_id for our_id in ids}

    def put(
        self, transport: Transport, organization: str, records: Mapping[str, Fields]
    ) -> BatchAnswer:
        """Overwrite up to 100 records whole: a field left out becomes null at LinkedIn."""
        keys = self.keys(organization, records)
        entities = {key: records[our_id] for key, our_id in keys.items()}
        answer = transport.batch_update(self.path, compound_ids_query(keys), entities)
        return read_batch_answer(answer, keys)

    def patch(
        self, transport: Transport, organization: str, patches: Mapping[str, Fields]
    ) -> BatchAnswer:
        """Change single fields of up to 100 records."""
        keys = self.keys(organization, patches)
        entities = {key: {"patch": patches[our_id]} for key, our_id in keys.items()}
        answer = transport.batch_partial_update(self.path, compound_ids_query(keys), entities)
        return traced(read_batch_answer(answer, keys), answer.trace)

    def delete(self, transport: Transport, organization: str, ids: Collection[str]) -> BatchAnswer:
        """Delete up to 100 records; 404 tells that one is gone already (rsc-contract 8)."""
        check_batch(ids)
        keys = self.keys(organization, ids)
        answer = transport.batch_delete(self.path, compound_ids_query(keys))
        return traced(read_batch_answer(answer, keys), answer.trace)

    def put_below(
        self,
        transport: Transport,
        organization: str,
        parent: str,
        kind: str,
        children: Mapping[str, Fields],
    ) -> BatchAnswer:
        """Overwrite up to 100 children of one kind, such as `notes`, of one record by our ids."""
        path = self._path_below(organization, parent, kind)
        answer = transport.batch_update(path, simple_ids_query(children), children)
        return read_batch_answer(answer, {encode_value(our_id): our_id for our_id in children})

    def delete_below(
        self,
        transport: Transport,
        organization: str,
        parent: str,
        kind: str,
        children: Collection[str],
    ) -> BatchAnswer:
        """Delete up to 100 children of one kind of one record (rsc-contract 8)."""
        check_batch(children)
        path = self._path_below(organization, parent, kind)
        answer = transport.batch_delete(path, simple_ids_query(children))
        keys = {encode_value(our_id): our_id for our_id in children}
        return traced(read_batch_answer(answer, keys), answer.trace)

    def _path_below(self, organization: str, parent: str, kind: str) -> str:
        [key] = self.keys(organization, [parent])
        return f"{self.path}/{key}/{kind}"
