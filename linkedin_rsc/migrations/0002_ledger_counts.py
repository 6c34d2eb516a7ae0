"""Triggers that keep `LedgerCount` exact, whoever writes the ledger and however."""

from typing import Any

from django.db import migrations

TABLE, COUNTS = "linkedin_rsc_ledgerrow", "linkedin_rsc_ledgercount"

POSTGRESQL = f"""
CREATE FUNCTION linkedin_rsc_count_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO {COUNTS} (stream, state, number)
        SELECT stream, state, count(*) FROM added GROUP BY stream, state;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO {COUNTS} (stream, state, number)
        SELECT stream, state, -count(*) FROM gone GROUP BY stream, state;
    ELSE
        INSERT INTO {COUNTS} (stream, state, number)
        SELECT stream, state, sum(change) FROM (
            SELECT stream, state, 1 AS change FROM added
            UNION ALL SELECT stream, state, -1 FROM gone
        ) AS changes
        GROUP BY stream, state HAVING sum(change) <> 0;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER linkedin_rsc_ledger_inserted AFTER INSERT ON {TABLE}
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION linkedin_rsc_count_ledger();
CREATE TRIGGER linkedin_rsc_ledger_updated AFTER UPDATE ON {TABLE}
    REFERENCING OLD TABLE AS gone NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION linkedin_rsc_count_ledger();
CREATE TRIGGER linkedin_rsc_ledger_deleted AFTER DELETE ON {TABLE}
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION linkedin_rsc_count_ledger();
"""


def _add(row: str, number: int) -> str:
    """Write SQLite's statements that add to the one row of a stream and state."""
    place = f"stream = {row}.stream AND state = {row}.state"
    return f"""
        INSERT INTO {COUNTS} (stream, state, number) SELECT {row}.stream, {row}.state, 0
            WHERE NOT EXISTS (SELECT 1 FROM {COUNTS} WHERE {place});
        UPDATE {COUNTS} SET number = number + ({number}) WHERE {place};
    """


SQLITE = [
    f"""CREATE TRIGGER linkedin_rsc_ledger_inserted AFTER INSERT ON {TABLE}
        BEGIN {_add("NEW", 1)} END""",
    f"""CREATE TRIGGER linkedin_rsc_ledger_deleted AFTER DELETE ON {TABLE}
        BEGIN {_add("OLD", -1)} END""",
    f"""CREATE TRIGGER linkedin_rsc_ledger_updated AFTER UPDATE OF stream, state ON {TABLE}
        WHEN OLD.state <> NEW.state OR OLD.stream <> NEW.stream
        BEGIN {_add("OLD", -1)} {_add("NEW", 1)} END""",
]


def make(apps: Any, schema_editor: Any) -> None:
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in [POSTGRESQL] if is_postgresql else SQLITE:
        schema_editor.execute(statement, params=None)


def drop(apps: Any, schema_editor: Any) -> None:
    on = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    for moment in ("inserted", "updated", "deleted"):
        schema_editor.execute(f"DROP TRIGGER linkedin_rsc_ledger_{moment}{on}")
    if on:
        schema_editor.execute("DROP FUNCTION linkedin_rsc_count_ledger()")


class Migration(migrations.Migration):
    dependencies = [("linkedin_rsc", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]
