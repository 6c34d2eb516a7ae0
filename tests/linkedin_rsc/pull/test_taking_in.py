"""Who shared their profile when answering an InMail, at a real LinkedIn (walk-through 6)."""

from datetime import timedelta
from json import dumps, loads

import pytest

from candidates.contacts.verification import verify_email
from candidates.models import Candidate
from linkedin_rsc.leases import clock
from linkedin_rsc.models import ContactProposal, Contract, ProfileLink, StubProfile
from linkedin_rsc.pull.by_hand import ask_now
from linkedin_rsc.pull.taking_in import LONGEST_DELAY, is_waiting, take_in_waiting
from talent_pools.members.services import remove_from_pool
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import ContractFactory, ProfileMatchFactory, SeatFactory
from tests.linkedin_rsc.pull.conftest import ILSE, RITA, due_again, pull_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(pulling, linkedin, ago):
    """Ilse answered Rita; `shared(...)` says what of herself she shares."""

    def share(**what):
        linkedin.write_inmail(seat=RITA, member=ILSE, body="May we talk?", at_ms=ago(3))
        linkedin.answer(seat=RITA, member=ILSE, body="Gladly.", shares=what or True, at_ms=ago(2))
        pull_all()

    return share


def with_address(**fields):
    return CandidateFactory(email="ilse@marbach.example", **fields)


def pool():
    return Contract.objects.get().pool


def test_who_shares_becomes_a_candidate_in_the_pool_of_the_contract(shared):
    shared(email="ilse@marbach.example", phone="+49 421 555 0100")

    ilse = Candidate.objects.get()
    assert (ilse.first_name, ilse.last_name) == ("Ilse", "Marbach")
    assert [(one.email, one.proof) for one in ilse.emails.all()] == [
        ("ilse@marbach.example", "shared")
    ]
    assert [one.number for one in ilse.phones.all()] == ["+494215550100"]
    assert ilse.source.name.endswith("(LinkedIn Recruiter)")
    assert (pool().name, pool().member_count) == ("LinkedIn", 1)
    assert StubProfile.objects.get().candidate == ilse
    assert not ilse.tags.exists()
    link = ProfileLink.objects.get(candidate=ilse)
    assert (link.how, link.linked_by) == (ProfileLink.How.SHARED, None)


def test_an_address_that_exists_enriches_that_person(shared):
    known = with_address(last_name="Marbach-Behrens")

    shared(email="ilse@marbach.example", phone="+49 421 555 0100")

    assert Candidate.objects.get() == known
    known.refresh_from_db()
    assert known.last_name == "Marbach-Behrens"
    assert known.phones.count() == 1 and known.emails.get().is_verified
    assert ProfileLink.objects.get().candidate == known


def test_an_address_of_two_people_makes_neither_of_them_the_member(shared):
    for _twin in range(2):
        with_address()

    shared(email="ilse@marbach.example")

    assert Candidate.objects.count() == 3


def test_an_address_of_somebody_linked_to_another_member_is_not_theirs(shared, pulling):
    other = with_address()
    ProfileLink.objects.create(
        candidate=other,
        person="urn:li:person:somebody",
        application_urn=pulling.application,
        linked_at=pulling.requested_at,
    )

    shared(email="ilse@marbach.example")

    assert Candidate.objects.count() == 2


def test_an_address_of_somebody_who_is_not_that_member_is_not_theirs(shared):
    """A colleague has said so: it stays so, whatever the member shares."""
    shared(email="other@marbach.example")
    member = ProfileLink.objects.get().person
    Candidate.objects.all().delete()
    ProfileMatchFactory(candidate=with_address(), state="refused", refused=[member])
    StubProfile.objects.update(taken_in_at=None, not_before=clock.now())
    stub = StubProfile.objects.get()
    stub.raw = loads(dumps(stub.raw).replace("other@marbach.example", "ilse@marbach.example"))
    stub.save()

    take_in_waiting()

    assert Candidate.objects.count() == 2


def test_what_is_shared_twice_is_kept_once(shared, linkedin, ago):
    shared(email="ilse@marbach.example")
    linkedin.share(seat=RITA, member=ILSE, email="ilse@marbach.example", at_ms=ago(0.01))
    due_again()
    pull_all()

    ilse = Candidate.objects.get()
    assert ilse.emails.count() == 1
    assert StubProfile.objects.filter(candidate=ilse).count() == 2
    assert pool().member_count == 1


