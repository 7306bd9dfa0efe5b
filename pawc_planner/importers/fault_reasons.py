"""Why a file cannot be read, as several readers say it."""

from __future__ import annotations

from ..base.words import QT_TRANSLATE_NOOP

AREAS = QT_TRANSLATE_NOOP("PawcPlanner", "areas")
DAMAGED = QT_TRANSLATE_NOOP("PawcPlanner", "it is damaged ({fault})")
IN_LINE = QT_TRANSLATE_NOOP("PawcPlanner", "line {line}: {fault}")
NO_TEXT = QT_TRANSLATE_NOOP("PawcPlanner", "it is not a text file")
TOO_DEEP = QT_TRANSLATE_NOOP("PawcPlanner", "its values lie too deep inside each other")
TOO_LARGE = QT_TRANSLATE_NOOP("PawcPlanner", "it is larger than {size}")
ZIP_DAMAGED = QT_TRANSLATE_NOOP("PawcPlanner", "the zip is damaged ({fault})")
# What libraries and the system say most often; anything else they say is shown as it is.
LIBRARIES = (
    QT_TRANSLATE_NOOP("PawcPlanner", "no element found"),
    QT_TRANSLATE_NOOP("PawcPlanner", "not well-formed (invalid token)"),
    QT_TRANSLATE_NOOP("PawcPlanner", "mismatched tag"),
    QT_TRANSLATE_NOOP("PawcPlanner", "unclosed token"),
    QT_TRANSLATE_NOOP("PawcPlanner", "junk after document element"),
    QT_TRANSLATE_NOOP("PawcPlanner", "expecting value"),
    QT_TRANSLATE_NOOP("PawcPlanner", "expecting ',' delimiter"),
    QT_TRANSLATE_NOOP("PawcPlanner", "expecting ':' delimiter"),
    QT_TRANSLATE_NOOP("PawcPlanner", "expecting property name enclosed in double quotes"),
    QT_TRANSLATE_NOOP("PawcPlanner", "File is not a zip file"),
    QT_TRANSLATE_NOOP("PawcPlanner", "file is not a database"),
    QT_TRANSLATE_NOOP("PawcPlanner", "database disk image is malformed"),
    QT_TRANSLATE_NOOP("PawcPlanner", "Compressed file ended before the end-of-stream marker was reached"),
    QT_TRANSLATE_NOOP("PawcPlanner", "Permission denied"),
    QT_TRANSLATE_NOOP("PawcPlanner", "No such file or directory"),
    QT_TRANSLATE_NOOP("PawcPlanner", "No space left on device"),
)
# The kinds of records as a sentence names them.
KINDS = (
    QT_TRANSLATE_NOOP("PawcPlanner", "patrols"),
    QT_TRANSLATE_NOOP("PawcPlanner", "observations"),
    QT_TRANSLATE_NOOP("PawcPlanner", "stumps"),
    QT_TRANSLATE_NOOP("PawcPlanner", "cameras"),
    QT_TRANSLATE_NOOP("PawcPlanner", "camera_events"),
    QT_TRANSLATE_NOOP("PawcPlanner", "reports"),
    QT_TRANSLATE_NOOP("PawcPlanner", "data_model"),
)
