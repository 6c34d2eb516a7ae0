"""The LinkedIn tab of a person: who they are there, what to do about it, LinkedIn's widget."""

import pytest
from django.urls import reverse
from django.utils import timezone

from linkedin_rsc.models import (
    Evaluation,
    Integration,
    IntegrationType,
    ProfileLink,
    WidgetContract,
)
from linkedin_rsc.pages.exchanged import ON_TAB
from talent_pools.members.services import add_to_pool
from talent_pools.pools.services import create_pool
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import (
    ConnectedAccountFactory,
    ConnectionFactory,
    ContactProposalFactory,
    ContractFactory,
    InMailFactory,
    LedgerRowFactory,
    NotificationFactory,
    ProfileLinkFactory,
    ProfileMatchFactory,
    RecruiterNoteFactory,
    SeatFactory,
)
from tests.linkedin_rsc.pages.reading import said, text_of
from tests.linkedin_rsc.profile.sent import (
    ILSE,
    OKKO,
    link_at_linkedin,
    look,
    member_of,
    sent,
    unlink_at_linkedin,
)
from tests.linkedin_rsc.pushing import push
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

A, B = "urn:li:person:aaa", "urn:li:person:bbb"
MAX_QUERIES = 15
VERBS = ("link/", "link/removal/", "refusal/", "refusal/reopening/", "matches/dismissal/",
         "matches/proposal/", "check/")  # fmt: skip


@pytest.fixture
def plugin():
    """A connected company with LinkedIn's widget switched on."""
    connection = ConnectionFactory(enabled=True)
    Integration.objects.create(
        connection=connection, type=IntegrationType.PROFILE_PLUGIN,
        context=connection.organization, status="ENABLED",
    )  # fmt: skip
    return connection


@pytest.fixture
def candidate(plugin, job):
    """Somebody whom LinkedIn has."""
    application = ApplicationFactory(job=job, at="Screen")
    own = application.candidate.public_id
    LedgerRowFactory(record=own, candidate=own, state="sent", held_at_linkedin=True)
    return application.candidate


@pytest.fixture
def seat(plugin, recruiter):
    account = ConnectedAccountFactory(user=recruiter)
    return SeatFactory(contract=ContractFactory(connection=plugin), member=account.person)


def tab(candidate) -> str:
    return reverse("candidate-linkedin", args=[candidate.public_id])


def test_each_state_is_said_and_offers_what_can_be_done(client_as, recruiter, candidate):
    client = client_as(recruiter)
    match = ProfileMatchFactory(candidate=candidate, state="possible", possible=[A, B])
    page = text_of(client.get(tab(candidate)))
    assert "Choose the right profile" in page
    assert page.count(f'value="{A}"') == page.count(f'value="{B}"') == 2

    client.post(f"{tab(candidate)}link/", {"member": A})
    page = text_of(client.get(tab(candidate)))
    assert "chosen here" in page and "by <bdi>Rita Lindqvist</bdi>" in page
    assert "Unlink" in page and "Not the right profile" in page

    client.post(f"{tab(candidate)}link/removal/")
    assert "What was unlinked or set aside stays here." in text_of(client.get(tab(candidate)))

    client.post(f"{tab(candidate)}refusal/", {"member": A})
    page = text_of(client.get(tab(candidate)))
    assert "The profile that LinkedIn found was refused" in page and "Take back" in page

    client.post(f"{tab(candidate)}refusal/reopening/", {"member": A})
    assert "Choose the right profile" in text_of(client.get(tab(candidate)))
    client.post(f"{tab(candidate)}matches/dismissal/")
    assert "Ask colleagues again" in text_of(client.get(tab(candidate)))
    client.post(f"{tab(candidate)}matches/proposal/")
    match.refresh_from_db()
    assert match.state == "possible"


def test_no_match_is_said_only_once_linkedin_was_asked(client_as, recruiter, connected):
    candidate = sent("nobody@example.org")
    client = client_as(recruiter)
    assert "has not been asked yet" in text_of(client.get(tab(candidate)))

    look()

    assert "LinkedIn finds no match" in text_of(client.get(tab(candidate)))


def test_refusals_of_the_services_are_said_on_the_tab(client_as, recruiter, candidate):
    client = client_as(recruiter)

    answer = client.post(f"{tab(candidate)}link/removal/")
    assert answer["Location"] == tab(candidate)
    assert "No LinkedIn profile is linked." in said(answer)
    assert "names no LinkedIn profile" in said(client.post(f"{tab(candidate)}link/"))