def test_what_is_shared_later_is_added(shared, linkedin, ago):
    shared(email="ilse@marbach.example", phone="")
    linkedin.share(
        seat=RITA, member=ILSE, email="ilse@new.example", phone="+49 421 555 0100", at_ms=ago(0.01)
    )
    due_again()
    pull_all()

    ilse = Candidate.objects.get()
    assert {one.email for one in ilse.emails.all()} == {"ilse@marbach.example", "ilse@new.example"}
    assert all(one.is_verified for one in ilse.emails.all())
    assert ilse.phones.count() == 1


def test_who_was_taken_out_of_the_pool_does_not_come_back(shared, linkedin, administrator, ago):
    shared()
    remove_from_pool(pool=pool(), candidate=Candidate.objects.get(), by=administrator)
    linkedin.share(seat=RITA, member=ILSE, at_ms=ago(0.01))
    due_again()

    pull_all()

    assert pool().member_count == 0


def test_one_that_cannot_be_read_says_why_and_costs_no_other(shared, pulling):
    shared()
    known = StubProfile.objects.get()
    raws = [{"firstName": "Nobody"}, {"member": "urn:li:person:x"}, {"created": "?"}]
    for number, raw in enumerate(raws):
        StubProfile.objects.create(
            seat=known.seat,
            application_urn=pulling.application,
            member=f"urn:li:person:{number}",
            shared_at=known.shared_at,
            raw=raw,
        )

    take_in_waiting()

    assert not StubProfile.objects.filter(taken_in_at=None).exists()
    assert all(stub.remark for stub in StubProfile.objects.exclude(pk=known.pk))
    assert Candidate.objects.count() == 1


def test_a_member_without_a_last_name_has_one_name(pulling, linkedin, ago):
    linkedin.put_member("suharto", first_name="Suharto", last_name="", email="s@example.org")
    linkedin.write_inmail(seat=RITA, member="suharto", body="May we talk?", at_ms=ago(3))
    linkedin.answer(seat=RITA, member="suharto", body="Yes", shares=True, at_ms=ago(2))

    pull_all()

    assert Candidate.objects.get().full_name == "Suharto"


def test_one_of_another_application_is_left_alone(shared, pulling):
    shared()
    StubProfile.objects.update(
        taken_in_at=None,
        not_before=clock.now(),
        application_urn="urn:li:developerApplication:1",
    )

    take_in_waiting()

    stub = StubProfile.objects.get()
    assert stub.remark and stub.candidate is None


@pytest.fixture
def broken(pulling):
    """Store profiles that cannot be taken in, and that a better version could read."""

    def store(count=1, *, contract=None, raw=()):
        seat = SeatFactory(contract=contract or Contract.objects.first())
        given = {"seat": seat, "application_urn": pulling.application, "raw": raw}
        stubs = [
            StubProfile(member=f"urn:li:person:broken{number}", shared_at=clock.now(), **given)
            for number in range(count)
        ]
        return StubProfile.objects.bulk_create(stubs)

    return store


def test_one_that_fails_says_why_and_is_tried_later_each_time(broken):
    [stub] = broken()
    delays = []
    for _time in range(20):
        StubProfile.objects.update(not_before=clock.now())
        take_in_waiting()
        stub.refresh_from_db()
        delays.append(stub.not_before - clock.now())
        assert not is_waiting()

    assert "log" in stub.remark and stub.taken_in_at is None
    assert delays[0] < delays[5] < delays[10]
    assert LONGEST_DELAY * 0.9 < delays[-1] <= LONGEST_DELAY

    stub.raw = {"member": "urn:li:person:x", "firstName": "Ilse", "lastName": "Marbach"}
    stub.save()
    StubProfile.objects.update(not_before=clock.now())
    take_in_waiting()

    stub.refresh_from_db()
    assert stub.candidate.full_name == "Ilse Marbach" and stub.remark == ""


def test_a_hundred_that_fail_cost_no_other(broken, shared, django_assert_max_num_queries):
    broken(100)
    take_in_waiting()

    shared()

    assert StubProfile.objects.exclude(candidate=None).count() == 1
    refused = StubProfile.objects.refused()
    assert refused.count() == 100
    # Much later than any test lasts.
    refused.update(not_before=clock.now() + timedelta(days=1))
    with django_assert_max_num_queries(1):
        assert take_in_waiting() is False


def test_whoever_asks_now_has_them_tried_again(broken, administrator):
    broken()
    StubProfile.objects.update(not_before=clock.now() + timedelta(days=1))

    ask_now(by=administrator, kinds=["inmails"])
    assert not is_waiting()
    ask_now(by=administrator, kinds=["stubs"])

    assert is_waiting()


