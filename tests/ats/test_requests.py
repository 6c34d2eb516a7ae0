"""What holds for every request to a page."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize(
    "path", ["/search/?q=a%00b", "/jobs/?q=%00", "/candidates/?%00=x", "/?x=%00"]
)
def test_a_text_no_database_can_hold_is_refused(client_as, recruiter, path):
    response = client_as(recruiter).get(path)

    assert response.status_code == 400


def test_a_form_with_such_a_text_is_refused(client_as, recruiter):
    response = client_as(recruiter).post(reverse("settings-name"), {"last_name": "Lind\x00qvist"})

    recruiter.refresh_from_db()
    assert response.status_code == 400
    assert recruiter.last_name == "Lindqvist"


def test_pages_of_a_person_stay_out_of_shared_caches(client_as, recruiter):
    response = client_as(recruiter).get(reverse("candidate-list"))

    assert response.headers["Cache-Control"] == "private, no-cache"


def test_a_page_that_must_not_be_kept_says_so_itself(client_as, recruiter):
    response = client_as(recruiter).post(reverse("api-token-create"))

    assert "no-store" in response.headers["Cache-Control"]
