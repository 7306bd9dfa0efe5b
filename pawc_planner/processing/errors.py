"""What can go wrong between a finished plan and its papers."""

from __future__ import annotations

from ..base.errors import PawcError
from ..base.words import QT_TRANSLATE_NOOP


class PapersCancelled(PawcError):
    """Cancelled after the plan was stored; facts: ``cycle``."""

    code = "papers_cancelled"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Cancelled. The plan of cycle {cycle} is stored in the site; no project and no briefing was written. Print it "
        "with the algorithm “briefing”.",
    )


class PapersFailed(PawcError):
    """The plan is stored but the papers are not made; facts: ``cycle``, ``reason``."""

    code = "papers_failed"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The plan of cycle {cycle} is stored in the site, but no project and no briefing was written: {reason}",
    )


class FolderNotUsable(PawcError, PermissionError):
    """Nothing can be written into the folder; facts: ``folder``, ``reason``."""

    code = "folder_not_usable"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The folder {folder} cannot be used ({reason}). Choose a folder where you may write. Nothing was changed.",
    )
