"""A reset holds for the background threads too, which read switches while it runs."""


def test_no_thread_brings_a_switch_back(linkedin):
    for _ in range(60):
        linkedin.turn(clock_offset_s=100_000, strict_refs=False)
        linkedin.reset()

        switches = linkedin.switches()
        assert (switches["clock_offset_s"], switches["strict_refs"]) == (0, True)
