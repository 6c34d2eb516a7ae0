"""Sheets of people: read in every usual form, checked as a whole, taken in once."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from openpyxl import Workbook

from accounts.api_tokens import create_api_token
from accounts.models import Notice
from candidates.models import Candidate
from talent_pools.imports import working
from talent_pools.imports.checking import check
from talent_pools.imports.limits import MAX_BODY_BYTES, MAX_BYTES, UnreadableSheet
from talent_pools.imports.lines import read_lines
from talent_pools.imports.services import import_sheet
from talent_pools.imports.working import take_in_waiting
from talent_pools.models import ImportRow, PoolImport, PoolMember
from talent_pools.pools.deletion import delete_pool, empty_deleted_pools
from tests.factories.candidates import CandidateFactory
from tests.factories.talent_pools import PoolFactory

HEAD = "first_name,last_name,email\n"
CLEAN = HEAD + "Ilse,Marbach,ilse@example.org\nJürgen,Müller,jm@example.org\n"


def sheet_of(*rows, head=("first_name", "last_name", "email")):
    """Return an XLSX file."""
    book = Workbook()
    book.active.append(head)
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zip_of(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def rows_of(content):
    checked = check(read_lines(content))
    assert checked.errors == []
    return [(row.first_name, row.last_name, row.email) for row in checked.rows]


def faults_of(content):
    return [(one["row"], one["column"]) for one in check(read_lines(content)).errors]


BOTH = [("Ilse", "Marbach", "ilse@example.org"), ("Jürgen", "Müller", "jm@example.org")]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(CLEAN.encode(), id="UTF-8"),
        pytest.param(CLEAN.encode("utf-8-sig"), id="UTF-8 with its mark"),
        pytest.param(CLEAN.encode("utf-16"), id="UTF-16 with its mark"),
        pytest.param(b"\xfe\xff" + CLEAN.encode("utf-16-be"), id="UTF-16, high byte first"),
        pytest.param(CLEAN.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(CLEAN.encode("cp1252"), id="Windows-1252"),
        pytest.param(CLEAN.replace(",", ";").encode(), id="semicolons"),
        pytest.param(CLEAN.replace(",", "\t").encode("utf-16"), id="tabs, as Excel's Unicode text"),
        pytest.param(CLEAN.replace("\n", "\r\n").encode(), id="lines of Windows"),
        pytest.param(("sep=;\r\n" + CLEAN.replace(",", ";")).encode(), id="named delimiter"),
        pytest.param(("\n,,\n" + CLEAN + ",,\n\n").encode(), id="blank lines"),
        pytest.param(sheet_of(*BOTH), id="XLSX"),
        pytest.param(sheet_of((), BOTH[0], (None, "", " "), BOTH[1]), id="XLSX with blank rows"),
    ],
)
def test_a_sheet_is_read_as_it_is_saved(content):
    assert rows_of(content) == BOTH


@pytest.mark.parametrize(
    "head",
    [
        "First Name;Last Name;E-Mail",
        "Vorname;Nachname;E-Mail-Adresse",
        "prénom;nom de famille;adresse e-mail",
        "GIVEN NAME;Surname;E-mail Address",
        "Nombre;Apellidos;Correo electrónico",
    ],
)
def test_columns_are_known_by_their_usual_names(head):
    assert rows_of(f"{head};Phone\nIlse;Marbach;ilse@example.org;1\n".encode()) == BOTH[:1]


def test_columns_stand_in_any_order_and_others_are_passed_over():
    text = "Tags,email,last_name,Age,first_name\nx,ilse@example.org,Marbach,9,Ilse\n"

    assert rows_of(text.encode()) == BOTH[:1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"%PDF-1.7\n\x00\x01", "no CSV or XLSX"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no CSV or XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel"),
        (b"PK\x03\x04 nonsense", "no CSV or XLSX"),
        (zip_of(**{"word.txt": "x"}), "no CSV or XLSX"),
        (zip_of(**{"[Content_Types].xml": "<x/>"}), "no CSV or XLSX"),
        (zip_of(**{"[Content_Types].xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "no CSV"),
        (zip_of(**{"[Content_Types].xml": "<x/>", "big": "0" * (31 * 2**20)}), "unpacks to"),
        (zip_of(**{"[Content_Types].xml": "<x/>", "a": "<c/>" * 10**6}), "unpacks to"),
        (zip_of(**{"[Content_Types].xml": "<x/>", "a": "<c/>" * 6, "b": "<c/>" * 10**6}), "unp"),
        (HEAD.encode(), "nobody below"),
        (b"name,age\nIlse,3\n", "Missing: first_name, last_name, email"),
        (b"first_name,last_name,phone\nIlse,M,3\n", "Missing: email"),
        (b"first_name,last_name,email,E-Mail\na,b,c,d\n", "Two columns"),
        (HEAD.encode() + b"\x81\x8d\x8f,x,y\n", "letters of this file"),
        (HEAD.encode("utf-16") + b"\x00\xd8", "letters of this file"),
        ((HEAD + '"' + "x" * 200_000).encode(), "very long"),
        ((HEAD + "Ilse,M,i@example.org\n" * 10_001).encode(), "at most 10,000 rows"),
    ],
    # Never by what a zip holds: the time is in it.
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_sheet_of_people_is_refused_in_words(content, said):
    with pytest.raises(UnreadableSheet, match=said) as refusal:
        check(read_lines(content))

    assert refusal.value.field == "file"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Ilse,Marbach,", (2, "email")),
        ("Ilse,Marbach,ilse at example", (2, "email")),
        (",,ilse@example.org", (2, "first_name")),
        (f"{'x' * 101},Marbach,ilse@example.org", (2, "first_name")),
        ("Ilse,=HYPERLINK(1),ilse@example.org", (2, "last_name")),
    ],
)
def test_each_error_names_its_row_and_column(row, fault):
    assert faults_of(f"{HEAD}{row}\n".encode()) == [fault]


def test_formulas_of_a_workbook_are_errors_and_are_never_worked_out():
    content = sheet_of(("Ilse", "Marbach", '="ilse"&"@example.org"'), BOTH[1])

    assert faults_of(content) == [(2, "email")]


def test_the_same_address_twice_is_an_error_that_names_the_first():
    text = f"{HEAD}Ilse,Marbach,ilse@example.org\nElse,Marbach,ILSE@example.org\n"

    errors = check(read_lines(text.encode())).errors

    assert [(one["row"], one["message"]) for one in errors] == [
        (3, "This address stands in row 2 already.")
    ]


def test_ten_thousand_rows_with_one_bad_tell_which():
    rows = [f"P{number},Q,p{number}@example.org" for number in range(10_000)]
    rows[7_776] = "P,Q,no-address"

    checked = check(read_lines((HEAD + "\n".join(rows)).encode()))

    assert [(one["row"], one["column"]) for one in checked.errors] == [(7_778, "email")]


def test_of_very_many_errors_the_first_are_told():
    checked = check(read_lines((HEAD + "P,Q,no-address\n" * 500).encode()))

    assert (len(checked.errors), checked.error_count) == (100, 500)


# --- Taking in ---


@pytest.fixture
def pool(recruiter):
    return PoolFactory(name="Nights", owner=recruiter)


@pytest.mark.django_db
def test_a_clean_sheet_is_taken_in_and_its_rows_are_forgotten(pool, recruiter):
    sheet = import_sheet(pool=pool, content=CLEAN.encode(), by=recruiter)
    assert (sheet.state, ImportRow.objects.count()) == ("waiting", 2)
    assert not PoolMember.objects.exists()

    take_in_waiting()

    sheet.refresh_from_db()
    pool.refresh_from_db()
    assert (sheet.state, sheet.added_count, pool.member_count) == ("done", 2, 2)
    assert not ImportRow.objects.exists()
    assert [str(one.candidate) for one in pool.members.order_by("pk")] == [
        "Ilse Marbach", "Jürgen Müller",
    ]  # fmt: skip
    notice = Notice.objects.get(user=recruiter)
    assert notice.text == "Nights: 2 of 2 rows of your sheet are in the pool."
    assert sheet.public_id in notice.url


@pytest.mark.django_db
def test_a_sheet_with_an_error_saves_nothing(pool, recruiter):
    sheet = import_sheet(pool=pool, content=(CLEAN + "x,y,z\n").encode(), by=recruiter)
    take_in_waiting()

    assert (sheet.state, sheet.errors[0]["row"]) == ("refused", 4)
    assert not (PoolMember.objects.exists() or Candidate.objects.exists())
    assert not ImportRow.objects.exists()


@pytest.mark.django_db
def test_whoever_is_known_is_added_and_not_doubled(pool, recruiter):
    first = CandidateFactory(email="ilse@example.org")
    verified = CandidateFactory(verified_email="jm@example.org")
    CandidateFactory(email="jm@example.org")
    PoolMember.objects.create(pool=pool, candidate=first, added_at=pool.created_at)
    count = Candidate.objects.count()

    sheet = import_sheet(pool=pool, content=CLEAN.encode(), by=recruiter)
    take_in_waiting()

    sheet.refresh_from_db()
    assert (sheet.added_count, sheet.known_count) == (1, 1)
    assert Candidate.objects.count() == count
    assert set(pool.members.values_list("candidate", flat=True)) == {first.pk, verified.pk}


@pytest.mark.django_db
def test_a_private_person_of_others_is_not_betrayed(pool, recruiter):
    private = CandidateFactory(verified_email="ilse@example.org", is_private=True)

    sheet = import_sheet(pool=pool, content=CLEAN.encode(), by=recruiter)
    take_in_waiting()

    sheet.refresh_from_db()
    assert (sheet.added_count, sheet.error_count) == (2, 0)
    assert not pool.members.filter(candidate=private).exists()


@pytest.mark.django_db
def test_a_sheet_that_names_a_hidden_person_answers_like_any_other(recruiter):
    CandidateFactory(verified_email="ilse@example.org", is_private=True)
    hidden = PoolFactory(owner=recruiter, holding=list(Candidate.objects.all()))
    told = []

    for pool, first in ((hidden, "ilse"), (PoolFactory(owner=recruiter), "nobody")):
        content = CLEAN.replace("ilse@", f"{first}@").replace("jm@", f"{first}2@")
        sheet = import_sheet(pool=pool, content=content.encode(), by=recruiter)
        take_in_waiting()
        sheet.refresh_from_db()
        told.append((sheet.state, sheet.row_count, sheet.added_count, sheet.known_count,
                     sheet.error_count, sheet.errors))  # fmt: skip

    assert told == [("done", 2, 2, 0, 0, [])] * 2


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "sees"), [("outsider", False), ("administrator", True)])
def test_what_a_colleagues_sheet_counts_is_told_to_who_sees_everything(
    request, client_as, recruiter, outsider, pool, who, sees
):
    """It may count private people, who are open to the colleague alone."""
    pool.contributors.add(outsider)
    CandidateFactory(email="ilse@example.org", is_private=True, created_by=recruiter)
    sheet = import_sheet(pool=pool, content=CLEAN.encode(), by=recruiter)
    take_in_waiting()
    client = client_as(request.getfixturevalue(who))
    address = reverse("pool-imports", args=[pool.public_id])

    listed, shown = client.get(address), client.get(f"{address}{sheet.public_id}/")
    history = client.get(reverse("pool-activity", args=[pool.public_id])).text

    assert ("Sheet of 2 people" in listed.text) == sees
    assert (shown.status_code == 200) == sees
    assert "imported a sheet of people into the pool “Nights”" in history
    assert "imported 2 people" not in history


@pytest.mark.django_db
def test_a_program_reads_the_sheets_of_its_person(client, outsider, recruiter, pool):
    pool.contributors.add(outsider)
    sheet = import_sheet(pool=pool, content=CLEAN.encode(), by=recruiter)
    client.defaults["HTTP_AUTHORIZATION"] = f"Token {create_api_token(user=outsider)}"
    address = f"/api/v1/talent-pools/{pool.public_id}/imports/"

    assert client.get(address).json()["results"] == []
    assert client.get(f"{address}{sheet.public_id}/").status_code == 404


@pytest.mark.django_db
def test_a_worker_that_dies_loses_and_doubles_nothing(pool, recruiter, monkeypatch):
    sheet = import_sheet(pool=pool, content=CLEAN.encode(), by=recruiter)
    calls = []

    def stop_after_one():
        calls.append(1)
        return len(calls) > 1

    monkeypatch.setattr(working.stopping, "is_asked", stop_after_one)
    take_in_waiting()
    sheet.refresh_from_db()
    assert (sheet.state, sheet.added_count, sheet.rows.count()) == ("running", 1, 1)
    monkeypatch.undo()

    take_in_waiting()
    take_in_waiting()

    sheet.refresh_from_db()
    assert (sheet.state, sheet.added_count, Candidate.objects.count()) == ("done", 2, 2)
    assert Notice.objects.count() == 1


@pytest.mark.django_db
def test_a_row_that_breaks_is_left_out_and_the_next_go_on(pool, recruiter):
    sheet = import_sheet(pool=pool, content=CLEAN.encode(), by=recruiter)

    def break_once(execute, sql, params, many, context):
        if sql.startswith("INSERT") and "candidates_candidate" in sql:
            raise RuntimeError("Out of ink")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(break_once), pytest.raises(RuntimeError):
        take_in_waiting()
    take_in_waiting()

    sheet.refresh_from_db()
    assert (sheet.state, sheet.added_count, sheet.error_count) == ("done", 1, 1)
    assert sheet.errors[0]["row"] == 2


@pytest.mark.django_db
def test_a_sheet_of_somebody_who_may_no_longer_is_stopped(pool, recruiter):
    sheet = import_sheet(pool=pool, content=CLEAN.encode(), by=recruiter)
    recruiter.role_grants.all().delete()

    take_in_waiting()

    sheet.refresh_from_db()
    assert sheet.state == "stopped"
    assert not (ImportRow.objects.exists() or Candidate.objects.exists())


@pytest.mark.django_db
def test_a_deleted_pool_takes_its_sheets_along(pool, recruiter):
    import_sheet(pool=pool, content=CLEAN.encode(), by=recruiter)

    delete_pool(pool=pool, by=recruiter)
    take_in_waiting()
    empty_deleted_pools()

    assert not (PoolImport.objects.exists() or ImportRow.objects.exists())


TEN_THOUSAND = "".join(f"P{n},Q,p{n}@example.org\n" for n in range(9_999))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        HEAD.encode() + b"\x81\x8d\x8f,x,y\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        zip_of(**{"[Content_Types].xml": "<x/>", "big": "0" * (31 * 2**20)}),
    ],
    ids=["wrong encoding", "old Excel", "zip bomb"],
)
def test_of_an_unreadable_file_nothing_is_kept(client_as, recruiter, pool, content):
    address = reverse("pool-imports", args=[pool.public_id])

    response = client_as(recruiter).post(address, {"file": SimpleUploadedFile("x.xlsx", content)})

    assert response.status_code == 422
    assert not (PoolImport.objects.exists() or Candidate.objects.exists())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "row"),
    [
        ((HEAD + TEN_THOUSAND + "P,Q,no-address\n").encode(), 10_001),
        ((CLEAN + "Else,Marbach,ILSE@example.org\n").encode(), 4),
        (sheet_of(BOTH[0], ("Jo", "=1+1", "jo@example.org")), 3),
    ],
    ids=["one bad of 10,000", "twice", "formula"],
)
def test_of_a_sheet_with_one_bad_row_nothing_but_the_error_is_kept(pool, recruiter, content, row):
    sheet = import_sheet(pool=pool, content=content, by=recruiter)
    take_in_waiting()

    assert [error["row"] for error in sheet.errors] == [row]
    assert (sheet.state, sheet.error_count) == ("refused", 1)
    assert not (ImportRow.objects.exists() or Candidate.objects.exists())


# --- Pages and API ---


def file_of(content, name="people.csv"):
    return SimpleUploadedFile(name, content)


@pytest.mark.django_db
def test_a_sheet_is_given_on_the_page_mended_and_taken_in(client_as, recruiter, pool):
    client, address = client_as(recruiter), reverse("pool-imports", args=[pool.public_id])

    refused = client.post(address, {"file": file_of((CLEAN + "x,y,z\n").encode())}, follow=True)
    assert "1 error. Nothing was saved." in refused.text
    waiting = client.post(address, {"file": file_of(CLEAN.encode())}, follow=True)
    assert "0 of 2 rows" in waiting.text
    take_in_waiting()
    done = client.get(waiting.redirect_chain[-1][0])

    assert "See the pool’s people" in done.text
    assert "Sheet of 2 people" in client.get(address).text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [None, b"", b"%PDF-1.7\x00", sheet_of(head=("a", "b"))],
    ids=["none", "empty", "PDF", "other columns"],
)
def test_what_is_no_sheet_comes_back_at_its_field(client_as, recruiter, pool, content):
    given = {} if content is None else {"file": file_of(content)}

    response = client_as(recruiter).post(reverse("pool-imports", args=[pool.public_id]), given)

    assert response.status_code == 422
    assert 'href="#id_file"' in response.text
    assert not PoolImport.objects.exists()


@pytest.mark.django_db
def test_the_template_can_be_filled_in_and_imported(client_as, recruiter):
    template = client_as(recruiter).get(reverse("pool-template"))

    assert "attachment" in template["Content-Disposition"]
    assert rows_of(template.content) == [("Ilse", "Marbach", "ilse.marbach@example.org")]


@pytest.mark.django_db
@pytest.mark.parametrize(("size", "status"), [(MAX_BYTES + 1, 422), (MAX_BODY_BYTES, 413)])
def test_a_file_that_is_too_large_is_not_read(client_as, recruiter, pool, size, status):
    address = reverse("pool-imports", args=[pool.public_id])

    response = client_as(recruiter).post(address, {"file": file_of(b"x" * size)})

    assert response.status_code == status
    assert "MiB that are read here" in response.text


@pytest.fixture
def api(client, recruiter, pool):
    client.defaults["HTTP_AUTHORIZATION"] = f"Token {create_api_token(user=recruiter)}"
    return client, f"/api/v1/talent-pools/{pool.public_id}/imports/"


@pytest.mark.django_db
def test_a_program_imports_reads_errors_and_asks_again(api):
    client, address = api

    refused = client.post(address, {"file": file_of((CLEAN + "x,y,z\n").encode())}).json()
    assert (refused["state"], refused["errors"][0]["row"]) == ("refused", 4)
    made = client.post(address, {"file": file_of(sheet_of(*BOTH), "people.xlsx")}).json()
    assert (made["state"], made["errors"], made["row_count"]) == ("waiting", [], 2)
    take_in_waiting()

    shown = client.get(f"{address}{made['id']}/").json()
    assert (shown["state"], shown["added_count"]) == ("done", 2)
    assert len(client.get(address).json()["results"]) == 2


@pytest.mark.django_db
def test_a_sheet_sent_twice_with_one_key_is_taken_once(api):
    client, address = api
    key = {"headers": {"Idempotency-Key": "monday"}}

    first = client.post(address, {"file": file_of(CLEAN.encode())}, **key)
    again = client.post(address, {"file": file_of(CLEAN.encode())}, **key)
    other = client.post(address, {"file": file_of(sheet_of(*BOTH))}, **key)

    assert (again.json(), again.headers["Idempotency-Replayed"]) == (first.json(), "true")
    assert other.status_code == 422
    assert PoolImport.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({}, "multipart"),
        ({"file": "text"}, "multipart"),
        ({"file": file_of(b"%PDF-1.7\x00")}, "multipart"),
        ('{"file": "x"}', "application/json"),
    ],
)
def test_what_is_no_file_is_a_problem(api, body, kind):
    client, address = api
    more = {"content_type": kind} if kind != "multipart" else {}

    answer = client.post(address, body, **more)

    assert answer.status_code in {400, 415}
    assert answer["Content-Type"] == "application/problem+json"
