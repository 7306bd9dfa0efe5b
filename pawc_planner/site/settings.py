"""What a site can change after its data came in: the words, seasons, strips and targets on which analyses rest.

The coordinate system, the size of cells and the time zone are not among them: places, cells and local days of all that
is stored rest on them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Union

from ..base.errors import ParameterError
from ..base.params import widths_of, widths_text
from ..base.seasons import Seasons
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .info import SiteInfo
from .records import run_record
from .store import SiteStore
from .writer import Writer

NONE = "-"  # as a text: nothing, or as usual
Value = Union[str, int, float]
_PERCENT = QT_TRANSLATE_NOOP("PawcPlanner", "a percentage above 0, up to 100")
_CHANGED = QT_TRANSLATE_NOOP("PawcPlanner", "{name} was “{before}” and is “{after}” now.")
_THREATS = QT_TRANSLATE_NOOP("PawcPlanner", "{n} finds that were stored before were marked anew.")
_SAME = QT_TRANSLATE_NOOP("PawcPlanner", "Nothing was changed; these are the settings of the site.")


@dataclass(frozen=True)
class Setting:
    """One setting: its field of :class:`SiteInfo`, how it is read from what the user writes, and how it is shown."""

    field: str
    read: Callable[[Value], Any]
    show: Callable[[Any], Value]


def listed(text: Value) -> tuple[str, ...]:
    """Split a comma-separated text; ``-`` is an empty list, and a word given twice counts once."""
    parts = (part.strip() for part in str(text).split(",") if str(text).strip() != NONE)
    return tuple(dict.fromkeys(part for part in parts if part))


def share_of(percent: Value) -> float:
    """Return a percentage as a share."""
    if not 0 < float(percent) <= 100:
        raise ParameterError(name="COVERAGE_TARGET", value=percent, expected=_PERCENT)
    return float(percent) / 100


def _text(text: Value) -> str:
    return "" if str(text).strip() == NONE else str(text).strip()


def _words(field: str) -> Setting:
    return Setting(field, listed, ", ".join)


# By the name of the parameter, in the order in which they are shown.
SETTINGS: Mapping[str, Setting] = {
    "NAME": Setting("name", _text, str),
    "THREATS": _words("threat_categories"),
    "SEASONS": Setting("seasons", lambda text: Seasons.from_text(_text(text)), lambda seasons: seasons.text),
    "SWATH": Setting("swath_m", lambda text: widths_of(_text(text)), widths_text),
    "COVERAGE_TARGET": Setting("coverage_target", share_of, lambda share: round(100 * share, 6)),
    "BASE_YEAR": Setting("base_year", int, int),
    "PARTNER_WORDS": _words("partner_words"),
    "ARREST_WORDS": _words("arrest_words"),
    "STOPPED_WORDS": _words("stopped_words"),
    "LANGUAGES": _words("languages"),
    "YEAR_STYLE": Setting("year_style", str, str),
    "NOTICE": Setting("notice", _text, str),
}


def settings_of(info: SiteInfo) -> dict[str, Value]:
    """Return the settings of a site by the name of their parameter, as a user writes them."""
    return {name: setting.show(getattr(info, setting.field)) for name, setting in SETTINGS.items()}


def settings_in(path: Path) -> dict[str, Value]:
    """Return :func:`settings_of` of the site of a database."""
    with SiteStore.open(path) as store:
        return settings_of(store.info)


def change_settings(store: SiteStore, given: Mapping[str, Value]) -> tuple[Sentence, ...]:
    """Change the settings that are given and differ, leave a run record, and say what changed.

    Parameters
    ----------
    store : SiteStore
        The site; open for writing when something is to change.
    given : mapping of str to str, int or float
        Settings by name (:data:`SETTINGS`), as a user writes them. ``-`` empties a text or a list.

    Returns
    -------
    tuple of Sentence
        One for each change. When the threats changed, the finds that are stored are marked by the new ones.

    Raises
    ------
    ParameterError
        A setting makes no sense; nothing was changed then.
    """
    before = settings_of(store.info)
    read = {SETTINGS[name].field: SETTINGS[name].read(value) for name, value in given.items()}
    changed = replace(store.info, **read)
    after = settings_of(changed)
    names = [name for name in given if before[name] != after[name]]
    if not names:
        return (Sentence(_SAME),)
    notes = [Sentence(_CHANGED, {"name": n, "before": before[n] or NONE, "after": after[n] or NONE}) for n in names]
    with store.transaction() as writer:
        store.update_info(**{SETTINGS[name].field: getattr(changed, SETTINGS[name].field) for name in names})
        if "THREATS" in names:
            marked = _mark_threats(writer, store.connection, changed.threat_categories)
            notes.append(Sentence(_THREATS, {"n": marked}))
        run_record(writer, "", "sitesettings", {name: after[name] for name in names}, after, notes)
    return tuple(notes)


def _mark_threats(writer: Writer, connection: sqlite3.Connection, prefixes: tuple[str, ...]) -> int:
    """Mark the finds of the site by the beginnings of their categories; return how many changed."""
    rows = connection.execute("SELECT DISTINCT category, is_threat FROM observations").fetchall()
    marked = 0
    for category, threat in rows:
        found = str(category).startswith(prefixes)
        if found != bool(threat):
            marked += connection.execute(
                "UPDATE observations SET is_threat = ? WHERE category = ? AND is_threat = ?", (found, category, threat)
            ).rowcount
    _mark_kept(connection, prefixes)
    writer.touched.update(("observations", "undo_rows"))
    return marked


def _mark_kept(connection: sqlite3.Connection, prefixes: tuple[str, ...]) -> None:
    """Mark the finds that would come back when an import is undone."""
    kept = connection.execute(
        "SELECT fid, content FROM undo_rows WHERE table_name = 'observations' AND content <> ''").fetchall()
    for fid, content in kept:
        values = json.loads(content)
        values["is_threat"] = int(str(values["category"]).startswith(prefixes))
        connection.execute(
            "UPDATE undo_rows SET content = ? WHERE fid = ?", (json.dumps(values, ensure_ascii=False), fid))
