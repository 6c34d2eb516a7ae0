"""What candidates and applications share: records under one organization, keyed by our ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..restli import (
    BatchAnswer,
    compound_ids_query,
    encode_key,
    encode_value,
    read_batch_answer,
    simple_ids_query,
)
from ..transport import Fields, Transport


class RecordSet:
    """One collection at LinkedIn, such as `atsCandidates` with its key field `atsCandidateId`."""

    def __init__(self, path: str, id_field: str) -> None:
        self.path = path
        self._id_field = id_field

    def keys(self, organization: str, ids: Iterable[str]) -> dict[str, str]:
        """Map the encoded key of each record to our id."""
        rest = encode_key({"dataProvider": "ATS", "integrationContext": organization})
        return {f"{self._id_field}={encode_value(our_id)}&{rest}": our_id for our_id in ids}

    def child_path(self, organization: str, our_id: str, children: str) -> str:
        [key] = self.keys(organization, [our_id])
        return f"{self.path}/{key}/{children}"

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
        return read_batch_answer(answer, keys)

    def put_children(
        self, transport: Transport, path: str, children: Mapping[str, Fields]
    ) -> BatchAnswer:
        """Overwrite up to 100 children of one record; `path` comes from `child_path`."""
        answer = transport.batch_update(path, simple_ids_query(children), children)
        return read_batch_answer(answer, {encode_value(our_id): our_id for our_id in children})
