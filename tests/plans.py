"""How PostgreSQL comes to an answer: the nodes of a statement's plan, once it was executed."""

from collections.abc import Iterator
from typing import Any

from django.db import connection

Node = dict[str, Any]


def nodes_of(sql: str) -> Iterator[Node]:
    """Execute a SELECT and yield the nodes of its plan, none for any other statement."""
    if sql.startswith("SELECT"):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}")
            ((plan,),) = cursor.fetchall()
        yield from below(plan[0]["Plan"])


def rows_read(node: Node) -> int:
    """Return how many rows a node took up, those that it then left out as well."""
    return (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]


def below(node: Node) -> Iterator[Node]:
    """Yield a node and all that it draws its rows from."""
    yield node
    for source in node.get("Plans", ()):
        yield from below(source)
