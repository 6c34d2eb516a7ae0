"""Writing to a member, and answering as that member."""

import pytest

from tests.linkedin_sandbox.api.retrieval.retrieving import elements, events, seat_urn, stubs

ILSE = "/recruiter/members/ilse-marbach-demo/"
HERS = "/in/ilse-marbach-demo/messages/"
FORM = "//main//form[@method='post']"
SHARING = "//fieldset[legend='Share your contact info?']"


def write(person, **values):
    fields = {"subject": "Nights", "text": "Hello Ilse", **values}
    return person.send(person.open(f"{ILSE}inmail/"), FORM, **fields)


def answer(person, **values):
    """Answer the one conversation there is; names of fields stand without its prefix."""
    page = person.open(HERS)
    box = page.one("//main//form//textarea").get("name")
    prefix = box.removesuffix("text")
    fields = {f"{prefix}{name}": value for name, value in values.items()}
    return person.send(page, "//main//form[.//textarea]", **fields)


def now(linkedin):
    at = linkedin.now_ms()
    return {"timeRange_start": at - 3_600_000, "timeRange_end": at + 3_600_000}


def test_an_inmail_stands_on_the_profile_and_with_the_ats(rita, linkedin, customer):
    page = write(rita)

    assert page.said == ["Sent to Ilse Marbach. Act as them to answer."]
    assert "Rita Lindqvist, " in page.all("//ol[@class='inmails']/li")[0]
    (event,) = elements(events(customer, **now(linkedin)))
    assert (event["subject"], event["body"], event["author"]) == (
        "Nights",
        "Hello Ilse",
        seat_urn(),
    )


def test_an_empty_inmail_is_refused_at_its_field(rita, linkedin, customer):
    page = write(rita, text="  \n")

    assert (page.status, page.alerts) == (422, ["Write something first."])
    assert page.one("//input[@name='subject']").get("value") == "Nights"


@pytest.mark.parametrize("text", ["<b>Grüße</b> & 🚢", "A line.\r\n" * 3_000])
def test_an_inmail_may_be_long_and_hold_any_sign(rita, linkedin, customer, text):
    write(rita, text=text)

    assert elements(events(customer, **now(linkedin)))[0]["body"] == text


def test_an_inmail_may_be_dated_another_time(rita, customer):
    write(rita, at="2024-11-13T12:13")

    window = {"timeRange_start": 1_731_499_980_000, "timeRange_end": 1_731_499_980_001}
    assert len(elements(events(customer, **window))) == 1


def test_who_answers_and_shares_nothing_is_asked_once_and_no_stub(rita, linkedin, customer):
    write(rita)
    assert len(rita.open(HERS).all(SHARING)) == 1

    page = answer(rita, text="Gladly", shares="no")

    assert page.said == ["Rita Lindqvist has your answer."]
    assert page.all(SHARING) == []
    assert elements(stubs(customer, owners=seat_urn())) == []
    assert [one["body"] for one in elements(events(customer, **now(linkedin)))][1] == "Gladly"


@pytest.mark.parametrize(
    ("chosen", "given"),
    [
        ({"shares_email": "on", "shares_phone": ""}, {"emailAddress"}),
        ({"shares_email": "", "shares_phone": "on"}, {"phoneNumber"}),
        ({"shares_email": "on", "shares_phone": "on"}, {"emailAddress", "phoneNumber"}),
        ({"shares_email": "", "shares_phone": ""}, set()),
    ],
)
def test_who_shares_chooses_what(rita, customer, chosen, given):
    write(rita)

    page = answer(rita, text="Gladly", shares="yes", **chosen)

    assert page.said == ["Rita Lindqvist has your answer and your contact info."]
    (stub,) = elements(stubs(customer, owners=seat_urn()))
    assert {"emailAddress", "phoneNumber"} & set(stub["stubProfile"]) == given


def test_an_empty_answer_is_refused(rita, customer):
    write(rita)

    page = answer(rita, text="")

    assert (page.status, page.alerts) == (422, ["Write something first."])


def test_a_recruiter_sees_their_own_conversation_alone(rita, carl, customer):
    write(rita)

    assert "You have not written to each other." in carl.open(ILSE).text


def test_a_member_nobody_has_written_to_is_told(somebody, linkedin):
    assert "No recruiter has written to you yet." in somebody.open(HERS).text


def test_another_members_conversation_cannot_be_answered(rita, linkedin, customer):
    write(rita)
    page = rita.open(HERS)
    form = page.one("//main//form[.//textarea]")
    form.set("action", form.get("action").replace("ilse-marbach", "okko-janssen"))

    assert rita.send(page, "//main//form[.//textarea]").status == 404
