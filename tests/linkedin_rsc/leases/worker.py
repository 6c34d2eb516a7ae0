"""A process of its own that does what it is told on its standard input, a line each.

create          make the tables, in a database that has none
get             print the company's token
forget TOKEN    as after a 401
travel SECONDS  let so much time pass for this process and its database
skew SECONDS    set this process's clock so far from the database's
enter SECONDS   take the stream of jobs with a heartbeat so often
renew           print whether the stream is still ours
"""

import os
import sys

import django
import time_machine

os.environ["DJANGO_SETTINGS_MODULE"] = "ats.settings"
django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from linkedin_rsc import leases  # noqa: E402
from linkedin_rsc.client.auth import Credentials  # noqa: E402
from linkedin_rsc.leases.tokens import SharedToken  # noqa: E402
from linkedin_rsc.models import ApplicationToken, StreamLease  # noqa: E402
from tests.database_clock import clock_off_by, listen  # noqa: E402


class Worker:
    def __init__(self, www_url: str, client_id: str, client_secret: str) -> None:
        self.token = SharedToken(www_url, Credentials(client_id, client_secret))
        self.lease: leases.Lease | None = None

    def create(self) -> str:
        with connection.schema_editor() as editor:
            editor.create_model(ApplicationToken)
            editor.create_model(StreamLease)
        return "created"

    def get(self) -> str:
        return self.token.get()

    def forget(self, token: str) -> str:
        self.token.forget(token)
        return "forgotten"

    def travel(self, seconds: str) -> str:
        time_machine.travel(timezone.now() + timezone.timedelta(seconds=float(seconds))).start()
        return "travelled"

    def skew(self, seconds: str) -> str:
        self.skewed = clock_off_by(timezone.timedelta(seconds=float(seconds)))
        self.skewed.__enter__()
        return "set"

    def enter(self, beat_every_s: str) -> str:
        self.lease = leases.enter("jobs", beat_every_s=float(beat_every_s))
        return "entered" if self.lease else "taken"

    def renew(self) -> str:
        assert self.lease
        try:
            self.lease.renew(timezone.now())
        except leases.LeaseLost:
            return "lost"
        return "ours"


listen()
worker = Worker(*sys.argv[1:])
print("ready", flush=True)
for line in sys.stdin:
    command, *arguments = line.split()
    print(getattr(worker, command)(*arguments), flush=True)
