"""How long work tells its progress and learns that it should stop."""

from __future__ import annotations

from typing import Protocol

from .errors import Cancelled


class Progress(Protocol):
    """What a long computation is given to report to."""

    def report(self, fraction: float, text: str = "") -> None:
        """Tell the share done, 0 to 1, and optionally what is being done."""

    def cancelled(self) -> bool:
        """Return True once the user wants to stop."""


class Silent:
    """Progress that nobody watches."""

    def report(self, fraction: float, text: str = "") -> None:
        """Drop the report."""

    def cancelled(self) -> bool:
        """Never cancelled."""
        return False


class Part:
    """The stretch ``start`` to ``stop`` of another progress, seen as 0 to 1."""

    def __init__(self, whole: Progress, start: float, stop: float) -> None:
        self._whole, self._start, self._stop = whole, start, stop

    def report(self, fraction: float, text: str = "") -> None:
        """Report on the scale of the whole."""
        self._whole.report(self._start + (self._stop - self._start) * fraction, text)

    def cancelled(self) -> bool:
        """Ask the whole."""
        return self._whole.cancelled()


def step(progress: Progress, fraction: float, text: str = "") -> None:
    """Report, and raise :class:`Cancelled` when the user has asked to stop."""
    if progress.cancelled():
        raise Cancelled()
    progress.report(fraction, text)
