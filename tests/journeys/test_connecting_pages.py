"""The pages on the way to a connection, before there is one: sound as every other page."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.journeys import test_first_loop as journey
from tests.journeys.hands import Pointer
from tests.journeys.looking import WINDOWS, host_of, open_window
from tests.journeys.office import ORGANIZATION


@pytest.mark.parametrize("window", WINDOWS)
def test_connecting_shows_sound_pages_and_linkedins_frame(stack, tomke, chromium, window):
    with open_window(chromium, window) as critic:
        page, address = critic.page, f"{stack.url}{reverse('linkedin-tab')}"
        journey.sign_in(stack, page, Pointer(page), tomke)
        critic.open(address)
        critic.expect_hosts(host_of(stack.url))
        page.get_by_label("Company name").fill("Nordwind Logistics")
        page.get_by_label("LinkedIn company ID").fill(str(ORGANIZATION))
        page.get_by_role("button", name="Save company").click()
        page.get_by_role("button", name="Connect", exact=True).click()
        expect(page.get_by_role("button", name="Allow")).to_be_visible()
        critic.look()
        page.get_by_label("You are").select_option(
            label="Tomke Behrens, Nordwind Sales hiring, admin"
        )
        page.get_by_role("button", name="Allow").click()
        expect(page.locator("iframe")).to_be_visible()
        critic.open(address)
        critic.expect_hosts(host_of(stack.url), host_of(stack.linkedin.url))
        critic.expect_within_budget()

    assert critic.faults == [], "\n".join(critic.faults)
