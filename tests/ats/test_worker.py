"""A real worker: asked to end, and with a Redis that goes and comes back, or hangs."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from celery import Celery
from kombu.exceptions import OperationalError

from ats.broker import use_whole_messages
from ats.readiness import says
from ats.supervision import Program, Running, Supervisor
from tests.redis_server import RedisServer

ROOT = Path(__file__).resolve().parents[2]
LONG_ENOUGH_S = 120
POOLS = pytest.mark.parametrize("pool", ["prefork", "threads"])


class Worker:
    """A worker with a supervisor that starts it again; `app` sends it tasks."""

    def __init__(self, folder: Path, redis_url: str = "") -> None:
        self.folder = folder
        self.variables = {
            "DJANGO_SETTINGS_MODULE": "ats.settings", "TANDEM_DATA_DIR": str(folder / "data"),
            "DATABASE_URL": f"sqlite:///{folder}/tandem.sqlite3", "REDIS_URL": redis_url,
            "SECRET_KEY": "only-for-tests", "DEBUG": "false",
            "ENCRYPTION_KEYS": "dGFuZGVtLXRlc3RzLW9ubHktMzItYnl0ZXMtbG9uZyE=",
        }  # fmt: skip
        self.supervisor = Supervisor(logs=folder / "logs", folder=ROOT)
        self.app = Celery(broker=redis_url or "filesystem://", set_as_current=False)
        broker = str(folder / "data" / "broker")
        self.app.conf.broker_transport_options = {
            "socket_timeout": 1, "max_retries": 0,
        } if redis_url else {
            "data_folder_in": broker, "data_folder_out": broker,
            "control_folder": f"{broker}/control",
        }  # fmt: skip
        self.watching = threading.Thread(target=self.supervisor.watch)

    def start(self, pool: str) -> Running:
        command = [
            sys.executable, "-m", "celery", "--app", "tests.ats.worker_tasks", "worker",
            "--pool", pool, "--concurrency", "2", "--loglevel", "INFO",
        ]  # fmt: skip
        worker = Program("worker", command, says(" ready."), self.variables, is_restarted=True)
        running = self.supervisor.start(worker)
        self.supervisor.wait_until_ready(timeout_s=LONG_ENOUGH_S)
        return running

    def send(self, task: str, **arguments: object) -> None:
        self.app.send_task(task, kwargs=arguments)

    def mark(self, name: str) -> None:
        """Have the worker leave a mark, and wait for it."""
        path = self.folder / name
        self.send("tests.mark", path=str(path))
        wait_until(path.exists)

    def stop(self) -> None:
        self.supervisor.stopping.set()
        if self.watching.is_alive():
            self.watching.join()
        self.supervisor.stop()
        self.app.close()


@pytest.fixture
def redis(tmp_path) -> Iterator[RedisServer]:
    if not RedisServer.binary():
        pytest.skip("redis-server is not installed: make test-services")
    with RedisServer(tmp_path) as redis:
        yield redis


@pytest.fixture
def embedded(tmp_path) -> Iterator[Worker]:
    use_whole_messages()
    (tmp_path / "data" / "broker").mkdir(parents=True)
    worker = Worker(tmp_path)
    yield worker
    worker.stop()


@pytest.fixture
def on_redis(tmp_path, redis) -> Iterator[Worker]:
    worker = Worker(tmp_path, redis.url)
    yield worker
    worker.stop()


def wait_until(is_it: Callable[[], object]) -> None:
    deadline = time.monotonic() + LONG_ENOUGH_S
    while not is_it():
        assert time.monotonic() < deadline, "It never came."
        time.sleep(0.05)


@POOLS
def test_task_hears_that_its_worker_is_asked_to_end(embedded, pool):
    running = embedded.start(pool)
    begun = embedded.folder / "begun"
    embedded.send("tests.work_until_asked_to_stop", path=str(begun))
    wait_until(begun.exists)

    # The first process alone, as the end of a container asks.
    running.process.send_signal(signal.SIGTERM)

    assert running.process.wait(timeout=LONG_ENOUGH_S) == 0


@POOLS
def test_worker_goes_on_after_a_restart_of_redis_in_the_middle_of_tasks(on_redis, redis, pool):
    on_redis.start(pool)
    on_redis.watching.start()
    go_on, begun = (on_redis.folder / name for name in ("go-on", "begun"))
    on_redis.send("tests.work_until_there_is", path=str(go_on), begun=str(begun))
    wait_until(begun.exists)

    redis.stop()
    go_on.touch()
    wait_until(Path(f"{go_on}-seen").exists)
    redis.start()

    on_redis.mark("afterwards")


@POOLS
def test_worker_goes_on_after_its_redis_has_hung(on_redis, redis, pool):
    on_redis.start(pool)
    on_redis.watching.start()
    on_redis.mark("before")

    redis.hang()
    with pytest.raises(OperationalError):
        on_redis.mark("meanwhile")
    redis.go_on()

    on_redis.mark("afterwards")
