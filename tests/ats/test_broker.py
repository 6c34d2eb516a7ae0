"""The folder queue never shows half a message, however its reader and writer meet."""

from pathlib import Path

import pytest
from kombu import Connection

from ats.broker import use_whole_messages


@pytest.fixture
def queue(tmp_path):
    use_whole_messages()
    options = {
        "data_folder_in": str(tmp_path),
        "data_folder_out": str(tmp_path),
        "control_folder": str(tmp_path / "control"),
    }
    with Connection("filesystem://", transport_options=options) as connection:
        # Kombu remembers bindings by name for the whole process, whatever the folder.
        yield connection.SimpleQueue(tmp_path.name)


def test_message_arrives_whole(queue):
    queue.put({"words": "é" * 10_000})

    message = queue.get(timeout=60)

    assert message.payload == {"words": "é" * 10_000}


def test_reader_passes_over_a_message_that_is_being_written(queue, monkeypatch):
    met = []
    write_text = Path.write_text

    def write_while_somebody_reads(path, *args):
        written = write_text(path, *args)
        with pytest.raises(queue.Empty):
            queue.get(block=False)
        met.append(path.name)
        return written

    monkeypatch.setattr(Path, "write_text", write_while_somebody_reads)

    queue.put({"number": 1})

    assert len(met) == 1
    assert queue.get(timeout=60).payload == {"number": 1}
