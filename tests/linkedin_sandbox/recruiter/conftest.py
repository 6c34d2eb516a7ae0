import pytest

from tests.linkedin_sandbox.customer import job
from tests.linkedin_sandbox.recruiter.pages import Person


@pytest.fixture
def somebody(linkedin):
    """A person who has not chosen a seat."""
    person = Person(linkedin)
    yield person
    person.session.close()


@pytest.fixture
def rita(somebody):
    """An admin of Recruiter."""
    return somebody.sit_down(77120)


@pytest.fixture
def carl(linkedin):
    """Has a seat and is no admin."""
    person = Person(linkedin)
    yield person.sit_down(77121)
    person.session.close()


@pytest.fixture
def tomke(linkedin):
    """An admin on another contract of the company."""
    person = Person(linkedin)
    yield person.sit_down(77140)
    person.session.close()


@pytest.fixture
def connected(customer):
    """A customer whose records every Recruiter user may see, with one open job."""
    customer.configure("ONE_CLICK_EXPORT", JOB_POSTING_VIEWERS="ALL_PRODUCT_USERS")
    customer.configure("IN_ATS_INDICATOR", APPLICATION_VIEWERS="ALL_PRODUCT_USERS")
    customer.submit(job("JOB-0042"))
    return customer
