"""Each exporter has a source of their own, whatever they are called."""

from dataclasses import replace

import pytest

from candidates.models import Source
from linkedin_rsc.profile.people import Exporter
from linkedin_rsc.profile.sources import source_of
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

STRANGER = Exporter("urn:li:seat:5", "rita@agency.example", "Rita", "Lindqvist")


@pytest.fixture
def rita():
    return UserFactory(first_name="Rita", last_name="Lindqvist", email="rita@nordwind.example")


def test_a_colleagues_source_is_linked_to_them(rita):
    source = source_of(None, rita)

    assert (source.name, source.kind) == ("Rita Lindqvist (LinkedIn Recruiter)", "active_search")
    assert source.contact == rita


def test_a_colleague_who_is_renamed_keeps_their_source(rita):
    source = source_of(None, rita)
    rita.last_name = "Adler"
    rita.save()

    assert source_of(None, rita) == source
    assert Source.objects.count() == 1


def test_two_colleagues_of_one_name_do_not_share_a_source(rita):
    other = UserFactory(first_name="Rita", last_name="Lindqvist", email="r.l@nordwind.example")

    names = [source_of(None, user).name for user in (rita, other, rita, other)]

    theirs = "Rita Lindqvist, r.l@nordwind.example (LinkedIn Recruiter)"
    assert names == ["Rita Lindqvist (LinkedIn Recruiter)", theirs] * 2


def test_whoever_takes_an_address_over_gets_a_source_of_their_own(rita):
    for _person in range(2):
        namesake = UserFactory(first_name="Rita", last_name="Lindqvist", email="r@nordwind.example")
        source_of(None, rita)
        source = source_of(None, namesake)
        namesake.email = f"{namesake.public_id.lower()}@nordwind.example"
        namesake.save()

    assert source.contact == namesake
    assert source.name == f"{namesake.public_id} (LinkedIn Recruiter)"


def test_a_source_from_before_becomes_the_colleagues(rita):
    before = Source.objects.create(name="Rita Lindqvist (LinkedIn Recruiter)", kind="other")

    source = source_of(None, rita)

    assert (source, source.contact, source.kind) == (before, rita, "active_search")


def test_a_recruiter_who_is_no_colleague_shares_none_with_a_colleague(rita):
    source_of(None, rita)

    told_apart = source_of(STRANGER, None)
    nameless = source_of(replace(STRANGER, email=""), None)

    assert told_apart.name == "Rita Lindqvist, rita@agency.example (LinkedIn Recruiter)"
    assert (nameless.name, nameless.contact) == ("LinkedIn Recruiter", None)


def test_a_source_fits_its_column_however_long_the_name():
    long = UserFactory(first_name="R" * 100, last_name="L" * 100, email=f"{'x' * 240}@n.example")
    other = UserFactory(first_name="R" * 100, last_name="L" * 100, email=f"{'y' * 240}@n.example")

    names = {source_of(None, user).name for user in (long, other)}

    assert len(names) == 2 and max(map(len, names)) <= 150
