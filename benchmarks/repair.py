"""How well imports repair: which of the defects sown into a made-up park are found, and what else is changed."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from sown_defects import Tally, table_tallies, track_tallies

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.report import ImportReport
from pawc_planner.site.info import SiteInfo
from pawc_planner.site.store import SiteStore
from pawc_planner.training import ParkParams, make_park

BASE = Path(__file__).resolve().parents[1] / "resources" / "demo"
KM_TOLERANCE = 0.001  # of a patrol's true kilometres
STAY_KM = 0.05  # the radius within which a team is at rest


class Outcome:
    """The site after the import, by file, record and rule, beside the truth."""

    def __init__(self, store: SiteStore, report: ImportReport, truth: Path) -> None:
        batches = store.read("import_batches").set_index("fid")["source"]
        repairs = store.read("repairs")
        self.repairs = repairs.assign(file=repairs["batch_id"].map(batches))
        quarantine = store.read("quarantine")
        self.quarantine = quarantine.assign(file=quarantine["batch_id"].map(batches))
        self.reports = {file.name: file for file in report.files}
        km = store.read("leg_days").groupby("patrol_id")["clean_km"].sum()
        true_km = pd.read_csv(truth / "leg_days.csv").groupby("patrol_id")["recorded_km"].sum()
        self.km_off = ((km.reindex(true_km.index).fillna(0) - true_km).abs() / true_km).to_dict()
        self.km_over = (km.reindex(true_km.index).fillna(0) - true_km).abs().to_dict()
        self.total = float(km.sum()), float(true_km.sum())

    def rules(self, defect: dict[str, Any]) -> Counter[str]:
        """Count the repaired records at the place of a defect, by rule."""
        file, record = Path(defect["file"]).name, defect["record"]
        rows = self.repairs
        if record.startswith("row "):
            rows = rows[_is_file(rows["file"], file) & (rows["row"] == int(record.split()[1]))]
        elif " of all rows" in record:
            rows = rows[_is_file(rows["file"], file)]
        else:
            patrol, _, day = record.partition(" ")
            rows = rows[rows["record"].str.startswith(f"{patrol} / ") & rows["record"].str.endswith(day)]
        found: Counter[str] = Counter()
        for rule, records in zip(rows["rule"], rows["records"]):
            found[rule] += int(records)
        return found

    def set_aside(self, defect: dict[str, Any]) -> bool:
        """Return whether the row of a defect lies in quarantine."""
        rows = self.quarantine[_is_file(self.quarantine["file"], Path(defect["file"]).name)]
        return int(defect["record"].split()[1]) in set(rows["row"])

    def set_aside_of(self, defect: dict[str, Any]) -> int:
        """Count the rows of a defect's file that lie in quarantine."""
        return int(_is_file(self.quarantine["file"], Path(defect["file"]).name).sum())

    def km_right(self, defect: dict[str, Any]) -> bool:
        """Return whether the patrol of a defect has its true kilometres."""
        return self.km_off.get(defect["record"].split()[0], 1.0) <= KM_TOLERANCE


def _is_file(sources: pd.Series, name: str) -> pd.Series:
    """Tell the sources that are a file, in whatever folder."""
    return (sources == name) | sources.str.endswith(f"/{name}")


def _by_rule(*names: str) -> Callable[[Outcome, dict[str, Any]], bool]:
    return lambda outcome, defect: sum(outcome.rules(defect)[name] for name in names) >= 1


def _all_rows(name: str) -> Callable[[Outcome, dict[str, Any]], bool]:
    """Find a rule in all rows of a file but those that were set aside for another defect."""
    return lambda outcome, defect: (
        outcome.rules(defect)[name] + outcome.set_aside_of(defect) >= 0.95 * defect["count"])


def _camp(outcome: Outcome, defect: dict[str, Any]) -> bool:
    """Part of a night belongs to the next day; what is left of its scatter is less than the radius of a stay."""
    patrol = defect["record"].partition(" ")[0]
    whole = {**defect, "record": patrol}
    right = outcome.km_right(defect) or outcome.km_over.get(patrol, 1.0) <= STAY_KM
    return right and outcome.rules(whole)["stationary"] >= 0.8 * defect["count"]


def _present(outcome: Outcome, defect: dict[str, Any]) -> bool:
    names = [name for name in outcome.reports if Path(defect["file"]).name in name]
    return sum(outcome.reports[name].present for name in names) >= defect["count"]


def _unreadable(outcome: Outcome, defect: dict[str, Any]) -> bool:
    files = outcome.quarantine[outcome.quarantine["kind"] == "file"]["file"]
    return bool(_is_file(files, Path(defect["file"]).name).any())


