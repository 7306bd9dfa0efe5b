"""What all tests without QGIS share."""

from __future__ import annotations

import signal

import pytest

LONGEST_S = 120  # of the processor's time: many times what any of them takes


@pytest.fixture()
def no_hang():
    """Fail a test that would go on for ever, or for the square of its input; speed itself is a benchmark's business."""
    def stop(number, frame):
        pytest.fail(f"not done after {LONGEST_S} s of the processor's time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST_S)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)
