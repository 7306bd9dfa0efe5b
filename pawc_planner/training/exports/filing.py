"""Which office hands in what: which stations share a computer, and which file a patrol goes into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..rangers.patrol import Patrol

STATIONS_PER_OFFICE = 2


@dataclass(frozen=True)
class Filing:
    """Who hands in which file.

    Stations with SMART hand in a zip of patrol XML per quarter; neighbours share an office that does it for them. Two
    rules bring in the other forms that SMART's records come in: the last office leaves its last quarter as loose XML,
    and the first office hands in the middle quarter of the history as GPX with a query's CSV beside it. Stations
    without SMART hand in a GPX a month, and forms on paper.

    Parameters
    ----------
    offices : dict of int to str
        Name of the office by row of the station.
    loose, queried : (str, str)
        Quarter ("2025Q4") and office.
    """

    offices: dict[int, str]
    loose: tuple[str, str]
    queried: tuple[str, str]

    @classmethod
    def of(cls, patrols: Sequence[Patrol]) -> Filing:
        """Group the stations that have patrols with SMART, and choose the quarters with forms of their own."""
        stations = sorted({patrol.station for patrol in patrols if patrol.device != "gpx"})
        number = max(1, round(len(stations) / STATIONS_PER_OFFICE))
        parts = [part.tolist() for part in np.array_split(np.array(stations, np.int64), number) if len(part)]
        offices = {station: _office(part) for part in parts for station in part}
        first, last = (_office(part) for part in (parts[0], parts[-1])) if parts else ("", "")
        quarters = {
            office: sorted({quarter(patrol) for patrol in patrols if offices.get(patrol.station) == office})
            for office in (first, last) if office
        }
        loose = (quarters[last][-1], last) if parts else ("", "")
        queried = (quarters[first][(len(quarters[first]) - 1) // 2], first) if parts else ("", "")
        return cls(offices, loose, queried if queried != loose else ("", ""))

    def office(self, station: int) -> str:
        """Return the office of a station; one without SMART is its own."""
        return self.offices.get(station) or code(station)

    @property
    def names(self) -> list[str]:
        """The offices with SMART, in the order of their stations."""
        return list(dict.fromkeys(self.offices.values()))

    def file(self, patrol: Patrol) -> str:
        """Return the file of a patrol's tracks, relative to ``exports/``."""
        first, which = patrol.days[0].day, (quarter(patrol), self.office(patrol.station))
        if patrol.device == "gpx":
            return f"gpx/{code(patrol.station)}_{first:%Y-%m}.gpx"
        folder, name = f"smart/{first.year}", f"{which[0][4:]}_{which[1]}"
        if which == self.queried:
            return f"{folder}/{name}_tracks.gpx"
        if which == self.loose:
            return f"{folder}/{name}/{patrol.patrol_id}.xml"
        return f"{folder}/SMART_{which[0]}_{which[1]}.zip"

    def query_file(self) -> str:
        """Return the file of the query, "" when there is none."""
        return f"smart/{self.queried[0][:4]}/{self.queried[0][4:]}_{self.queried[1]}_observations.csv" if (
            self.queried[0]) else ""


def code(station: int) -> str:
    """Return the short name of a station by its row."""
    return f"TP{station + 1}"


def quarter(patrol: Patrol) -> str:
    """Return the quarter in which a patrol set out ("2025Q4")."""
    first = patrol.days[0].day
    return f"{first.year}Q{(first.month + 2) // 3}"


def _office(stations: Sequence[int]) -> str:
    return code(stations[0]) if len(stations) == 1 else f"{code(stations[0])}-{stations[-1] + 1}"
