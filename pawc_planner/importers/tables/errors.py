"""What can be wrong with a table as a whole."""

from __future__ import annotations

from ...base.words import QT_TRANSLATE_NOOP
from ..errors import EmptySourceError, ImportFault, UnknownContentError


class TooManyFaultsError(ImportFault):
    """Facts: ``file``, ``count``, ``reasons``."""

    code = "too_many_faults"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is refused: more than {count} of its rows cannot be used ({reasons}). Check that the right file was "
        "chosen, that its kind is right and which column is which, and import again.",
    )


class EmptyTableError(EmptySourceError):
    """Facts: ``file``."""

    code = "table_empty"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} has headers and no rows: the query or export found nothing. Widen its dates and export it again.",
    )


class PlacesOnlyError(UnknownContentError):
    """Facts: ``file``, ``seen``."""

    code = "places_only"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} lists places without dates ({seen}). Stations, villages and other places of the park are no records: "
        "bring them in with “Add layer…” under their role. If they are records, choose what it holds and give a "
        "mapping of its columns.",
    )


class HeaderRowError(ImportFault):
    """Facts: ``file``, ``row``."""

    code = "header_row"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} has no row {row}, which was said to hold its headers. Say which row it is, for example "
        "{{\"header_row\": 3}}.",
    )
