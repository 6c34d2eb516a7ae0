"""A turn at one of LinkedIn's resources: given back whatever happens, resting where it was refused.

Its holder made at least one call, or found nothing to call for.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from linkedin_rsc.client.errors import Forbidden, LinkedInError, Throttled, Unauthorized
from linkedin_rsc.connection.status import look_into_refusal
from linkedin_rsc.leases import Lease, LeaseLost, clock
from linkedin_rsc.ledger import outcomes

logger = logging.getLogger(__name__)


@contextmanager
def turn(lease: Lease) -> Iterator[None]:
    """Leave the lease at the end; a failed call or a lost lease ends the turn and nothing else."""
    paused_until, strikes = None, 0
    try:
        yield
    except LeaseLost:
        logger.warning("Stream %s was taken over by another sender", lease.stream)
    except LinkedInError as error:
        logger.warning("Stream %s stopped: %s", lease.stream, type(error).__name__)
        paused_until = outcomes.rest_until(error, clock.now(), strikes=lease.strikes)
        strikes = lease.strikes + isinstance(error, Throttled)
        if isinstance(error, Forbidden | Unauthorized):
            look_into_refusal()
    finally:
        lease.leave(paused_until=paused_until, strikes=strikes)
