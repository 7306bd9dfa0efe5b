"""Which of the defects sown into a park's exports an import finds, and whether it changes anything else.

A second site, imported from the same park's exports without any defect, is the peer: whatever is not set aside must be
the same in both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from pawc_planner.importers.report import ImportReport
from pawc_planner.site.store import SiteStore

KM_TOLERANCE = 0.001  # of a patrol's true kilometres
STAY_KM = 0.05  # the radius within which a team is at rest
PLACE_M = 2.0  # tables hold whole metres, or degrees to 1e-6
DATUM_M = 15.0  # between the published ways from Indian 1975 to WGS 84
KEYS = {
    "observations": ("patrol_id", "category", "day", "time", "count"),
    "stumps": ("stump_id", "found", "cut_estimate", "girth_cm", "class", "patrol_id"),
    "cameras": ("camera_id", "model", "from_day", "to_day", "signal", "status"),
    "camera_events": ("camera_id", "time", "class", "people", "response"),
    "reports": ("received", "radius_m", "source_grade", "info_grade", "source_type", "subject"),
}
Defect = dict[str, Any]


class Outcome:
    """A site after the import of a park's exports, by file, record and rule.

    Parameters
    ----------
    store : SiteStore
        The site.
    report : ImportReport
        Of the import of all exports into the empty site.
    true_km : pandas.Series
        Kilometres by patrol, without any defect.
    """

    def __init__(self, store: SiteStore, report: ImportReport, true_km: pd.Series) -> None:
        self.store, self.report = store, report
        batches = store.read("import_batches").set_index("fid")
        self.encodings = {Path(name).name: code for name, code in zip(batches["source"], batches["encoding"])}
        repairs, quarantine = store.read("repairs"), store.read("quarantine")
        self.repairs = repairs.assign(file=repairs["batch_id"].map(batches["source"]))
        self.quarantine = quarantine.assign(file=quarantine["batch_id"].map(batches["source"]))
        self.reports = {file.name: file for file in report.files}
        km = store.read("leg_days").groupby("patrol_id")["clean_km"].sum()
        self.km_over = (km.reindex(true_km.index).fillna(0) - true_km).abs().to_dict()
        self.km_off = {patrol: over / true_km[patrol] for patrol, over in self.km_over.items()}
        self.total = float(km.sum()), float(true_km.sum())

    def rows_at(self, defect: Defect) -> pd.DataFrame:
        """Return the repairs at the place of a defect."""
        file, record, rows = Path(defect["file"]).name, defect["record"], self.repairs
        if record.startswith("row "):
            return rows[_is_file(rows["file"], file) & (rows["row"] == int(record.split()[1]))]
        if " of all rows" in record:
            return rows[_is_file(rows["file"], file)]
        patrol, _, day = record.partition(" ")
        return rows[rows["record"].str.startswith(f"{patrol} / ") & rows["record"].str.endswith(day)]

    def rules(self, defect: Defect) -> Counter[str]:
        """Count the repaired records at the place of a defect, by rule."""
        found: Counter[str] = Counter()
        rows = self.rows_at(defect)
        for rule, records in zip(rows["rule"], rows["records"]):
            found[rule] += int(records)
        return found

    def set_aside(self, defect: Defect) -> bool:
        """Return whether the row of a defect lies in quarantine."""
        rows = self.quarantine[_is_file(self.quarantine["file"], Path(defect["file"]).name)]
        return int(defect["record"].split()[1]) in set(rows["row"])

    def set_aside_of(self, defect: Defect) -> int:
        """Count the rows of a defect's file that lie in quarantine."""
        return int(_is_file(self.quarantine["file"], Path(defect["file"]).name).sum())

    def km_right(self, defect: Defect) -> bool:
        """Return whether the patrol of a defect has its true kilometres."""
        return self.km_off.get(defect["record"].split()[0], 1.0) <= KM_TOLERANCE

    def present(self, defect: Defect) -> int:
        """Count the records of a defect's file that were already present."""
        name = Path(defect["file"]).name
        return sum(report.present for file, report in self.reports.items() if name in file)


