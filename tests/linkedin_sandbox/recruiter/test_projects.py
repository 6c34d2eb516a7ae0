"""*Save to project*."""

SAVE = "/recruiter/members/ilse-marbach-demo/project/"
FORM = "//main//form[@method='post']"
PROJECTS = "/recruiter/projects/"


def test_a_member_is_saved_to_a_new_project_and_to_one_there_is(rita, carl):
    page = rita.send(rita.open(SAVE), FORM, name="Night  planners")
    again = carl.open("/recruiter/members/okko-janssen-demo/project/")
    offered = again.all("//datalist/option")
    carl.send(again, FORM, name="Night planners")

    assert page.said == ["Ilse Marbach was saved to Night planners."]
    assert "In Night planners" in page.text
    assert offered == ["Night planners"]
    shown = rita.open(PROJECTS)
    assert shown.all("//section//li//a") == ["Ilse Marbach", "Okko Janssen"]
    assert shown.all("//section/h2") == ["Night planners"]


def test_a_project_needs_a_name(rita):
    page = rita.send(rita.open(SAVE), FORM, name=" ")

    assert (page.status, len(page.alerts)) == (422, 1)


def test_a_member_is_taken_out_again(rita):
    rita.send(rita.open(SAVE), FORM, name="Night planners")

    page = rita.send(rita.open(PROJECTS), "//section//form")

    assert page.said == ["Ilse Marbach was taken out of Night planners."]
    assert "Nobody is in it." in page.text


def test_projects_are_the_contracts_own(rita, tomke):
    rita.send(rita.open(SAVE), FORM, name="Night planners")

    page = tomke.open(PROJECTS)

    assert "There is no project yet." in page.text
