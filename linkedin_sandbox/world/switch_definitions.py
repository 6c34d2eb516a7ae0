"""The switches of this LinkedIn: what each turns, its default, the rule it belongs to."""

from linkedin_sandbox.world.definition import Definition
from linkedin_sandbox.world.retrieval_definitions import RETRIEVAL

DEFINITIONS = {
    definition.name: definition
    for definition in (
        Definition("clock_offset_s", 0, "Seconds the sandbox's clock is ahead", "15.1"),
        Definition("token_lifetime_s", 1800, "Lifetime of an application token", "2.1"),
        Definition("expires_in_as_string", False, "Write expires_in as a string", "2.1"),
        Definition(
            "sign_in_scopes",
            "both",
            "What applications may ask of members: new ones have openid, old ones r_liteprofile",
            "2.3",
            ("both", "openid", "r_liteprofile"),
        ),
        Definition("provisioning_delay_s", 0, "Wait before a new application works", "3.1"),
        Definition("unknown_foreign_id_is_404", False, "Unknown foreign id answers 404", "3.3"),
        Definition(
            "require_pre_authorization", False, "Naming needs the widget first", "4.2 (order of 4)"
        ),
        Definition("strict_content_type", True, "A wrong Content-Type answers 415", "15.4"),
        Definition("limit_batches", True, "More than 100 keys answer 400", "15.5"),
        Definition("strict_unknown_fields", True, "Unknown fields answer 422", "15.6"),
        Definition("require_enabled", True, "Data needs an enabled integration", "15.8"),
        Definition("put_clears_manual_match", False, "A PUT clears a manual match", "7.2.4"),
        Definition("escape_result_keys", False, "Percent-escape URNs in result keys", "7"),
        Definition("strict_refs", True, "Applications need a known job and candidate", "15.11"),
        Definition("upload_host", "", "Host hireMediaUrl names; empty: its own", "5.7 (versioned)"),
        Definition("access_lists_per_user", 10, "Lists (ACLs) one user may be on", "10"),
        Definition("job_task_delay_s", 1.0, "Seconds until a job task is decided", "7.1.4"),
        Definition("job_task_failure", "", "Error text; job tasks fail while set", "7.1.4"),
        Definition(
            "job_task_success",
            "SUCCEEDED",
            "Word for a job task that is done; newer ones say PROCESSED",
            "7.1.4",
            ("SUCCEEDED", "PROCESSED"),
        ),
        Definition("update_needs_known_job", True, "UPDATE of an unknown job fails", "7.1.2"),
        Definition(
            "job_expiry_limit_days", 365, "Latest expireAt; an old page says three years", "7.1.2"
        ),
        Definition("match_delay_s", 0.0, "Seconds until a candidate is matched", "7.2.2"),
        Definition("throttle", True, "Count calls and records, answer 429", "15.14"),
        Definition("requests_per_day", 0, "Calls per resource and day; 0 = LinkedIn's", "7"),
        Definition("records_per_minute", 0, "Records per minute; 0 = LinkedIn's", "7"),
        Definition("records_per_day", 0, "Records per day; 0 = LinkedIn's", "7"),
        Definition("exports_per_seat_and_month", 300, "Export limit of a seat", "6"),
        Definition("request_valid_s", 86400, "How long a request id can be fetched", "15.17"),
        Definition("exporter_in_export", True, "Exports name the recruiter", "6.1"),
        Definition("enhanced_export", True, "Exports carry the enhanced fields", "6.1"),
        Definition(
            "job_reference",
            "externalJobPostingId",
            "Field of an export that names the job",
            "6.1",
            ("externalJobPostingId", "referenceEntityId", "none"),
        ),
        Definition(
            "export_email",
            "emailAddresses",
            "Field of an export that holds e-mail",
            "6.1",
            ("emailAddresses", "emailAddress"),
        ),
        Definition(
            "sign_with_former_secret", False, "Pushes are signed by the older of two secrets", "5.3"
        ),
        Definition("signature_reading", "A", "How pushes are signed", "5.3", ("A", "B")),
        Definition(
            "push_type_name",
            "type",
            "Name of the type in a push",
            "5.4",
            ("type", "eventType", "event-type", "notificationType"),
        ),
        Definition(
            "push_id_name",
            "id",
            "Name of the request id in a push",
            "5.4",
            ("id", "requestId", "request_id"),
        ),
        Definition(
            "push_expires_at",
            "text",
            "How a push writes expiresAt: milliseconds as text or number, RFC 3339, or not at all",
            "webhooks 5",
            ("text", "number", "rfc3339", "none"),
        ),
        Definition("push_id_as_number", False, "Write the request id as a number", "5.4"),
        Definition(
            "push_notification_id_name",
            "none",
            "Name of a push's own id; a request id of the same name wins",
            "5.4",
            ("none", "notificationId", "id"),
        ),
        Definition(
            "push_shape",
            "object",
            "Shape of a push; the last two name a list in an object",
            "5.4",
            ("object", "array", "events", "elements"),
        ),
        Definition("deliver_twice", False, "Send every push twice", "15.16"),
        Definition("deliver_out_of_order", False, "Hold pushes, send newest first", "15.16"),
        Definition("delivery_timeout_s", 3.0, "Time a receiver has to answer", "15.16"),
        Definition("delivery_backoff_s", 2.0, "First wait before a redelivery; doubles", "15.16"),
        Definition("redeliveries", 5, "Redeliveries after an answer outside 2xx", "15.16"),
        Definition("challenge_callbacks", True, "Send challenges to callback URLs", "5.2"),
        Definition("challenge_interval_s", 7200.0, "Time between challenges", "15.16"),
        Definition("hostile_probe", True, "Challenges include a non-UUID probe", "15.16"),
        Definition("failures_to_block", 3, "Failed challenges that block a callback", "5.2"),
        Definition("unique_callback_urls", True, "A callback URL serves one customer", "5.1"),
        Definition(
            "plain_http_hosts",
            "localhost,127.0.0.1,::1",
            "Hosts whose callback URL may be http, any port",
            "5.1 (deviation)",
        ),
        *RETRIEVAL,
    )
}