def _is_file(sources: pd.Series, name: str) -> pd.Series:
    """Tell the sources that are a file, in whatever folder."""
    return (sources == name) | sources.str.endswith(f"/{name}")


Check = Callable[[Outcome, Defect], bool]


def _by_rule(*names: str) -> Check:
    return lambda outcome, defect: sum(outcome.rules(defect)[name] for name in names) >= 1


def _all_rows(*names: str) -> Check:
    """Find one of some rules in all rows of a file but those that were set aside or there already."""
    def check(outcome: Outcome, defect: Defect) -> bool:
        found = sum(outcome.rules(defect)[name] for name in names)
        return found + outcome.set_aside_of(defect) + outcome.present(defect) >= defect["count"]
    return check


def _camp(outcome: Outcome, defect: Defect) -> bool:
    """Part of a night belongs to the next day; what is left of its scatter is less than the radius of a stay."""
    patrol = defect["record"].partition(" ")[0]
    right = outcome.km_right(defect) or outcome.km_over.get(patrol, 1.0) <= STAY_KM
    return right and outcome.rules({**defect, "record": patrol})["stationary"] >= 0.8 * defect["count"]


def _unreadable(outcome: Outcome, defect: Defect) -> bool:
    files = outcome.quarantine[outcome.quarantine["kind"] == "file"]["file"]
    return bool(_is_file(files, Path(defect["file"]).name).any())


def _present(outcome: Outcome, defect: Defect) -> bool:
    return outcome.present(defect) >= defect["count"]


def _twice(outcome: Outcome, defect: Defect) -> bool:
    """Whichever of the two files comes second is there already, as a whole."""
    names = (Path(defect["file"]).name, Path(defect["record"]).name)
    members = [[report for file, report in outcome.reports.items() if f"{name}/" in file] for name in names]
    return any(found and all(report.present == report.read for report in found) for found in members)


def _months_first(outcome: Outcome, defect: Defect) -> bool:
    """Dates need no repair when the table shows their order; that they are right is what the peer shows."""
    name = Path(defect["file"]).name
    stored = sum(report.stored + report.repaired for file, report in outcome.reports.items() if name in file)
    return stored + outcome.set_aside_of(defect) + outcome.present(defect) >= defect["count"]


def _saved_as(encoding: str) -> Check:
    return lambda outcome, defect: outcome.encodings.get(Path(defect["file"]).name) == encoding


CHECKS: dict[str, Check] = {
    "leg_day_per_member": Outcome.km_right,
    "overlapping_leg": Outcome.km_right,
    "days_in_one_track": Outcome.km_right,
    "repeated_fixes": Outcome.km_right,
    "gps_spike": lambda outcome, defect: (  # in a copy that another file has without it, the copy is left out
        _by_rule("spike", "teleport")(outcome, defect) or outcome.km_right(defect)),
    "fix_at_zero": _by_rule("zero"),
    "camp_night": _camp,
    "wrong_device_date": _by_rule("clock", "clock_weeks"),
    "wrong_clock": _by_rule("clock_hours"),
    "buddhist_year_in_xml": Outcome.km_right,
    "buddhist_era": _all_rows("buddhist_year"),
    "thai_digits": _by_rule("thai_digits", "buddhist_year"),
    "thai_month": _all_rows("thai_month", "buddhist_year"),
    "day_month_order": _months_first,
    "decimal_comma": _all_rows("decimal_comma"),
    "swapped_lat_lon": _by_rule("swapped"),
    "other_zone": _all_rows("utm_zone"),
    "indian_1975": _all_rows("indian_1975"),
    "no_coordinates": Outcome.set_aside,
    "unreadable_date": Outcome.set_aside,
    "unreadable_time": Outcome.set_aside,
    "repeated_rows": _present,
    "duplicate_export": _twice,
    "truncated_xml": _unreadable,
    "windows_874": _saved_as("cp874"),
    "byte_order_mark": _saved_as("utf-8-sig"),
}
# Repairs that a defect explains.
EXPLAINED = {
    "repeated_fixes": {"repeat", "overlap"},
    "overlapping_leg": {"overlap", "repeat"},
    "days_in_one_track": {"overlap", "repeat", "order"},
    "leg_day_per_member": {"overlap", "repeat", "member_copy"},
    "gps_spike": {"spike", "teleport"},
    "fix_at_zero": {"zero"},
    "wrong_device_date": {"clock", "clock_weeks"},
    "wrong_clock": {"clock_hours"},
    "camp_night": {"stationary"},
    "buddhist_year_in_xml": {"buddhist_year"},
    "buddhist_era": {"buddhist_year"},
    "thai_digits": {"thai_digits", "buddhist_year"},
    "thai_month": {"thai_month", "buddhist_year"},
    "swapped_lat_lon": {"swapped"},
    "decimal_comma": {"decimal_comma"},
    "other_zone": {"utm_zone"},
    "indian_1975": {"indian_1975"},
}
OFFICE = {"percent", "bars"}  # how signal is written down, which is no defect