def test_answers_lead_back_within_this_house_alone(client_as, recruiter, candidate):
    client = client_as(recruiter)

    for wanted, reached in (("/candidates/", "/candidates/"), ("//evil.example", tab(candidate))):
        answer = client.post(f"{tab(candidate)}refusal/", {"member": A, "next": wanted})
        assert answer["Location"] == reached


@pytest.mark.parametrize("verb", VERBS)
def test_who_may_not_open_the_person_gets_404_and_who_may_not_edit_403(
    client_as, candidate, interviewer, verb
):
    elsewhere = CandidateFactory()

    client = client_as(interviewer)

    assert client.post(f"{tab(elsewhere)}{verb}", {"member": A}).status_code == 404
    assert client.post(f"{tab(candidate)}{verb}", {"member": A}).status_code == 403


def test_who_may_not_edit_sees_no_buttons_and_no_widget(client_as, candidate, interviewer, seat):
    ProfileMatchFactory(candidate=candidate, state="possible", possible=[A])

    page = text_of(client_as(interviewer).get(tab(candidate)))

    assert "LinkedIn profile 1" in page
    assert A not in page and "/xdoor/" not in page


# -- The widget ----------------------------------------------------------------------------------


def test_rsc_301_widget_carries_the_candidates_id_in_linkedins_markup(
    client_as, recruiter, candidate, seat, settings
):
    settings.LINKEDIN_PLATFORM_URL = "https://platform.linkedin.example"

    response = client_as(recruiter).get(tab(candidate))

    page = text_of(response)
    assert '<script src="https://platform.linkedin.example/xdoor/scripts/in.js">' in page
    assert "api_key: 78demo0042" in page
    assert "HcmWidget@https://platform.linkedin.example/rsc/extensions/profile-widget" in page
    assert 'type="IN/HcmWidget"' in page
    assert f'data-ats-candidate-id="{candidate.public_id}"' in page
    assert 'data-integration-context="urn:li:organization:9100321"' in page
    assert 'data-onlink="tandemProfileLinked"' in page
    assert "js/linkedin-profile" in page
    assert "https://platform.linkedin.example" in response["Content-Security-Policy"]


def test_without_the_plugin_an_administrator_is_to_be_asked(client_as, recruiter, candidate, seat):
    Integration.objects.filter(type=IntegrationType.PROFILE_PLUGIN).update(status="DISABLED")

    page = text_of(client_as(recruiter).get(tab(candidate)))

    assert "profile widget is not switched on" in page and "/xdoor/" not in page


def test_without_an_account_the_settings_are_the_way(client_as, recruiter, candidate):
    ContractFactory()

    page = text_of(client_as(recruiter).get(tab(candidate)))

    assert "Connect your own LinkedIn account" in page
    assert 'href="/settings/"' in page and "/xdoor/" not in page


def test_without_a_seat_linkedins_administrator_is_to_be_asked(
    client_as, recruiter, candidate, seat
):
    seat.member = "urn:li:person:else"
    seat.save()

    assert "lists no Recruiter seat" in text_of(client_as(recruiter).get(tab(candidate)))


def test_while_no_seats_were_read_nobody_is_told_to_have_none(client_as, recruiter, candidate):
    ContractFactory()
    ConnectedAccountFactory(user=recruiter)

    assert "IN/HcmWidget" in text_of(client_as(recruiter).get(tab(candidate)))


def test_whom_linkedin_does_not_hold_it_cannot_show(client_as, recruiter, plugin, seat, job):
    candidate = ApplicationFactory(job=job).candidate

    page = text_of(client_as(recruiter).get(tab(candidate)))

    assert "it does not hold this person" in page
    assert "still a prospect" in page


def test_chosen_contract_is_kept_for_each_colleague(client_as, recruiter, candidate, seat):
    other = SeatFactory(contract=ContractFactory(), member=seat.member)
    client = client_as(recruiter)
    assert "Change contract" in text_of(client.get(tab(candidate)))

    address = "/settings/linkedin/widget-contract/"
    client.post(address, {"contract": other.contract.contract_id, "next": tab(candidate)})

    assert WidgetContract.objects.get().user == recruiter
    assert f'data-integration-context="{other.contract.urn}"' in text_of(client.get(tab(candidate)))
    client.post(address, {"contract": ""})
    assert "urn:li:organization:9100321" in text_of(client.get(tab(candidate)))
    assert client.post(address, {"contract": "nonsense"}).status_code == 404


def test_tab_with_widget_stays_within_its_queries(client_as, recruiter, candidate, seat):
    client = client_as(recruiter)
    without = queries_of(client, tab(candidate))
    ProfileMatchFactory(candidate=candidate, state="possible", possible=[A, B], refused=[A])
    ContractFactory()

    assert len(queries_of(client, tab(candidate))) == len(without) <= MAX_QUERIES


