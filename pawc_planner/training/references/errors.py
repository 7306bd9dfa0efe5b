"""What keeps a reference from being an honest one."""

from __future__ import annotations

from ...base.errors import PawcError
from ...base.words import QT_TRANSLATE_NOOP


class FutureDataError(PawcError, ValueError):
    """The site knows what happened in the cycle to be planned; facts: ``n``, ``start``."""

    code = "future_data"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The site holds {n} stumps found on or after {start}, the first day of the cycle. A plan that knows them cannot"
        " be compared. Use a site with data from before the cycle only.",
    )


class NotAskedError(PawcError, LookupError):
    """There is no such planner or map; facts: ``name``, ``known``."""

    code = "unknown_reference"
    template = QT_TRANSLATE_NOOP("PawcPlanner", "There is no “{name}” to compare with. There are: {known}.")
