"""What candidates and applications share: records under one organization, keyed by our ids."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..restli import (
    BatchAnswer,
    Key,
    ParsedKey,
    compound_ids_query,
    encode_key,
    read_batch_answer,
    simple_ids_query,
    simple_key,
)
from ..transport import Fields, Transport


class RecordSet:
    """One collection at LinkedIn, such as `atsCandidates` with its key field `atsCandidateId`."""

    def __init__(self, path: str, id_field: str) -> None:
        self.path = path
        self._id_field = id_field

    def key(self, organization: str, our_id: str) -> Key:
        return {
            self._id_field: our_id,
            "dataProvider": "ATS",
            "integrationContext": organization,
        }

    def query(self, organization: str, ids: Collection[str]) -> str:
        return compound_ids_query([self.key(organization, our_id) for our_id in ids])

    def ids(self, organization: str, ids: Collection[str]) -> dict[ParsedKey, str]:
        return {frozenset(self.key(organization, our_id).items()): our_id for our_id in ids}

    def child_path(self, organization: str, our_id: str, children: str) -> str:
        return f"{self.path}/{encode_key(self.key(organization, our_id))}/{children}"

    def put(
        self, transport: Transport, organization: str, records: Mapping[str, Fields]
    ) -> BatchAnswer:
        """Overwrite up to 100 records whole: a field left out becomes null at LinkedIn."""
        answer = transport.batch_update(
            self.path, self.query(organization, records), self._entities(organization, records)
        )
        return read_batch_answer(answer, self.ids(organization, records))

    def patch(
        self, transport: Transport, organization: str, patches: Mapping[str, Fields]
    ) -> BatchAnswer:
        entities = {our_id: {"patch": patch} for our_id, patch in patches.items()}
        answer = transport.batch_partial_update(
            self.path, self.query(organization, patches), self._entities(organization, entities)
        )
        return read_batch_answer(answer, self.ids(organization, patches))

    def put_children(
        self, transport: Transport, path: str, children: Mapping[str, Fields]
    ) -> BatchAnswer:
        """Overwrite up to 100 children of one record; `path` comes from `child_path`."""
        answer = transport.batch_update(path, simple_ids_query(children), dict(children))
        return read_batch_answer(answer, {simple_key(our_id): our_id for our_id in children})

    def _entities(self, organization: str, records: Mapping[str, Fields]) -> dict[str, Fields]:
        return {
            encode_key(self.key(organization, our_id)): fields for our_id, fields in records.items()
        }