def test_tab_with_inmails_notes_proposals_and_evaluations_stays_within_its_queries(
    client_as, recruiter, candidate, seat
):
    link = ProfileLinkFactory(candidate=candidate)
    ProfileMatchFactory(candidate=candidate, state="linked", refused=[A, B])
    ContractFactory()
    for _number in range(7):
        InMailFactory(seat=seat, member=link.person)
        RecruiterNoteFactory(contract=seat.contract, member=link.person, owner=seat.urn)
    ContactProposalFactory(candidate=candidate)
    Evaluation.objects.create(
        candidate=candidate, notification=NotificationFactory(), place=0,
        raw={"evaluation": {"rating": "GOOD"}}, received_at=timezone.now(),
    )  # fmt: skip
    add_to_pool(pool=create_pool(name="Kept", by=recruiter), candidate=candidate, by=recruiter)

    client = client_as(recruiter)
    page = text_of(client.get(tab(candidate)))
    assert page.count("Night shift planner") == page.count("Knows cold chain.") == ON_TAB
    assert "@shared.example" in page and "GOOD" in page and "All InMails" in page

    assert len(queries_of(client, tab(candidate))) <= MAX_QUERIES


# -- What the widget reports is read back -------------------------------------------------------


def test_rsc_304_link_made_in_the_widget_stands_after_reload_and_push(
    client_as, recruiter, connected, linkedin
):
    okko = member_of(OKKO)
    candidate = sent("invented@example.org")
    client = client_as(recruiter)
    link_at_linkedin(candidate, okko)

    answer = client.post(f"{tab(candidate)}check/", {"deed": "link"})
    push()

    assert "LinkedIn confirms the profile" in said(answer)
    link = ProfileLink.objects.get(candidate=candidate)
    assert (link.person, link.how, link.linked_by) == (okko, "widget", recruiter)
    assert "in LinkedIn’s widget" in text_of(client.get(tab(candidate)))

    unlink_at_linkedin(candidate)
    client.post(f"{tab(candidate)}check/", {"deed": "unlink"})
    push()

    assert not ProfileLink.objects.filter(candidate=candidate).exists()


def test_report_that_linkedin_does_not_confirm_changes_nothing(
    client_as, recruiter, connected, linkedin
):
    candidate = sent("invented@example.org")

    answer = client_as(recruiter).post(f"{tab(candidate)}check/", {"deed": "link", "member": A})

    assert not ProfileLink.objects.exists()
    assert "LinkedIn was asked just now" in said(answer)


def test_link_that_is_still_on_its_way_is_not_taken_for_gone(
    client_as, recruiter, connected, linkedin
):
    okko = member_of(OKKO)
    candidate, client = sent("invented@example.org"), client_as(recruiter)
    client.post(f"{tab(candidate)}link/", {"member": okko})

    client.post(f"{tab(candidate)}check/")

    assert ProfileLink.objects.get(candidate=candidate).person == okko


def test_refused_member_is_linked_only_by_who_links_them_in_the_widget(
    client_as, recruiter, connected, linkedin
):
    okko = member_of(OKKO)
    candidate, client = sent(ILSE), client_as(recruiter)
    client.post(f"{tab(candidate)}refusal/", {"member": okko})
    link_at_linkedin(candidate, okko)

    client.post(f"{tab(candidate)}check/")
    assert not ProfileLink.objects.filter(candidate=candidate, person=okko).exists()

    client.post(f"{tab(candidate)}check/", {"deed": "link"})
    assert ProfileLink.objects.get(candidate=candidate).person == okko


@pytest.mark.parametrize("status", [500, 429, 403])
def test_linkedins_failure_is_said_and_changes_nothing(
    client_as, recruiter, connected, linkedin, status
):
    candidate = sent(ILSE)
    linkedin.fail_next("atsCandidates", status, method="GET", message="Not now", retry_after_s=9)

    answer = client_as(recruiter).post(f"{tab(candidate)}check/")

    assert "Not now" in said(answer)
    assert not ProfileLink.objects.exists()


def test_person_linkedin_was_not_sent_cannot_be_asked_about(client_as, recruiter, connected):
    candidate = CandidateFactory()

    answer = client_as(recruiter).post(f"{tab(candidate)}check/")

    assert "does not know this person yet" in said(answer)


# -- The queue ----------------------------------------------------------------------------------

QUEUE = "/candidates/linkedin/matches/"


