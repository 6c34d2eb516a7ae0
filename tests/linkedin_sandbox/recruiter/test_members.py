"""Searching members, and the In ATS badge in the list."""

import pytest

from tests.linkedin_sandbox.customer import candidate, candidate_key

NAMES = "//li[contains(@class, 'rows__row')]//a[bdi]"
BADGES = "//li[.//*[contains(@class, 'badge')]]//a[bdi]"


def names_for(person, text):
    return person.open("/recruiter/", params={"q": text}).all(NAMES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("marbach", ["Ilse Marbach", "Ilse Marbacher"]),
        ("ILSE hafenwerk", ["Ilse Marbach"]),
        ("night dispatcher", ["Zofia Wrona"]),
        ("zielinska", ["Danuta Zielińska"]),
        ("layla", ["ليلى الحداد"]),
    ],
)
def test_every_word_is_looked_for_in_name_headline_and_employer(rita, text, found):
    assert names_for(rita, text) == found


def test_a_result_shows_headline_employer_and_place(rita):
    page = rita.open("/recruiter/?q=ilse+hafenwerk")

    (row,) = page.all("//*[@id='member-ilse-marbach-demo']")
    assert "Ilse Marbach Night shift planner Hafenwerk Bremen · Bremen, Germany" in row
    assert page.all("//*[@role='status']") == ["1 member for “ilse hafenwerk”"]


def test_results_come_in_pages_that_keep_the_words(rita):
    first = rita.open("/recruiter/?q=demo")
    onwards = first.one("//a[@rel='next']").get("href")
    second = rita.open(f"/recruiter/{onwards}")

    assert len(first.all(NAMES)) == 20
    assert "q=demo" in second.address
    assert set(first.all(NAMES)).isdisjoint(second.all(NAMES))


@pytest.mark.parametrize("page", ["0", "-1", "999", "x"])
def test_a_page_that_does_not_exist_shows_one_that_does(rita, page):
    assert rita.open(f"/recruiter/?page={page}").all(NAMES)


def test_finding_nobody_offers_a_way_on(rita):
    page = rita.open("/recruiter/?q=nobody-like-this")

    assert page.all("//*[@role='status']") == ["0 members for “nobody-like-this”"]
    assert page.all("//main//a") == ["show everybody"]


def test_members_the_ats_knows_carry_a_badge(rita, connected):
    connected.put("atsCandidates", {candidate_key("cand-1"): candidate()})

    assert rita.open("/recruiter/?q=ilse").all(BADGES) == ["Ilse Marbach"]


def test_a_manual_match_moves_the_badge(rita, connected):
    other = candidate_key("cand-2")
    connected.put("atsCandidates", {other: candidate(emailAddresses=["okko.janssen@example.org"])})
    okko = connected.get("atsCandidates", [other]).json()["results"][other]["matchedMembers"][0]
    connected.put("atsCandidates", {candidate_key("cand-1"): candidate()})

    connected.patch(
        "atsCandidates", {candidate_key("cand-1"): {"$set": {"manualMatchedMember": okko}}}
    )

    assert rita.open("/recruiter/?q=ilse").all(BADGES) == []
    assert rita.open("/recruiter/?q=okko").all(BADGES) == ["Okko Janssen"]


def test_no_badge_while_the_indicator_is_off_or_the_match_is_undecided(rita, linkedin, connected):
    linkedin.turn(match_delay_s=3600)
    connected.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    undecided = rita.open("/recruiter/?q=ilse").all(BADGES)

    linkedin.advance_clock(3601)
    decided = rita.open("/recruiter/?q=ilse").all(BADGES)
    linkedin.disable(types=["IN_ATS_INDICATOR"])

    assert (undecided, decided) == ([], ["Ilse Marbach"])
    assert rita.open("/recruiter/?q=ilse").all(BADGES) == []
