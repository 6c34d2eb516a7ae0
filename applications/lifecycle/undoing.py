"""How long the way back is offered beside what was done."""

from datetime import timedelta

# So long a page that says what was done shows *Undo*; a message stays no longer unread.
OFFERED = timedelta(seconds=8)
# So long nothing leaves the house of whom a move shows outside for the first time: an *Undo* of the
# last moment is still on its way by then.
UNDO_WINDOW = OFFERED + timedelta(seconds=2)
