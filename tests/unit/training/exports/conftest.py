"""A small park made by hand: its patrols, finds, cameras and reports, whatever the rest of the training park does."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import shapely

from benchmarks.sown_defects.checks import Outcome
from pawc_planner.base.progress import Silent
from pawc_planner.importers.batch import import_files
from pawc_planner.site.info import SiteInfo
from pawc_planner.site.store import SiteStore
from pawc_planner.training.clock import midnight
from pawc_planner.training.exports.harm import harm_found
from pawc_planner.training.exports.raw_exports import raw_exports
from pawc_planner.training.exports.writing import write_files
from pawc_planner.training.parameters import KINDS, DefectParams, ParkParams

CRS = "EPSG:32648"
MIDDLE = {CRS: (195_000.0, 1_571_000.0), "EPSG:32737": (500_000.0, 9_800_000.0)}
FIRST = date(2023, 1, 1)
OFTEN = DefectParams(
    leg_day_per_member=0.15, overlapping_leg=0.15, days_in_one_track=0.25, repeated_fixes=0.2, gps_spike=0.15,
    fix_at_zero=0.15, camp_night=0.25, wrong_device_date=0.25, wrong_clock=0.35, buddhist_year_in_xml=0.6,
)


def epoch(day: date, hour: float) -> float:
    return midnight(day) + 3600 * hour


def walk(rng, day: date, x: float, y: float) -> SimpleNamespace:
    """A day of some hours at two kilometres an hour, a fix every five minutes."""
    n = int(rng.integers(60, 90))
    heading = rng.uniform(0, 6) + np.cumsum(rng.normal(0, 0.15, n))
    step = rng.uniform(130, 190, n)
    t = epoch(day, 7) + float(rng.integers(0, 3000)) + 300.0 * np.arange(n)
    return SimpleNamespace(
        day=day, t=t, x=x + np.cumsum(step * np.cos(heading)), y=y + np.cumsum(step * np.sin(heading)), finds=[])


def find(leg, at: int, category: str, attributes: dict, sign: int = -1) -> SimpleNamespace:
    return SimpleNamespace(
        t=float(leg.t[at]) + 30, x=leg.x[at] + 5, y=leg.y[at], category=category, attributes=attributes, sign=sign)


def harm_facts(kind) -> dict:
    if kind.name == "rosewood":
        return {"numberofstumps": 1.0, "treespecies_timber": "rosewood", "ageofsign": "old"}
    return {"numberofweaponsequipment": 3.0, "ageofsign": "recent"}


def make_patrols(rng, kind, crs: str, number: int = 30) -> list[SimpleNamespace]:
    """Five stations, the last without SMART; patrols of one to three days spread over the year."""
    patrols, signs = [], 0
    for at in range(number):
        station, begun = at % 5, FIRST + timedelta(days=12 * at)
        x, y = (middle + float(rng.uniform(-12_000, 12_000)) for middle in MIDDLE[crs])
        days = []
        for offset in range(1 + at % 3):
            leg = walk(rng, begun + timedelta(days=offset), x, y)
            x, y = float(leg.x[-1]), float(leg.y[-1])
            leg.finds = [
                find(leg, 0, "position.", {"positiontype": "start"}),
                find(leg, 9, kind.harm_category, harm_facts(kind), signs),
                find(leg, 20, "humanactivity.people.peoplearrestedorfined.", {
                    "numberofpeople": 2.0, "nameornames": f"Person {at:03d}", "personage": 30.0}),
                find(leg, len(leg.t) - 1, "position.", {"positiontype": "end"}),
            ]
            signs += 1
            days.append(leg)
        patrols.append(SimpleNamespace(
            patrol_id=f"TP_{at:06d}", station=station, team=f"Team {station + 1}", mandate="Anti-poaching",
            transport="vehicle" if at % 10 == 7 else "foot", armed=True, members=("01", "02", "03"), days=days,
            device="gpx" if station == 4 else "smart"))
    return patrols


def make_cameras(rng, crs: str) -> SimpleNamespace:
    x, y = (middle + rng.uniform(-12_000, 12_000, 6) for middle in MIDDLE[crs])
    deployments = pd.DataFrame({
        "camera_id": [f"CAM{number}" for number in range(6)], "model": "MMS", "x": x, "y": y,
        "from_day": [FIRST + timedelta(days=number) for number in range(6)],
        "to_day": [None, FIRST + timedelta(days=200), None, None, None, None], "signal": [0.0, 0.25, 0.5, 0.75, 1, 1],
        "status": ["active", "lost", "active", "active", "active", "active"]})
    events = pd.DataFrame({
        "camera_id": [f"CAM{number % 6}" for number in range(60)],
        "t": [epoch(FIRST + timedelta(days=8 + 3 * number), 3.5 + number % 20) for number in range(60)],
        "class": ["person", "blank", "animal"] * 20, "people": [2, 0, 0] * 20, "response": ["team sent", "", ""] * 20,
        "trip": -1})
    return SimpleNamespace(deployments=deployments, events=events)


def make_reports(rng, crs: str) -> pd.DataFrame:
    x, y = (middle + rng.uniform(-12_000, 12_000, 24) for middle in MIDDLE[crs])
    return pd.DataFrame({
        "received": [FIRST + timedelta(days=14 * number) for number in range(24)], "x": x, "y": y, "radius_m": 1000.0,
        "source_grade": "B", "info_grade": 2, "source_type": "informant",
        "subject": [f"subject {number}" for number in range(24)]})


def save(folder: Path, files: dict[str, bytes]) -> None:
    """Write some exports below a folder."""
    write_files(folder, {name: partial(bytes, content) for name, content in files.items()}, Silent())


class HandMade:
    """The park, and what its exports become."""

    def __init__(self, folder: Path, kind: str = "rosewood", crs: str = CRS) -> None:
        rng = np.random.default_rng(11)
        self.folder, self.kind, self.crs = folder, KINDS[kind], crs
        self.patrols = make_patrols(rng, self.kind, crs)
        self.cameras, self.reports = make_cameras(rng, crs), make_reports(rng, crs)
        n_signs = sum(len(patrol.days) for patrol in self.patrols)
        signs = pd.DataFrame({"left": epoch(date(2022, 6, 1), 12) + 86_400.0 * np.arange(n_signs) % 200,
                              "girth_cm": 60.0 + np.arange(n_signs)})
        self.harm = harm_found(self.patrols, signs, self.kind)
        self.stations = pd.DataFrame({"name": [f"TP{number} Post" for number in range(1, 6)]})
        self.true_km = pd.Series({
            patrol.patrol_id: sum(
                float(np.hypot(np.diff(leg.x), np.diff(leg.y)).sum() / 1000) for leg in patrol.days)
            for patrol in self.patrols})

    def exports(self, *chosen: str, seed: int = 5):
        params = ParkParams(years=1, first_day=FIRST, kind=self.kind, defects=replace(OFTEN, chosen=chosen))
        files, log = raw_exports(
            self.patrols, self.harm, self.cameras, self.reports, self.stations, self.crs, params,
            np.random.default_rng(seed), Silent())
        return {name: content() for name, content in files.items()}, log

    def imported(self, name: str, files: dict[str, bytes]) -> Outcome:
        """Import some exports into a site of their own."""
        place = self.folder / name
        save(place / "exports", files)
        store = SiteStore.open(Path(shutil.copy(self._empty_site(), place / "site.gpkg")), write=True)
        return Outcome(store, import_files(store, place / "exports"), self.true_km)

    def _empty_site(self) -> Path:
        """Make the empty site once; to copy it is quicker."""
        path = self.folder / "empty.gpkg"
        if not path.exists():
            x, y = MIDDLE[self.crs]
            outline = shapely.box(x - 25_000, y - 25_000, x + 25_000, y + 25_000)
            SiteStore.create(path, SiteInfo("Park", self.crs, 1000.0, "Asia/Bangkok"), outline).close()
        return path


@pytest.fixture(scope="session")
def hand_made(tmp_path_factory):
    """A rosewood park."""
    return HandMade(tmp_path_factory.mktemp("hand_made"))


@pytest.fixture(scope="session")
def healthy(hand_made):
    """The site that comes of its exports without any defect."""
    outcome = hand_made.imported("healthy", hand_made.exports()[0])
    yield outcome
    outcome.store.close()