def unexplained(outcome: Outcome, defects: Sequence[Defect]) -> Counter[str]:
    """Count repaired records that no sown defect explains, by rule."""
    explained: dict[str, set[int]] = defaultdict(set)
    for defect in defects:
        for rule in EXPLAINED.get(defect["kind"], ()):
            explained[rule].update(_places(outcome, defect, rule))
    found: Counter[str] = Counter()
    for fid, rule, records in zip(outcome.repairs["fid"], outcome.repairs["rule"], outcome.repairs["records"]):
        if rule not in OFFICE and int(fid) not in explained[rule]:
            found[rule] += int(records)
    return found


def _places(outcome: Outcome, defect: Defect, rule: str) -> set[int]:
    """Return the repairs of a rule at the place of a defect, on whichever day of its patrol."""
    record = defect["record"]
    if record.startswith("row ") or " of all rows" in record:
        rows = outcome.rows_at(defect)
    else:
        patrol, rows = record.partition(" ")[0], outcome.repairs
        rows = rows[rows["record"].str.startswith(f"{patrol} ") | (rows["record"] == patrol)
                    | rows["file"].str.endswith(f"/{patrol}.xml")]
    return set(rows.loc[rows["rule"] == rule, "fid"])


@dataclass(frozen=True)
class Difference:
    """How one table of a site differs from that of its peer: rows it lacks, has beside, or has at another place."""

    lacking: int
    beside: int
    moved: int


def differences(outcome: Outcome, peer: Outcome) -> dict[str, Difference]:
    """Return how each table differs from that of a site imported from exports without defects."""
    return {table: _difference(outcome.store, peer.store, table) for table in KEYS}


def _difference(store: SiteStore, peer: SiteStore, table: str) -> Difference:
    ours, theirs = _by_key(store, table), _by_key(peer, table)
    lacking = beside = moved = 0
    for key in ours.keys() | theirs.keys():
        here, there = ours.get(key, []), list(theirs.get(key, []))
        beside += max(0, len(here) - len(there))
        lacking += max(0, len(there) - len(here))
        for place in here[:len(there)]:
            nearest = int(np.argmin([abs(place - other) for other in there]))
            moved += abs(place - there.pop(nearest)) > (DATUM_M if table == "stumps" else PLACE_M)
    return Difference(lacking, beside, moved)


def _by_key(store: SiteStore, table: str) -> dict[tuple, list[complex]]:
    """Return the places of the rows of a table as x + iy, by all that is told of them beside the place."""
    rows, found = store.read(table), defaultdict(list)
    columns = [rows[name].astype(str) for name in KEYS[table]]
    for key, point in zip(zip(*columns), rows.geometry):
        found[key].append(0j if point is None or point.is_empty else complex(point.x, point.y))
    return found


def km_differs(outcome: Outcome) -> int:
    """Count the patrols that have not their true kilometres."""
    return sum(outcome.km_off[patrol] > KM_TOLERANCE and over > STAY_KM for patrol, over in outcome.km_over.items())
