"""Who may open the addresses of this app: its rows of the access walk."""

from tests.access import Kind

ROWS = {
    Kind.LIST: [
        "candidates/",
        "api/v1/candidates/",
    ],
    Kind.PERSON: [
        "candidates/<slug:public_id>/",
        "candidates/<slug:public_id>/edit/",
        "candidates/<slug:public_id>/erasure/",
        "candidates/<slug:public_id>/activity/",
        "candidates/<slug:public_id>/tags/",
        "candidates/<slug:public_id>/tag-removals/",
        "candidates/<slug:public_id>/duplicates/<slug:other_id>/refusal/",
        "candidates/<slug:public_id>/duplicates/<slug:other_id>/reopening/",
        "candidates/<slug:public_id>/background/",
        "candidates/<slug:public_id>/background/entries/",
        "candidates/<slug:public_id>/background/<slug:entry_id>/",
        "candidates/<slug:public_id>/background/<slug:entry_id>/removal/",
        "candidates/<slug:public_id>/contacts/",
        "candidates/<slug:public_id>/emails/",
        "candidates/<slug:public_id>/emails/<slug:contact_id>/removal/",
        "candidates/<slug:public_id>/emails/<slug:contact_id>/preference/",
        "candidates/<slug:public_id>/emails/<slug:contact_id>/verification/",
        "candidates/<slug:public_id>/emails/<slug:contact_id>/doubt/",
        "candidates/<slug:public_id>/phones/",
        "candidates/<slug:public_id>/phones/<slug:contact_id>/removal/",
        "candidates/<slug:public_id>/phones/<slug:contact_id>/preference/",
        "api/v1/candidates/<slug:id>/",
        "api/v1/candidates/<slug:id>/emails/",
        "api/v1/candidates/<slug:id>/emails/<slug:contact_id>/",
        "api/v1/candidates/<slug:id>/emails/<slug:contact_id>/preference/",
        "api/v1/candidates/<slug:id>/emails/<slug:contact_id>/verification/",
        "api/v1/candidates/<slug:id>/phones/",
        "api/v1/candidates/<slug:id>/phones/<slug:contact_id>/",
        "api/v1/candidates/<slug:id>/phones/<slug:contact_id>/preference/",
    ],
}
