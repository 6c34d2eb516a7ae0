"""What recruiters and members do on the simulated LinkedIn, for `LinkedInStandIn` to inherit.

Everywhere `seat` is a seat's number, `member` a slug or an e-mail, and `at_ms` a time that may lie
in the past or the future (default: the sandbox's now).
"""

from typing import Any


class PeopleOnLinkedIn:
    def _control(
        self, method: str, path: str, body: object = None, query: dict[str, Any] | None = None
    ) -> Any:
        raise NotImplementedError

    def write_inmail(self, *, seat: int, member: str, body: str, **more: object) -> dict[str, Any]:
        """Write as the recruiter; `more`: subject, at_ms. Gives id, thread, at_ms."""
        return self._control(
            "POST", "inmails", {"seat": seat, "member": member, "body": body, **more}
        )

    def answer(self, *, seat: int, member: str, body: str, **more: object) -> dict[str, Any]:
        """Answer as the member.

        `more`: at_ms, and `shares`: True for all contact data, or {"email": ..., "phone": ...};
        in the first answer only.
        """
        return self._control(
            "POST", "answers", {"seat": seat, "member": member, "body": body, **more}
        )

    def share(self, *, seat: int, member: str, **more: object) -> dict[str, Any]:
        """Share contact data apart from an answer; `more`: email, phone (default: both), at_ms."""
        return self._control("POST", "shares", {"seat": seat, "member": member, **more})

    def fill_inmails(self, *, seat: int, count: int, from_ms: int, to_ms: int) -> None:
        """Write many InMails at once, spread evenly over a time and over all members."""
        self._control(
            "POST",
            "inmails/filling",
            {"seat": seat, "count": count, "from_ms": from_ms, "to_ms": to_ms},
        )

    def write_note(self, *, seat: int, member: str, text: str, **more: object) -> int:
        """Write a recruiter's note and give its id; `more`: is_shared (default: True), at_ms."""
        made = self._control(
            "POST", "recruiter-notes", {"seat": seat, "member": member, "text": text, **more}
        )
        return int(made["id"])

    def change_note(self, note: int, **changes: object) -> None:
        """`changes`: text, is_shared, at_ms."""
        self._control("PATCH", "recruiter-notes", {"id": note, **changes})

    def delete_note(self, note: int, **more: object) -> None:
        self._control("DELETE", "recruiter-notes", {"id": note, **more})

    def interactions(self, member: str) -> dict[str, Any]:
        """What recruiters had to do with a member: inmails, stubs, notes, projects."""
        return self._control("GET", "interactions", query={"member": member})

    def add_element(self, resource: str, element: object) -> None:
        """Let a finder of section 9 give this too, at the end of its first page."""
        self._control("POST", "elements", {"resource": resource, "element": element})

    def close_account(self, member: str) -> None:
        self._control("POST", "closed-accounts", {"member": member})

    def put_member(self, slug: str, **fields: object) -> None:
        """Make a member or change the named fields: first_name, last_name, email, phone,
        headline, employer, location, about, years_of_experience, skills, positions, educations,
        allows_export. Two members may have one e-mail."""
        self._control("POST", "members", {"slug": slug, **fields})

    def put_seat(self, seat: int, **fields: object) -> None:
        """Make a seat or change it: contract (a number; moves it), member, state, is_admin."""
        self._control("POST", "seats", {"seat": seat, **fields})
