"""What a company takes back is said of every kind that it shares, until it is gone."""

import pytest

from linkedin_rsc.models import Connection, Stream
from linkedin_rsc.pages.leaving import LEAVING, OF_KINDS, leaving_company


@pytest.mark.parametrize("stream", OF_KINDS)
def test_each_kind_is_said_while_it_is_being_withdrawn(stream):
    numbers = {(stream, LEAVING): 3}

    [said] = leaving_company(Connection(), numbers)

    assert said == f"{stream.label}: being withdrawn from LinkedIn, records left: 3."


def test_every_switch_of_a_kind_is_known():
    switches = {field.name for field in Connection._meta.fields if field.name.startswith("share_")}

    assert set(OF_KINDS.values()) == switches - {"share_prospects"}
    assert Stream.ATTACHMENTS in OF_KINDS