def test_queue_shows_whom_one_may_edit_and_offers_yes_no_never(client_as, recruiter, plugin):
    mine = ProfileMatchFactory(state="possible", possible=[A])
    hidden = ProfileMatchFactory(
        state="possible", possible=[B], candidate=CandidateFactory(is_private=True)
    )
    ProfileMatchFactory(state="none", possible=[B])

    page = text_of(client_as(recruiter).get(QUEUE))

    assert mine.candidate.full_name in page
    assert hidden.candidate.full_name not in page and B not in page
    for key in "yxn":
        assert page.count(f'data-key="{key}"') == 1


def test_each_decision_of_the_queue_can_be_undone_there(client_as, recruiter, plugin):
    match = ProfileMatchFactory(state="possible", possible=[A])
    client, own = client_as(recruiter), match.candidate.public_id

    for deed, verb, undo in (
        ("link", "link/", "link/removal/"),
        ("dismissal", "matches/dismissal/", "matches/proposal/"),
        ("refusal", "refusal/", "refusal/reopening/"),
    ):
        match.state, match.possible = "possible", [A]
        match.save()
        back = f"{QUEUE}?deed={deed}&done={own}"
        page = client.post(
            f"{tab(match.candidate)}{verb}", {"member": A, "next": back}, follow=True
        )
        assert f'action="{tab(match.candidate)}{undo}"' in text_of(page)
        assert 'data-key="z"' in text_of(page)
        client.post(f"{tab(match.candidate)}{undo}", {"member": A, "next": QUEUE})
        match.refresh_from_db()
        assert (match.state, match.possible, match.refused)[1:] == ([A], [])


def test_who_may_edit_nobody_finds_an_empty_queue(client_as, interviewer, read_only, plugin):
    match = ProfileMatchFactory(state="possible", possible=[A])

    for user in (interviewer, read_only):
        page = text_of(client_as(user).get(QUEUE))
        assert match.candidate.full_name not in page and "Nobody waits" in page


@pytest.fixture
def shared_prospects(plugin):
    """The company shares prospects: who was sent tells of a person's jobs (pages.readers)."""
    plugin.share_prospects = True
    plugin.save()


def test_who_works_on_none_of_their_jobs_reads_and_decides_nothing(
    client_as, outsider, shared_prospects, candidate
):
    ProfileMatchFactory(candidate=candidate, state="possible", possible=[A])
    client = client_as(outsider)

    page = text_of(client.get(tab(candidate)))

    assert "LinkedIn profile 1" not in page and "Choose the right profile" not in page
    assert candidate.full_name not in text_of(client.get(QUEUE))
    for verb in VERBS:
        assert client.post(f"{tab(candidate)}{verb}", {"member": A}).status_code == 403


def test_who_works_on_one_of_their_jobs_reads_and_decides(
    client_as, recruiter, shared_prospects, candidate
):
    ProfileMatchFactory(candidate=candidate, state="possible", possible=[A])
    client = client_as(recruiter)

    assert A in text_of(client.get(tab(candidate)))
    assert candidate.full_name in text_of(client.get(QUEUE))


def test_proposed_member_is_told_by_who_is_linked_with_them_here(client_as, recruiter, candidate):
    ProfileMatchFactory(candidate=candidate, state="possible", possible=[A, B])
    known = ProfileLinkFactory(person=A).candidate
    private = CandidateFactory(is_private=True, last_name="Verborgen")
    ProfileLinkFactory(person=B, candidate=private)

    page = text_of(client_as(recruiter).get(QUEUE))

    assert f'href="/candidates/{known.public_id}/"' in page and known.full_name in page
    assert "Verborgen" not in page and private.public_id not in page


def test_queue_is_paged_and_costs_the_same_however_long(client_as, recruiter, plugin):
    client = client_as(recruiter)
    ProfileMatchFactory.create_batch(3, state="possible", possible=[A])
    few = queries_of(client, QUEUE)
    ProfileMatchFactory.create_batch(30, state="possible", possible=[A])

    assert len(queries_of(client, QUEUE)) == len(few) <= 10
    assert 'rel="next"' in text_of(client.get(QUEUE))


def test_home_says_how_many_wait_and_nothing_while_nobody_does(client_as, recruiter, plugin):
    client = client_as(recruiter)
    assert "Possible LinkedIn matches" not in text_of(client.get("/"))
    ProfileMatchFactory.create_batch(2, state="possible", possible=[A])

    page = text_of(client.get("/"))

    assert "Possible LinkedIn matches" in page and QUEUE in page


@pytest.mark.parametrize("how", ProfileLink.How, ids=str)
def test_each_way_a_link_came_about_has_its_words(client_as, recruiter, candidate, how):
    ProfileLinkFactory(candidate=candidate, how=how)

    assert str(how.label) in text_of(client_as(recruiter).get(tab(candidate)))