def test_what_was_shared_before_replaces_nothing_newer(shared):
    shared(email="ilse@new.example", phone="+49 421 555 0199")
    newer = StubProfile.objects.get()
    older = {**newer.raw["stubProfile"], "emailAddress": "ilse@old.example"}
    older |= {"phoneNumber": "+49 421 555 0100", "profileUrl": "https://www.linkedin.com/in/old"}
    ilse = newer.candidate
    address = ilse.linkedin_url
    StubProfile.objects.create(
        seat=newer.seat, application_urn=newer.application_urn, member=newer.member,
        shared_at=newer.shared_at - timedelta(days=1), raw=older,
    )  # fmt: skip

    take_in_waiting()

    ilse.refresh_from_db()
    assert StubProfile.objects.filter(candidate=ilse).count() == 2
    assert ilse.linkedin_url == address
    assert ilse.emails.get(is_primary=True).email == "ilse@new.example"
    assert ilse.phones.get(is_primary=True).number == "+494215550199"
    assert ilse.emails.count() == ilse.phones.count() == 2
    assert not ContactProposal.objects.exists()


def test_an_older_share_asks_for_what_no_newer_one_told(shared):
    shared(email="ilse@new.example", phone="")
    newer = StubProfile.objects.get()
    newer.candidate.phones.create(number="+494215550111", is_primary=True)
    older = {**newer.raw["stubProfile"], "emailAddress": "ilse@old.example"}
    StubProfile.objects.create(
        seat=newer.seat, application_urn=newer.application_urn, member=newer.member,
        shared_at=newer.shared_at - timedelta(days=1),
        raw={**older, "phoneNumber": "+49 421 555 0100"},
    )  # fmt: skip

    take_in_waiting()

    assert [one.kind for one in ContactProposal.objects.all()] == ["phone"]


def test_a_member_who_changed_names_stays_one_person(shared, linkedin, ago):
    shared(email="ilse@marbach.example")
    linkedin.put_member(ILSE, first_name="Ilse", last_name="Marbach-Behrens")
    linkedin.share(seat=RITA, member=ILSE, email="ilse@marbach.example", at_ms=ago(0.01))
    due_again()

    pull_all()

    assert Candidate.objects.get().full_name == "Ilse Marbach"
    raws = list(StubProfile.objects.order_by("shared_at").values_list("raw", flat=True))
    assert "Marbach-Behrens" in dumps(raws[-1])
    assert not StubProfile.objects.filter(candidate=None).exists()


def test_contracts_of_one_name_have_pools_of_their_own(broken, connected):
    contracts = [
        ContractFactory(connection=connected, contract_id=str(660_000 + number), name=name)
        for number, name in enumerate(["Europe", "Europe", "", "E" * 200, "Europe"])
    ]
    for number, contract in enumerate(contracts):
        raw = {"member": f"urn:li:person:m{number}", "firstName": f"Ilse {number}"}
        broken(contract=contract, raw=raw)

    take_in_waiting()

    pools = [Contract.objects.get(pk=one.pk).pool for one in contracts]
    assert len(set(pools)) == 5
    assert all(one.member_count == 1 for one in pools)
    assert [one.name for one in pools][:3] == [
        "LinkedIn",
        "LinkedIn: Europe (660001)",
        "LinkedIn: Contract 660002",
    ]


def test_two_with_one_shared_address_are_two_people(pulling, linkedin, ago):
    for slug in ("twin-one", "twin-two"):
        linkedin.put_member(slug, first_name=slug, last_name="Twin", email="twins@example.org")
        linkedin.write_inmail(seat=RITA, member=slug, body="May we talk?", at_ms=ago(3))
        linkedin.answer(seat=RITA, member=slug, body="Yes", shares=True, at_ms=ago(2))

    pull_all()

    assert Candidate.objects.count() == 2
    assert sorted(StubProfile.objects.values_list("remark", flat=True))[0] == ""


def test_a_verified_address_finds_the_person_it_is_of(shared):
    known = with_address()
    verify_email(contact=known.emails.get(), proof="applied", by=None)
    with_address()

    shared(email="ilse@marbach.example")

    assert ProfileLink.objects.get().candidate == known


def test_what_a_colleague_typed_is_asked_about_before_it_is_replaced(shared):
    known = with_address(linkedin_url="https://www.linkedin.com/in/somebody-else")

    shared(email="ilse@marbach.example")

    known.refresh_from_db()
    assert known.linkedin_url == "https://www.linkedin.com/in/somebody-else"
    proposal = ContactProposal.objects.get(candidate=known)
    assert proposal.kind == "linkedin_url"
    assert "ilse-marbach-demo" in proposal.value


def test_an_address_in_capitals_is_the_same_address(shared):
    known = with_address()

    shared(email="Ilse@Marbach.EXAMPLE")

    assert Candidate.objects.get() == known
    assert known.emails.get().is_verified
