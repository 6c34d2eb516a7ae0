"""Who closed their LinkedIn account: asked of LinkedIn, told to administrators, decided."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from accounts.models import Activity, Notice
from base.errors import DomainError, NotAllowed
from candidates.models import Candidate
from candidates.personal_data import erase_person, export_person
from linkedin_rsc import leases
from linkedin_rsc.leases.resources import CLOSED_ACCOUNTS
from linkedin_rsc.models import (
    ClosedAccount,
    ClosedAccountsPull,
    Connection,
    Contract,
    InMail,
    LedgerRow,
    ProfileLink,
)
from linkedin_rsc.pull.closed import asking
from linkedin_rsc.pull.closed.asking import ask_if_due
from linkedin_rsc.pull.closed.deciding import AlreadyErased, erase_closed_person, keep_person
from linkedin_rsc.pull.closed.people import AboutAnother, with_people
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import (
    ClosedAccountFactory,
    InMailFactory,
    LedgerRowFactory,
    ProfileLinkFactory,
    SeatFactory,
)

pytestmark = pytest.mark.django_db

RITA, ILSE, OKKO = 77120, "ilse-marbach-demo", "okko-janssen-demo"
LIST = "atsPurgedExportedCandidates"


@pytest.fixture
def asked(connected, settings) -> Connection:
    settings.LINKEDIN_CLOSED_ACCOUNTS = True
    return connected


def close(linkedin, connection, slug) -> ProfileLink:
    """Have a member of ours share contact data, which the application learns, and then leave."""
    linkedin.share(seat=RITA, member=slug)
    linkedin.close_account(slug)
    members = asking.closed_members(asking.gateway.transport_for(connection), start=0).members
    known = set(ProfileLink.objects.values_list("person", flat=True))
    (urn,) = set(members) - known
    return ProfileLinkFactory(person=urn, application_urn=connection.application_in_use)


def person_of(account: ClosedAccount) -> Candidate:
    """Return whom the administrator is told that it is about."""
    shown = with_people(ClosedAccount.objects.filter(pk=account.pk)).get()
    return Candidate.objects.get(public_id=shown.person_record)


def again() -> None:
    ClosedAccountsPull.objects.update(next_at=timezone.now())


def test_who_is_linked_is_to_be_decided_on_within_thirty_days(asked, linkedin, administrator):
    link = close(linkedin, asked, ILSE)

    assert ask_if_due() is None

    account = ClosedAccount.objects.get()
    assert person_of(account) == link.candidate
    assert account.due_on == timezone.localdate() + timedelta(days=30)
    notice = Notice.objects.get(user=administrator)
    assert "1 person known to Tandem has closed their LinkedIn account" in notice.text
    assert notice.url == "/admin-center/linkedin/closed-accounts/"
    pull = ClosedAccountsPull.objects.get()
    assert (pull.listed, pull.found, pull.start) == (1, 1, 0)
    assert pull.next_at > timezone.now() + timedelta(days=13)


def test_asking_again_doubles_nothing(asked, linkedin, administrator):
    close(linkedin, asked, ILSE)
    ask_if_due()
    again()

    ask_if_due()

    assert ClosedAccount.objects.count() == Notice.objects.count() == 1


def test_who_is_nobody_here_is_passed_over(asked, linkedin, administrator):
    close(linkedin, asked, ILSE)
    ProfileLink.objects.all().delete()

    ask_if_due()

    assert not ClosedAccount.objects.exists()
    assert not Notice.objects.exists()


def test_who_is_no_candidate_but_was_written_to_is_decided_on_too(asked, linkedin, administrator):
    link = close(linkedin, asked, ILSE)
    seat = SeatFactory(contract=Contract.objects.get())
    InMailFactory(seat=seat, member=link.person, application_urn=link.application_urn)
    InMailFactory(seat=seat)
    link.delete()

    ask_if_due()

    account = ClosedAccount.objects.get()
    assert (account.candidate, account.record) == (None, "")
    erase_closed_person(account=account, by=administrator)
    assert InMail.objects.count() == 1
    account.refresh_from_db()
    assert (account.member, account.decision) == ("", "delete")
    with pytest.raises(AlreadyErased):
        keep_person(account=account, reason="x", by=administrator)


def test_linkedin_is_not_asked_before_it_is_time(asked, linkedin):
    ask_if_due()
    linkedin.forget_requests()

    ask_if_due()

    assert linkedin.requests() == []


def test_it_is_off_unless_switched_on(asked, linkedin, settings):
    settings.LINKEDIN_CLOSED_ACCOUNTS = False

    ask_if_due()

    assert linkedin.requests(resource=LIST) == []


def test_a_disconnected_company_asks_nothing(asked, linkedin):
    Connection.objects.update(state=Connection.State.DISCONNECTED)

    ask_if_due()

    assert linkedin.requests(resource=LIST) == []


def test_a_connection_that_ends_meanwhile_keeps_nothing(asked, linkedin, on_call):
    close(linkedin, asked, ILSE)
    ended = Connection.State.DISCONNECTED
    on_call(LIST, lambda: Connection.objects.update(epoch=7, state=ended))

    ask_if_due()

    assert not ClosedAccount.objects.exists()


@pytest.mark.parametrize(
    ("status", "least", "most"),
    [(403, 23, 25), (404, 23, 25), (500, 0, 1), (429, 0, 25)],
)
def test_a_refusal_is_kept_in_words_and_asked_again_later(asked, linkedin, status, least, most):
    linkedin.fail_next(LIST, status, message="Not today")

    ask_if_due()

    pull = ClosedAccountsPull.objects.get()
    wait = pull.next_at - timezone.now()
    assert "Not today" in pull.problem
    assert timedelta(hours=least) <= wait <= timedelta(hours=most)
    assert pull.last_run_at is None
    again()
    ask_if_due()
    pull.refresh_from_db()
    assert (pull.problem, pull.strikes) == ("", 0)


def test_pages_go_on_where_a_worker_died(asked, linkedin, monkeypatch):
    links = [close(linkedin, asked, slug) for slug in (ILSE, OKKO)]
    monkeypatch.setattr("linkedin_rsc.client.resources.closed_accounts.PAGE_RECORDS", 1)
    linkedin.fail_next(LIST, 500, times=1)
    ask_if_due()
    ClosedAccountsPull.objects.update(start=1, next_at=timezone.now())

    ask_if_due()

    assert [person_of(one) for one in ClosedAccount.objects.all()] == [links[1].candidate]
    again()
    ask_if_due()
    assert {person_of(one) for one in ClosedAccount.objects.all()} == {
        link.candidate for link in links
    }


def test_two_workers_never_ask_at_once(asked, linkedin):
    lease = leases.enter(CLOSED_ACCOUNTS)

    ask_if_due()

    assert linkedin.requests(resource=LIST) == []
    lease.leave()


def test_another_application_begins_anew(asked):
    ask_if_due()
    Connection.objects.update(epoch=9)

    pull = asking.current_pull(Connection.current())

    assert (pull.epoch, pull.start) == (9, 0)
    assert pull.next_at <= timezone.now()


def test_a_page_costs_the_same_however_many(asked, administrator, django_assert_num_queries):
    members = [ProfileLinkFactory(application_urn="a").person for _number in range(60)]
    asking.keep(members[:1], "a", timezone.now())

    # Who is linked, was written to, noted on and shared; who is known already, the rows, the
    # administrators, their notices.
    with django_assert_num_queries(8):
        assert asking.keep(members, "a", timezone.now()) == 59


def test_who_is_erased_leaves_linkedin_and_a_proof(administrator, nudged):
    account = ClosedAccountFactory()
    candidate = person_of(account)
    row = LedgerRowFactory(
        record=candidate.public_id, candidate=candidate.public_id, state=LedgerRow.State.SENT,
        may_be_held=True,
    )  # fmt: skip

    erase_closed_person(account=account, by=administrator)

    account.refresh_from_db()
    row.refresh_from_db()
    assert not Candidate.objects.exists()
    assert (account.candidate, account.member, account.reason) == (None, "", "")
    assert (account.record, account.decision) == (candidate.public_id, "delete")
    assert account.decided_by == administrator
    assert row.state == LedgerRow.State.DELETION_QUEUED
    activity = Activity.objects.get(verb="linkedin.closed_account.deleted")
    assert (activity.candidate, activity.data) == ("", {})


def test_who_is_erased_otherwise_is_no_longer_to_be_decided_on(administrator):
    account = ClosedAccountFactory()
    candidate = person_of(account)

    erase_person(candidate)

    account.refresh_from_db()
    assert (account.decision, account.record) == ("delete", candidate.public_id)
    assert account.decided_at is not None
    with pytest.raises(AlreadyErased):
        erase_closed_person(account=account, by=administrator)


def test_keeping_needs_a_reason(administrator):
    account = ClosedAccountFactory()

    with pytest.raises(DomainError, match="Say why"):
        keep_person(account=account, reason="  ", by=administrator)


def test_who_is_kept_may_still_be_erased(administrator):
    account = ClosedAccountFactory()
    keep_person(account=account, reason="Applied by mail.\x00", by=administrator)
    account.refresh_from_db()
    assert (account.decision, account.reason) == ("keep", "Applied by mail.")

    erase_closed_person(account=account, by=administrator)

    account.refresh_from_db()
    assert (account.decision, account.reason) == ("delete", "")


def test_only_administrators_decide(recruiter):
    account = ClosedAccountFactory()

    with pytest.raises(NotAllowed):
        keep_person(account=account, reason="x", by=recruiter)
    with pytest.raises(NotAllowed):
        erase_closed_person(account=account, by=recruiter)


def test_several_erased_people_leave_several_proofs(administrator):
    for account in [ClosedAccountFactory(), ClosedAccountFactory()]:
        erase_closed_person(account=account, by=administrator)

    assert ClosedAccount.objects.filter(member="").count() == 2


def test_a_person_can_be_two_members_in_turn(administrator):
    first = ClosedAccountFactory()
    candidate = person_of(first)
    keep_person(account=first, reason="Applied by mail.", by=administrator)
    ProfileLink.objects.all().delete()
    second = ClosedAccountFactory(linked=candidate)

    erase_closed_person(account=second, by=administrator)

    assert ClosedAccount.objects.filter(decision="delete", reason="", member="").count() == 2


@pytest.fixture
def moved() -> tuple[ClosedAccount, Candidate, Candidate]:
    """A closed account, who was linked with it when LinkedIn told of it, and who is now."""
    account = ClosedAccountFactory()
    former, present = person_of(account), CandidateFactory()
    ProfileLink.objects.update(candidate=present)
    return account, former, present


def test_it_is_about_whoever_is_linked_now(administrator, moved):
    account, former, present = moved
    assert person_of(account) == present

    erase_closed_person(account=account, by=administrator)

    assert list(Candidate.objects.all()) == [former]
    account.refresh_from_db()
    assert account.record == present.public_id


def test_link_taken_back_since_lets_nobody_be_erased(administrator):
    account = ClosedAccountFactory()
    candidate = person_of(account)
    ProfileLink.objects.all().delete()

    erase_closed_person(account=account, by=administrator)

    assert list(Candidate.objects.all()) == [candidate]
    account.refresh_from_db()
    assert (account.record, account.decision) == ("", "delete")


@pytest.mark.parametrize("decide", [erase_closed_person, partial(keep_person, reason="Applied.")])
def test_nobody_is_decided_on_who_was_not_seen(administrator, moved, decide):
    account, former, present = moved

    for seen in (former.public_id, ""):
        with pytest.raises(AboutAnother):
            decide(account=account, by=administrator, seen=seen)
    decide(account=account, by=administrator, seen=present.public_id)


def test_link_of_another_application_names_somebody_else(administrator):
    account = ClosedAccountFactory()
    ProfileLink.objects.update(application_urn="urn:li:developerApplication:9")

    erase_closed_person(account=account, by=administrator)

    assert Candidate.objects.count() == 1


def test_who_was_kept_is_not_erased_once_another_is_linked(administrator):
    account = ClosedAccountFactory()
    keep_person(account=account, reason="Applied.", by=administrator)
    ProfileLink.objects.update(candidate=CandidateFactory())

    with pytest.raises(AboutAnother):
        erase_closed_person(account=account, by=administrator)


def test_keeping_one_person_decides_nothing_about_the_next(asked, linkedin, administrator):
    link = close(linkedin, asked, ILSE)
    ask_if_due()
    keep_person(account=ClosedAccount.objects.get(), reason="Applied.", by=administrator)
    again()
    ask_if_due()
    assert ClosedAccount.objects.filter(decision="").count() == 0
    other = CandidateFactory()
    ProfileLink.objects.filter(pk=link.pk).update(candidate=other)

    again()
    ask_if_due()

    assert person_of(ClosedAccount.objects.get(decision="")) == other
    assert ClosedAccount.objects.get(decision="keep").candidate == link.candidate


def test_what_is_kept_about_a_person_holds_what_waits_and_what_was_decided(administrator):
    kept = ClosedAccountFactory()
    candidate = person_of(kept)
    keep_person(account=kept, reason="Applied.", by=administrator)
    ProfileLink.objects.all().delete()
    waits = ClosedAccountFactory(linked=candidate)
    ClosedAccountFactory()

    told = export_person(candidate)["linkedin_rsc.ClosedAccount"]

    assert [(one["member"], one["reason"]) for one in told] == [
        (kept.member, "Applied."), (waits.member, ""),
    ]  # fmt: skip


def test_the_proof_names_who_was_erased_and_not_who_is_linked_since(administrator):
    account = ClosedAccountFactory()
    kept, other = Candidate.objects.get(), CandidateFactory()
    former = kept.public_id
    keep_person(account=account, reason="Law.", by=administrator)
    ProfileLink.objects.update(candidate=other)

    erase_person(kept)

    proof = ClosedAccount.objects.get()
    assert (proof.record, proof.decision, proof.member) == (former, "delete", "")
