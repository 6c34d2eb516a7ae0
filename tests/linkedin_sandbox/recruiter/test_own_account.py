"""What members do with their own profile and account."""

from tests.linkedin_sandbox.customer import candidate, candidate_key, sole

ILSE = "/recruiter/members/ilse-marbach-demo/"
ACCOUNT = "/in/ilse-marbach-demo/account/"
FORM = "//main//form[.//input[@name='first_name']]"


def test_a_member_changes_names_and_keeps_the_address(rita, linkedin):
    page = rita.send(rita.open(ACCOUNT), FORM, first_name="Ilka", last_name="")

    assert page.said == ["Your profile was changed."]
    assert rita.open(ILSE).all("//h1") == ["Ilka"]


def test_two_members_may_have_one_address_and_both_match(rita, connected):
    page = rita.open("/in/okko-janssen-demo/account/")
    rita.send(page, FORM, email="ilse.marbach@example.org")
    key = candidate_key("cand-1")
    connected.put("atsCandidates", {key: candidate()})

    assert len(sole(connected.get("atsCandidates", [key]))["matchedMembers"]) == 2


def test_a_wrong_address_is_refused_and_nothing_changes(rita):
    page = rita.send(rita.open(ACCOUNT), FORM, first_name="Ilka", email="ilse at home")

    assert (page.status, len(page.alerts)) == (422, 1)
    assert rita.open(ILSE).all("//h1") == ["Ilse Marbach"]


def test_who_does_not_share_the_profile_shows_no_export(rita, linkedin, connected):
    page = rita.open(ACCOUNT)
    rita.send(page, FORM, allows_export="")

    profile, form = rita.open(ILSE), rita.open(f"{ILSE}export/")

    assert not profile.has_button("Export to ATS")
    assert "does not share the profile with other systems" in profile.text
    assert not form.has_button("Export")
    menu = "//*[@id='member-ilse-marbach-demo']//details//a"
    assert rita.open("/recruiter/?q=ilse").all(menu) == ["Write InMail", "Save to project"]


def test_a_closed_account_is_found_by_nobody(rita, connected):
    connected.put("atsCandidates", {candidate_key("cand-1"): candidate()})

    page = rita.send(rita.open(ACCOUNT), "//form[.//button[text()='Close account']]")

    assert page.said == ["The account of Ilse Marbach is closed."]
    assert rita.open(ILSE).status == rita.open(ACCOUNT).status == 404
    assert rita.open("/recruiter/?q=hafenwerk+ilse").all("//li//a[bdi]") == []