CHECKS: dict[str, Callable[[Outcome, dict[str, Any]], bool]] = {
    "repeated_fixes": Outcome.km_right,
    "gps_spike": lambda outcome, defect: (  # in a copy that another file has without it, the copy is left out
        _by_rule("spike", "teleport")(outcome, defect) or outcome.km_right(defect)),
    "fix_at_zero": _by_rule("zero"),
    "overlapping_leg": Outcome.km_right,
    "leg_day_per_member": Outcome.km_right,
    "wrong_device_date": _by_rule("clock"),
    "camp_night": _camp,
    "buddhist_year_in_xml": Outcome.km_right,
    "duplicate_export": _present,
    "truncated_xml": _unreadable,
    "thai_digits": _by_rule("thai_digits", "buddhist_year"),
    "swapped_lat_lon": _by_rule("swapped"),
    "unreadable_date": Outcome.set_aside,
    "no_coordinates": Outcome.set_aside,
    "unreadable_time": Outcome.set_aside,
    "buddhist_era": _all_rows("buddhist_year"),
    "decimal_comma": _all_rows("decimal_comma"),
    "repeated_rows": _present,
}
# Repairs that a defect explains, beside those it is checked by.
EXPLAINED = {
    "repeated_fixes": {"repeat", "overlap"},
    "overlapping_leg": {"overlap", "repeat"},
    "leg_day_per_member": {"overlap", "repeat", "member_copy"},
    "gps_spike": {"spike", "teleport"},
    "fix_at_zero": {"zero"},
    "wrong_device_date": {"clock"},
    "camp_night": {"stationary"},
    "buddhist_year_in_xml": {"buddhist_year"},
    "thai_digits": {"thai_digits", "buddhist_year"},
    "swapped_lat_lon": {"swapped"},
    "buddhist_era": {"buddhist_year"},
    "decimal_comma": {"decimal_comma"},
}
# True of every file of its kind, not sown one by one: a register in UTM has no zone, signal is given in per cent.
OFFICE = {"utm_zone", "percent"}


def unexplained(outcome: Outcome, defects: list[dict[str, Any]]) -> Counter[str]:
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


def _places(outcome: Outcome, defect: dict[str, Any], rule: str) -> set[int]:
    """Return the repairs of a rule at the place of a defect."""
    rows = outcome.repairs[outcome.repairs["rule"] == rule]
    record = defect["record"]
    if record.startswith("row "):
        rows = rows[_is_file(rows["file"], Path(defect["file"]).name) & (rows["row"] == int(record.split()[1]))]
    elif " of all rows" in record:
        rows = rows[_is_file(rows["file"], Path(defect["file"]).name)]
    else:
        patrol = record.partition(" ")[0]
        rows = rows[rows["record"].str.startswith(patrol) | rows["file"].str.endswith(f"/{patrol}.xml")]
    return set(rows["fid"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=ParkParams().seed)
    parser.add_argument("--years", type=int, default=1, help="the shipped park has 3")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        files = make_park(BASE, Path(folder) / "park", ParkParams(seed=arguments.seed, years=arguments.years))
        outline = gpd.read_file(files.layers["boundary"]).to_crs(32648).union_all()
        info = SiteInfo("Benchmark", "EPSG:32648", 1000.0, "Asia/Bangkok")
        with SiteStore.create(Path(folder) / "site.gpkg", info, outline) as store:
            report = import_files(store, files.exports)
            outcome = Outcome(store, report, files.truth)
        defects = json.loads((files.truth / "defects.json").read_text(encoding="utf-8"))
        show(outcome, report, defects)
        (Path(folder) / "sown").mkdir()
        show_sown([*table_tallies(Path(folder) / "sown", arguments.seed), *track_tallies(Path(folder) / "sown",
                                                                                       arguments.seed)])


def show(outcome: Outcome, report: ImportReport, defects: list[dict[str, Any]]) -> None:
    """Print what was found of each kind, and what was changed beside it."""
    print(f"{'sown defect':22} {'places':>7} {'records':>8} {'found':>7}   share")
    places, records, found = Counter(), Counter(), Counter()
    for defect in defects:
        kind = defect["kind"]
        places[kind] += 1
        records[kind] += defect["count"]
        found[kind] += CHECKS[kind](outcome, defect)
    for kind in places:
        share = found[kind] / places[kind]
        print(f"{kind:22} {places[kind]:7,} {records[kind]:8,} {found[kind]:7,} {share:7.1%}")
    all_found, all_places = sum(found.values()), sum(places.values())
    print(f"{'all':22} {all_places:7,} {sum(records.values()):8,} {all_found:7,} {all_found / all_places:7.1%}")
    others = unexplained(outcome, defects)
    healthy = report.read - sum(records.values())
    print(f"\n{healthy:,} healthy records; changed without a sown defect: {sum(others.values()):,} "
          f"({sum(others.values()) / healthy:.4%}) {dict(others) or ''}")
    ours, true = outcome.total
    print(f"{ours:,.1f} km after repair, {true:,.1f} km true ({ours / true - 1:+.3%}); "
          f"{report.raw_km:,.0f} km as recorded")


def show_sown(tallies: list[Tally]) -> None:
    """Print what was found of the defects in tables and tracks of their own, and what healthy was changed."""
    print(f"\n{'sown one by one':22} {'places':>7} {'found':>7}   share {'healthy':>8} {'changed':>8}")
    for tally in [*tallies, Tally("all", *(sum(getattr(one, name) for one in tallies) for name in (
            "places", "found", "healthy", "changed")))]:
        share = f"{tally.found / tally.places:7.1%}" if tally.places else f"{'–':>7}"
        print(f"{tally.kind:22} {tally.places:7,} {tally.found:7,} {share} {tally.healthy:8,} {tally.changed:8,}")


if __name__ == "__main__":
    main()
