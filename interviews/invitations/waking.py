"""The task that sends what is due, and waking it."""

from base.waking import wake

SEND_INVITATIONS = "interviews.send_invitations"


def wake_sender() -> None:
    wake(SEND_INVITATIONS)
