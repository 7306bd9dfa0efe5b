"""What a sound site does not have, and what its analyses therefore cannot say."""

from __future__ import annotations

from datetime import date, timedelta

from ..base.period import QUIET_DAYS
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .store import SiteStore

_NO_SECTORS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "There are no sectors: results are of the site as a whole. Add their layer to have them by sector.")
_NO_PATROLS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "There are no tracks of patrols: without them there is no effort, no coverage and no rate. Import "
    "them.")
_NO_YEAR = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The tracks, {first} to {last}, fill no year from January to December: figures of years and the "
    "index to a base year are of parts of a year.")
_BASE_YEAR = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The base year {year} lies outside of the tracks ({first} to {last}). Choose another in the "
    "settings of the site.")
_NO_TIMES = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{n} of {all} parts of tracks have no times: their kilometres count, their hours, day and night do "
    "not.")
_NO_DEPLOYMENTS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "There are {n} pictures of cameras, but no list of cameras with their days: camera-days cannot be "
    "counted. Import the list.")
_NO_THREATS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "None of the {n} observations belongs to the site's threats ({threats}). See the settings of the "
    "site.")


def what_lacks(store: SiteStore) -> tuple[Sentence, ...]:
    """Return a sentence for each thing that analyses need or show and that the site has not."""
    found = [] if store.count("sectors") else [Sentence(_NO_SECTORS)]
    found += _of_tracks(store)
    pictures, observations = store.count("camera_events"), store.count("observations")
    if pictures and not store.count("cameras", "from_day IS NOT NULL"):
        found.append(Sentence(_NO_DEPLOYMENTS, {"n": pictures}))
    if observations and not store.count("observations", "is_threat = 1"):
        threats = ", ".join(store.info.threat_categories) or "-"
        found.append(Sentence(_NO_THREATS, {"n": observations, "threats": threats}))
    return tuple(found)


def _of_tracks(store: SiteStore) -> list[Sentence]:
    first, last = store.connection.execute("SELECT min(day), max(day) FROM tracks").fetchone()
    if not first:
        return [Sentence(_NO_PATROLS)]
    start, end = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    days = {"first": start.isoformat(), "last": end.isoformat()}
    found = []
    if not _has_whole_year(start, end):
        found.append(Sentence(_NO_YEAR, days))
    if store.info.base_year and not start.year <= store.info.base_year <= end.year:
        found.append(Sentence(_BASE_YEAR, {"year": store.info.base_year, **days}))
    untimed = store.count("tracks", "start_time IS NULL")
    if untimed:
        found.append(Sentence(_NO_TIMES, {"n": untimed, "all": store.count("tracks")}))
    return found


def _has_whole_year(start: date, end: date) -> bool:
    """Tell whether a calendar year lies between two days, but for a quiet fortnight at its ends."""
    quiet = timedelta(days=QUIET_DAYS)
    years = range(start.year, end.year + 1)
    return any(start - quiet <= date(year, 1, 1) and end + quiet >= date(year, 12, 31) for year in years)
