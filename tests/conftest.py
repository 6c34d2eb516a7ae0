"""The people and tools of every test."""

import threading
from collections.abc import Callable, Generator, Iterator

import hypothesis
import pytest
from django.db import connection, connections
from django.test import Client
from playwright.sync_api import Browser, expect, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from accounts.models import User
from base import rates
from jobs.models import Job
from linkedin_rsc.models import LedgerRow
from tests import database_clock
from tests.chromium import find_chromium
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory
from tests.stack import Stack

# The same examples in every run, however slow the machine is.
hypothesis.settings.register_profile("tandem", deadline=None, derandomize=True)
hypothesis.settings.load_profile("tandem")

database_clock.listen()

JOURNEYS = "journeys"
ON_THE_STACK = ("tests/journeys/", "tests/tooling/test_stack.py")


@pytest.fixture(autouse=True)
def rested_rates() -> Iterator[None]:
    """Have no test rest from a cache that another test sent away."""
    yield
    rates.forget()


@pytest.fixture(autouse=True)
def ledger_emptied_first(request: pytest.FixtureRequest) -> Iterator[None]:
    """Empty the ledger before a test's whole database is: triggers of SQLite count that as well.

    What they wrote after the counts were emptied would stay for the tests that follow.
    """
    if is_emptied := _is_emptied_after(request) and connection.vendor == "sqlite":
        # Made before this one, so that it ends after it.
        request.getfixturevalue("transactional_db")
    yield
    if is_emptied:
        LedgerRow.objects.all().delete()


@pytest.fixture(autouse=True)
def answered_to_the_end(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the live server end what it still answers before a test's tables are emptied.

    A browser that is closed leaves questions behind: in PostgreSQL their reads and the emptying
    could each wait for a lock of the other.
    """
    if "live_server" not in request.fixturenames:
        yield
        return
    # Made before this one, so that it ends after it; what asks is made later and closed before.
    request.getfixturevalue("transactional_db")
    yield
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=10)


def _is_emptied_after(request: pytest.FixtureRequest) -> bool:
    """Whether the test commits, so that all tables are emptied after it."""
    marker = request.node.get_closest_marker("django_db")
    is_marked = bool(marker and marker.kwargs.get("transaction"))
    return is_marked or bool({"live_server", "transactional_db"} & {*request.fixturenames})


@pytest.fixture
def administrator(db) -> User:
    return UserFactory(first_name="Ada", last_name="Moreau", roles=["administrator"])


@pytest.fixture
def recruiter(db) -> User:
    return UserFactory(first_name="Rita", last_name="Lindqvist", roles=["recruiter"])


@pytest.fixture
def hiring_manager(db) -> User:
    return UserFactory(first_name="Henry", last_name="Osei", roles=["hiring_manager"])


@pytest.fixture
def outsider(db) -> User:
    """A recruiter who sits on no team of the test's jobs."""
    return UserFactory(first_name="Carl", last_name="Ahrens", roles=["recruiter"])


@pytest.fixture
def interviewer(db) -> User:
    return UserFactory(first_name="Bob", last_name="Keller")


@pytest.fixture
def read_only(db) -> User:
    return UserFactory(first_name="Nora", last_name="Blum", roles=["read_only"])


@pytest.fixture
def job(recruiter, hiring_manager, interviewer) -> Job:
    """An active job with its whole team."""
    return JobFactory(
        active=True, recruiter=recruiter, hiring_manager=hiring_manager, interviewer=interviewer
    )


@pytest.fixture
def client_as() -> Callable[[User], Client]:
    """Return a browser-like client signed in as the given person."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture(scope="session")
def shared_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Return the one running Tandem of a test process; whoever takes it begins it anew."""
    with Stack(tmp_path_factory.mktemp("stack")) as running:
        yield running


@pytest.fixture
def stack(shared_stack: Stack) -> Stack:
    """Return a whole Tandem as on its first day: nobody in it, LinkedIn unknown to it."""
    shared_stack.begin_anew()
    return shared_stack


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the one browser of a test process; each test opens a context of its own in it.

    Playwright keeps an event loop in this thread: a second Playwright cannot start beside it, and
    Django takes whatever runs here for asynchronous code until it is told not to.
    """
    path = find_chromium()
    if path is None:
        pytest.skip("Chromium is not installed: python -m tests.chromium --install")
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        # Several programs share the machine with the browser; a page may take its time.
        expect.set_options(timeout=20_000)
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        # Beside the loop Django opens a second connection; left open, it would keep PostgreSQL
        # from dropping the test database.
        connections.close_all()
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what the programs of a running stack said last, below the failure of its test."""
    report = yield
    stack = getattr(item, "funcargs", {}).get("stack")
    if report.failed and stack is not None:
        report.sections.append(("Logs of the stack", stack.last_logs()))
    return report


class OneStack(LoadScopeScheduling):
    """Keeps a file's tests in one process, and all journeys in one: they share what runs there.

    Journeys wait for other programs most of the time; meanwhile the other process works. They come
    first, for nothing else takes as long: begun later, they would end alone.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return JOURNEYS if file.startswith(ON_THE_STACK) else file

    def _assign_work_unit(self, node: WorkerController) -> None:
        if JOURNEYS in self.workqueue:
            self.workqueue.move_to_end(JOURNEYS, last=False)
        super()._assign_work_unit(node)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneStack:
    return OneStack(config, log)
