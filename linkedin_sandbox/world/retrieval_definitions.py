"""The switches of what an ATS retrieves from LinkedIn: rules of section 9 and names in it."""

from linkedin_sandbox.world.definition import Definition

VERSIONS = (
    "202604,202603,202602,202512,202511,202510,202508.02,202508,202507,202506,202505,202504,202501"
)

RETRIEVAL = (
    Definition(
        "active_versions",
        VERSIONS,
        "Versions of /rest/ that are answered; any other is 426",
        "versioned-api 1",
    ),
    Definition("strict_windows", False, "A window over 12 hours answers 400", "15.15"),
    Definition("inmail_calls_per_minute", 12, "Calls for the InMails of one seat", "9.2"),
    Definition(
        "inmail_recruiter_as",
        "seat",
        "How an InMail names the recruiter",
        "9.2",
        ("seat", "person"),
    ),
    Definition(
        "inmail_time_name",
        "createdAt",
        "Name of an InMail's time",
        "9.2",
        ("createdAt", "created", "deliveredAt"),
    ),
    Definition(
        "inmail_text_name",
        "body",
        "Name of an InMail's text",
        "9.2",
        ("body", "content", "attributedBody.text"),
    ),
    Definition("stub_end_is_inclusive", False, "createdDateEnd is still inside", "9.3"),
    Definition(
        "stub_fields_at",
        "stubProfile",
        "Where a stub profile has the fields of the person",
        "9.3",
        ("stubProfile", "top"),
    ),
    Definition("private_notes_delivered", False, "Notes not shared come too", "9.4"),
    Definition(
        "note_owner_name",
        "owner",
        "Name of the seat that wrote a note",
        "9.4",
        ("owner", "author", "seat"),
    ),
    Definition(
        "note_member_name",
        "member",
        "Name of the member a note is about",
        "9.4",
        ("member", "prospect", "prospectUrn"),
    ),
    Definition(
        "note_text_name", "note", "Name of a note's text", "9.4", ("note", "content", "text")
    ),
    Definition(
        "closed_member_name",
        "member",
        "Name of the person in the list of closed accounts",
        "versioned-api 6.3",
        ("member", "person", "candidate"),
    ),
)
