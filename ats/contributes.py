"""What the frame's own pages put into it."""

from base.frames import Place

CONTRIBUTIONS = [Place("Home", "home", "house", position=10)]
