"""The page on which a person reads and turns the switches."""

import re


def test_a_person_turns_switches_on_a_page(linkedin, browser):
    url = f"{linkedin.url}/sandbox/switches/"
    page = browser.get(url).text
    fields = dict(re.findall(r'<input id="(\w+)" name="\w+" value="([^"]*)"', page))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    choices = {"signature_reading": "B", "push_shape": "array"}
    form = {**fields, **choices, "match_delay_s": "soon", "csrfmiddlewaretoken": token}

    answer = browser.post(url, data=form)

    assert "match_delay_s was kept: &#x27;soon&#x27; does not fit." in answer.text
    assert "turned from A" in answer.text
