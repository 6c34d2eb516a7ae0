"""The sandbox as a program: what it knows at the start and keeps over a restart."""

import re
import subprocess
import sys

import pytest

from tests.linkedin_sandbox.customer import Caller, parent_of, provision
from tests.linkedin_stand_in import ROOT, LinkedInStandIn

OWN = {
    "LINKEDIN_CLIENT_ID": "own-client",
    "LINKEDIN_CLIENT_SECRET": "own-secret",
    "PUBLIC_URL": "https://own.example/",
}


@pytest.fixture
def own_sandbox():
    with LinkedInStandIn(environment=OWN) as running:
        yield running


def test_an_application_of_the_environment_is_a_child_already(own_sandbox, browser):
    own = Caller(own_sandbox, browser, "own-client", "own-secret").sign_in()

    registered = own_sandbox.state()["applications_registered"]

    assert own.name_integrations().status_code == 200
    assert registered[1]["oauth2_callback_urls"] == ["https://own.example/linkedin/oauth/callback/"]
    assert registered[1]["js_sdk_domains"] == ["https://own.example"]


def test_a_restart_keeps_address_data_and_switches(own_sandbox, browser):
    made = provision(parent_of(own_sandbox, browser))
    own_sandbox.turn(strict_refs=False)
    address = own_sandbox.url
    own_sandbox.go_away()
    own_sandbox.start()

    assert own_sandbox.url == address
    assert own_sandbox.switches()["strict_refs"] is False
    assert made.ask_for_token().status_code == 200
    assert own_sandbox.state()["applications_registered"][2]["client_id"] == made.client_id


def test_the_world_begins_with_invented_people(linkedin, child):
    query = f"client_id={child.client_id}&response_type=code&scope=r_liteprofile&state=1"
    redirect = "redirect_uri=https%3A%2F%2Fats.example%2Flinkedin%2Foauth%2Fcallback%2F"
    page = child.session.get(f"{linkedin.url}/oauth/v2/authorization?{query}&{redirect}").text

    people = re.findall(r'<option value="member:([\w-]+)"', page)

    assert len(people) == len(set(people)) >= 64
    assert "ilse-marbach-demo" in people


def test_the_script_is_served_with_its_type(linkedin, browser):
    answer = browser.get(f"{linkedin.url}/xdoor/scripts/in.js")

    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "ATSIntegrationWidget" in answer.text


@pytest.mark.parametrize(("arguments", "status"), [(["--help"], 0), (["--port", "many"], 2)])
def test_the_command_line_explains_itself(arguments, status):
    command = [sys.executable, "-m", "linkedin_sandbox", *arguments]

    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == status
    assert "usage: python -m linkedin_sandbox" in ended.stdout + ended.stderr


def test_it_imports_nothing_of_the_ats():
    program = (
        "import sys, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'linkedin_sandbox.settings';"
        "import django; django.setup(); import linkedin_sandbox.urls, linkedin_sandbox.server;"
        "print({'ats', 'accounts', 'jobs', 'candidates', 'linkedin_rsc'} & set(sys.modules))"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ended.stdout.strip() == "set()"
