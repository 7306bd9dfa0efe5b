"""Make the printed briefing of one cycle."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class BriefingReport:
    """What was printed: number of pages and the file."""

    pages: int
    path: Path


def make_briefing(
    site_path: Path, cycle_id: str, language: str, output: Path, *, redact: bool = False, feedback: Any = None
) -> BriefingReport:
    """Print the plan of a cycle as an A4 PDF.

    Parameters
    ----------
    site_path : Path
        Site database.
    cycle_id : str
        Cycle; "" for the latest.
    language : str
        ``th`` or ``en``; may differ from the language of the screen.
    output : Path
        PDF to write; replaced only when the whole document is ready.
    redact : bool
        Leave places that must not be found on a lost sheet (stumps, cameras, reports) off the team sheets.
    feedback : QgsFeedback, optional
        Shows progress and can cancel.

    Raises
    ------
    PawcError
        Unknown cycle or language, nothing planned, output not writable, cancelled.
    """
    raise NotImplementedError
