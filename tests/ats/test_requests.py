"""What holds for every request to a page."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize(
    "path", ["/search/?q=a%00b", "/jobs/?q=%00", "/candidates/?%00=x", "/?x=%00"]
)
def test_a_character_no_database_can_hold_is_dropped_from_addresses(client_as, recruiter, path):
    assert client_as(recruiter).get(path).status_code == 200


def test_such_a_character_is_dropped_from_what_was_typed(client_as, recruiter):
    client_as(recruiter).post(reverse("settings-name"), {"last_name": "Lind\x00berg"})

    recruiter.refresh_from_db()
    assert recruiter.last_name == "Lindberg"


def test_a_text_of_three_megabytes_comes_back_with_its_form(client_as, recruiter):
    typed = "word " * 600_000

    response = client_as(recruiter).post(
        reverse("candidate-create"),
        {"first_name": "Ilse", "last_name": "Marbach", "headline": typed},
    )

    assert response.status_code == 422
    assert 'value="Ilse"' in response.text
    assert typed.strip() in response.text


def test_a_page_that_must_not_be_kept_says_so_itself(client_as, recruiter):
    response = client_as(recruiter).post(reverse("api-token-create"))

    assert "no-store" in response.headers["Cache-Control"]
