"""What a company of years has at LinkedIn: everybody twice on a job, with all that is below.

Written by INSERT .. SELECT from what the demo's seeds left, so that nothing of it is warm or near.
"""

from datetime import datetime

from django.db import connection
from django.utils import timezone

# Two of each: applications, notes on the person and on each application, feedback on each.
TWICE = [
    "UPDATE jobs_job SET is_confidential = %(no)s",
    """
    UPDATE applications_application SET left_prospect_at = created_at WHERE left_prospect_at IS NULL
    """,
    """
    INSERT INTO applications_application
        (public_id, candidate_id, job_id, stage_id, status, rejection_reason, source_id,
         created_at, updated_at, applied_at, left_prospect_at, stage_entered_at)
    SELECT 'again' || candidate_id, candidate_id,
        (SELECT MIN(id) FROM jobs_job) + candidate_id %% (SELECT COUNT(*) FROM jobs_job),
        MIN(stage_id), 'active', '', MIN(source_id), MIN(created_at), MIN(updated_at),
        MIN(created_at), MIN(created_at), MIN(created_at)
    FROM applications_application GROUP BY candidate_id ON CONFLICT DO NOTHING
    """,
    *(
        f"""
        INSERT INTO applications_stagechange
            (public_id, application_id, outcome, to_stage_id, label, changed_at)
        SELECT 's{n}' || id, id, 'moved', stage_id, 'Interview {n}', created_at
        FROM applications_application
        """
        for n in (1, 2)
    ),
    *(
        f"""
        INSERT INTO notes_note
            (public_id, candidate_id, application_id, author_id, text, is_private, created_at)
        SELECT '{name}' || id, {candidate}, {application},
            (SELECT MIN(id) FROM accounts_user) + id %% 4,
            'Knows the harbour and its night shifts, and asked about the second site. ' || id,
            %(no)s, created_at
        FROM {table}
        """
        for name, table, candidate, application in (
            ("n1", "candidates_candidate", "id", "NULL"),
            ("m1", "applications_application", "candidate_id", "id"),
            ("n2", "candidates_candidate", "id", "NULL"),
            ("m2", "applications_application", "candidate_id", "id"),
        )
    ),
    *(
        f"""
        INSERT INTO interviews_interviewfeedback
            (public_id, application_id, interviewer_id, kind, feedback, recommendation,
             evaluations, created_at)
        SELECT 'f{n}' || id, id, (SELECT MIN(id) FROM accounts_user) + id %% 4, 'on_site',
            'Calm under pressure, asks good questions, and knew the tools at once.', 'yes',
            '[{{"attribute": "Judgement", "result": "4 of 5"}}]', created_at
        FROM applications_application
        """
        for n in (1, 2)
    ),
    """
    INSERT INTO linkedin_rsc_profilelink
        (candidate_id, person, application_urn, profile_url, snapshot, left_out, how, linked_at)
    SELECT id, 'urn:li:person:p' || id, %(application)s, '', '{}', '[]', 'widget', %(now)s
    FROM candidates_candidate WHERE id %% 2 = 0
    """,
    """
    INSERT INTO linkedin_rsc_connectedaccount (user_id, person, application_urn, connected_at)
    SELECT id, 'urn:li:person:c' || id, %(application)s, %(now)s FROM accounts_user
    """,
]


def give_everybody_a_history() -> None:
    """Double what the seeds left, share all of it, and keep each job to its team."""
    from linkedin_rsc.models import Connection, Integration, IntegrationType

    Connection.objects.update(
        share_notes=True, share_feedback=True, use_access_lists=True, lists_in_force=True
    )
    company = Connection.current()
    Integration.objects.create(
        connection=company, type=IntegrationType.ONE_CLICK_EXPORT, context=company.organization,
        status="ENABLED",
    )  # fmt: skip
    parameters: dict[str, bool | str | datetime] = {
        "no": False, "application": company.application_in_use, "now": timezone.now(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        for statement in TWICE:
            cursor.execute(statement, parameters)
