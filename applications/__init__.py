"""One candidate for one job: how it begins, moves and ends, and the pipeline it stands in."""
