"""The pages of erasures: how far they are, what LinkedIn answered, and the receipt."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.signed_documents import own_keys, verified
from linkedin_rsc.ledger import erasures
from linkedin_rsc.models import Connection, Erasure, ErasureAnswer, LedgerRow
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory
from tests.linkedin_rsc.pages.reading import TAB, text_of

pytestmark = pytest.mark.django_db

LIST = f"{TAB}erasures/"


@pytest.fixture
def erasure(administrator) -> Erasure:
    LedgerRowFactory(record="former", candidate="former", state="sent", may_be_held=True)
    return erasures.begin("former", administrator)


def finish(erasure: Erasure) -> None:
    ErasureAnswer.objects.create(
        erasure=erasure, stream="candidates", record="former", status=204, trace="trace-1",
        answered_at=timezone.now(),
    )  # fmt: skip
    LedgerRow.objects.update(may_be_held=False, state="deleted")
    erasures.close_forgotten()


def test_nobody_was_erased_yet(browser):
    assert "Nobody was erased" in text_of(browser.get(LIST))


def test_a_list_says_how_far_each_is(browser, erasure):
    page = text_of(browser.get(LIST))
    assert "former" in page
    assert "Waits for the connection" in page

    ConnectionFactory(enabled=True)
    assert "Being deleted at LinkedIn" in text_of(browser.get(LIST))

    Connection.objects.update(sending_paused_at=timezone.now())
    assert "Paused" in text_of(browser.get(LIST))
    assert "Waits for the connection" not in text_of(browser.get(LIST))
    LedgerRow.objects.update(state="needs_attention", answer="Not yours")
    assert "Needs a person" in text_of(browser.get(LIST))
    finish(erasure)
    assert "Needs a person" not in text_of(browser.get(LIST))


def test_one_says_what_linkedin_answered(browser, erasure):
    url = f"{LIST}{erasure.public_id}/"
    page = text_of(browser.get(url))
    assert "Not confirmed yet" in page
    assert "Download the receipt" not in page
    assert browser.get(f"{url}receipt/").status_code == 404

    finish(erasure)

    page = text_of(browser.get(url))
    assert "LinkedIn has deleted it" in page
    assert "trace-1" in page
    assert own_keys()[0] in page


def test_the_receipt_is_downloaded_as_it_was_signed(browser, erasure):
    finish(erasure)

    answer = browser.get(f"{LIST}{erasure.public_id}/receipt/")

    assert "attachment" in answer["Content-Disposition"]
    assert verified(answer.content)["record"] == "former"


def test_read_only_people_look_and_download_nothing(client_as, read_only, recruiter, erasure):
    finish(erasure)
    url = f"{LIST}{erasure.public_id}/"

    assert "Download" not in text_of(client_as(read_only).get(url))
    assert client_as(read_only).get(f"{url}receipt/").status_code == 403
    assert client_as(recruiter).get(url).status_code == 403


def test_erasing_a_person_leads_to_their_erasure(browser):
    candidate = CandidateFactory()

    answer = browser.post(f"/candidates/{candidate.public_id}/erasure/")

    [erasure] = Erasure.objects.all()
    assert answer["Location"] == f"{LIST}{erasure.public_id}/"
    page = text_of(browser.get(answer["Location"]))
    assert "LinkedIn was never sent anything of it" in page


def test_a_list_costs_the_same_however_long(browser, erasure):
    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            browser.get(LIST)
        return len(context)

    browser.get(LIST)
    few = queries()
    Erasure.objects.bulk_create(
        Erasure(record=f"former-{number}", requested_at=timezone.now()) for number in range(60)
    )
    assert queries() == few <= 10


def test_a_company_is_counted_and_says_that_nothing_is_sent(browser):
    ConnectionFactory(enabled=True, withdrawn_at=timezone.now())
    one = Erasure.objects.create(
        kind="company", organization="urn:li:organization:9100321", records={"candidates": 1200},
        requested_at=timezone.now(),
    )  # fmt: skip

    assert "Nothing is sent to LinkedIn" in text_of(browser.get(LIST))
    page = text_of(browser.get(f"{LIST}{one.public_id}/"))
    assert "1200" in page or "1,200" in page
    assert "It deletes no jobs" in page
