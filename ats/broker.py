"""The queue of embedded mode: Celery's folder of message files, with whole messages only.

Kombu writes a message into the file that its reader may already see; a reader that is quick enough
finds half of it, and the worker ends. Here a message is written under a name that readers pass
over, and appears by renaming.
"""

from pathlib import Path
from time import monotonic_ns
from typing import Any
from uuid import uuid4

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(  # type: ignore[override]  # As Kombu does itself.
        self, queue: str, payload: dict[str, Any], **kwargs: Any
    ) -> None:
        folder = Path(self.data_folder_out)
        # Readers take names in order, and only those that end in the queue's name.
        name = f"{monotonic_ns() // 1_000_000}_{uuid4()}.{queue}.msg"
        unfinished = folder / f".{name}"
        unfinished.write_text(dumps(payload))
        unfinished.rename(folder / name)


class Transport(filesystem.Transport):
    Channel = Channel


def use_whole_messages() -> None:
    """Make `filesystem://` mean this transport in the present process."""
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
