"""Rest.li in small: keys and queries of both protocols, tunnelling, per-record answers."""

from . import protocol_2
from .batches import (
    MAX_BATCH_RECORDS,
    UNANSWERED,
    UPDATED,
    BatchAnswer,
    RecordAnswer,
    read_batch_answer,
    read_entities,
    read_refusals,
    record_answer,
    trace_in,
    traced,
)
from .keys import (
    compound_ids_query,
    encode_key,
    encode_value,
    parameters_query,
    parse_key,
    simple_ids_query,
)
from .tunnelling import MAX_PLAIN_QUERY_BYTES, needs_tunnel, tunnel

__all__ = [
    "MAX_BATCH_RECORDS",
    "MAX_PLAIN_QUERY_BYTES",
    "UNANSWERED",
    "UPDATED",
    "BatchAnswer",
    "RecordAnswer",
    "compound_ids_query",
    "encode_key",
    "encode_value",
    "needs_tunnel",
    "parameters_query",
    "parse_key",
    "protocol_2",
    "read_batch_answer",
    "read_entities",
    "read_refusals",
    "record_answer",
    "simple_ids_query",
    "trace_in",
    "traced",
    "tunnel",
]
