from django.urls import reverse

from base.counting import count_label
from jobs.queries import PAGE_SIZE
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.jobs import JobFactory
from tests.queries import queries_of

HTMX = {"HX-Request": "true"}


def test_the_list_shows_only_what_one_may_open(client_as, recruiter, job):
    JobFactory(title="Secret plan")

    words = client_as(recruiter).get(reverse("job-list")).content.decode()

    assert job.title in words
    assert "Secret plan" not in words


def test_an_empty_list_offers_the_first_step(client_as, outsider):
    words = client_as(outsider).get(reverse("job-list")).content.decode()

    assert "No jobs yet" in words
    assert words.count(reverse("job-create")) >= 2


def test_an_empty_list_of_an_interviewer_offers_no_job(client_as, interviewer):
    words = client_as(interviewer).get(reverse("job-list")).content.decode()

    assert "puts you on their hiring team" in words
    assert reverse("job-create") not in words


def test_the_list_is_narrowed_by_words_and_status(client_as, recruiter, job):
    JobFactory(title="Payroll accountant", recruiter=recruiter)
    client = client_as(recruiter)

    found = client.get(reverse("job-list"), {"q": "payroll", "status": "draft"}).context["page"]
    none = client.get(reverse("job-list"), {"q": "payroll", "status": "closed"})

    assert [row.title for row in found.rows] == ["Payroll accountant"]
    assert "No job matches" in none.content.decode()


def test_facets_count_under_the_other_filters(client_as, recruiter, job):
    JobFactory(title="Payroll accountant", recruiter=recruiter)

    facets = client_as(recruiter).get(reverse("job-list"), {"q": "warehouse"}).context["facets"]

    assert [(facet.label, facet.count) for facet in facets] == [
        ("All", "1"), ("Draft", "0"), ("Active", "1"), ("Closed", "0"),
    ]  # fmt: skip


def test_an_administrator_chooses_own_jobs(client_as, administrator, job):
    own = JobFactory(title="Own", interviewer=administrator)
    client = client_as(administrator)

    assert len(client.get(reverse("job-list")).context["page"].rows) == 2
    mine = client.get(reverse("job-list"), {"whose": "mine"}).context["page"]
    assert mine.rows == [own]


def test_unknown_filters_count_as_not_given(client_as, recruiter, job):
    response = client_as(recruiter).get(reverse("job-list"), {"status": "lost", "after": "JOB-9"})

    assert response.status_code == 200


def test_pages_lead_to_older_and_back_to_newer_jobs(client_as, recruiter):
    jobs = [JobFactory(recruiter=recruiter) for _ in range(2 * PAGE_SIZE + 5)][::-1]
    client, address = client_as(recruiter), reverse("job-list")

    first = client.get(address).context["page"]
    second = client.get(address + first.older).context["page"]
    third = client.get(address + second.older).context["page"]
    back = client.get(address + third.newer).context["page"]

    assert first.rows + second.rows + third.rows == jobs
    assert (first.newer, third.older) == ("", "")
    assert back.rows == second.rows
    assert client.get(address + back.newer).context["page"].rows == first.rows


def test_the_list_is_part_of_the_page_when_htmx_asks(client_as, recruiter, job):
    words = client_as(recruiter).get(reverse("job-list"), headers=HTMX).content.decode()

    assert words.lstrip().startswith('<div class="stack" id="jobs">')


def test_the_bar_of_an_interviewer_counts_no_prospects(client_as, recruiter, interviewer, job):
    ApplicationFactory(job=job)
    ApplicationFactory(job=job, at="Screen")
    ApplicationFactory(job=job, at="Screen", rejected=True)

    def bar(user):
        return client_as(user).get(reverse("job-list")).content.decode()

    assert "Prospect 1, Screen 1" in bar(recruiter)
    assert "Prospect" not in bar(interviewer)


def test_the_list_reads_ten_times_however_long_it_is(client_as, administrator):
    def fill(count):
        for _ in range(count):
            ApplicationFactory(job__recruiter=UserFactory())

    client, address = client_as(administrator), reverse("job-list")
    fill(10)
    few = queries_of(client, address)
    fill(190)
    many = queries_of(client, address)

    assert len(few) == len(many) <= 10
    assert sum(len(query["sql"]) for query in many) < 20_000
    assert not [query for query in many if query["sql"].startswith(("INSERT", "UPDATE"))]


def test_counts_beyond_the_cap_are_said_roughly():
    assert [count_label(count) for count in (0, 7, 1_000, 1_001)] == ["0", "7", "1,000", "1,000+"]
