"""What hotspots are looked for in: finds of patrols, pictures of cameras or reports, each with an effort of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import pandas as pd

from ...analysis.effort.cameras import PEOPLE
from ...analysis.effort.cameras import camera_effort as measure_cameras
from ...analysis.effort.patrol_days import patrol_names
from ...analysis.grid import PlanningGrid
from ...base.errors import NoDataError
from ...base.params import one_of
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .camera_effort import camera_period, deployments_of
from .evidence import Evidence, elsewhere_note, gather
from .patrol_finds import made_on_patrol

PATROLS, CAMERAS, REPORTS = SOURCES = ("patrols", "cameras", "reports")
KM = QT_TRANSLATE_NOOP("PawcPlanner", "km")
CAMERA_DAYS = QT_TRANSLATE_NOOP("PawcPlanner", "camera-days")
EXPOSURE_COLUMNS = ("cell", "day", "exposure")


@dataclass(frozen=True)
class Source:
    """Events of one kind and the effort with which they were looked for; kinds are never added up.

    Parameters
    ----------
    kind : str
        ``patrols``: finds made on patrol; ``cameras``: pictures of people other than rangers; ``reports``: what people
        reported.
    period : Period
        Days that count.
    grid : PlanningGrid
        Cells of the site.
    x, y : ndarray, shape (n,)
        Places in cells that touch the site, metres, CRS of the site.
    day : ndarray, shape (n,)
        ``date.toordinal()``, NaN unknown.
    party : ndarray of int, shape (n,)
        Events with the same number are those of one patrol (or camera) on one day, which may be one party of intruders.
    by_day : pandas.DataFrame or None
        ``cell, day (date.toordinal(), NaN unknown), exposure`` (km, camera-days); None where no effort is known.
    unit : str
        Unit of the effort, a literal marked for translation; "" where there is none.
    notes : tuple of Sentence
        What was left out and why.
    """

    kind: str
    period: Period
    grid: PlanningGrid
    x: np.ndarray
    y: np.ndarray
    day: np.ndarray
    party: np.ndarray
    by_day: pd.DataFrame | None
    unit: str
    notes: tuple[Sentence, ...] = ()
    exposure: np.ndarray | None = field(init=False)
    counts: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        """Sum events (``counts``) and effort (``exposure``, None where none is known) per cell, (n_rows, n_cols)."""
        object.__setattr__(self, "counts", self._per_cell(self.cells, None))
        exposure = None
        if self.by_day is not None:
            exposure = self._per_cell(self.by_day["cell"].to_numpy(), self.by_day["exposure"].to_numpy(float))
        object.__setattr__(self, "exposure", exposure)

    @property
    def cells(self) -> np.ndarray:
        """Cell number of each event, shape (n,)."""
        return self.grid.spec.cells_at(self.x, self.y)

    @property
    def has_effort(self) -> bool:
        """Whether effort was recorded anywhere, so that a rate can be given."""
        return self.exposure is not None and bool((self.exposure > 0).any())

    def need_exposure(self) -> np.ndarray:
        """Return the effort per cell.

        Raises
        ------
        NoDataError
            No effort belongs to this kind of event, so that nothing can be said per effort.
        """
        if self.exposure is None:
            raise NoDataError(what=_NO_EFFORT, remedy=_OTHER_SOURCE)
        return self.exposure

    def without_effort(self) -> tuple[Sentence, ...]:
        """Say how many events lie in cells without effort; no rate holds them."""
        if self.exposure is None:
            return ()
        lost = int(self.counts[self.exposure <= 0].sum())
        facts = {"n": lost, "total": len(self.x)}
        return (Sentence(_UNMATCHED[self.kind], facts),) if lost else ()

    def _per_cell(self, cells: np.ndarray, values: np.ndarray | None) -> np.ndarray:
        spec = self.grid.spec
        total = np.bincount(cells, values, minlength=spec.size).astype(float).reshape(spec.shape)
        return np.where(self.grid.inside, total, 0.0)


def source_of(
    store: SiteStore, period: Period | None = None, category: str = "", kind: str = PATROLS,
    progress: Progress | None = None,
) -> Source:
    """Read events of one kind and their effort.

    Parameters
    ----------
    store : SiteStore
    period : Period, optional
        Local days; None: from the first to the last of what the kind needs.
    category : str
        Category of finds, or its beginning; cameras and reports have none, which is said in a note.
    kind : str
        One of :data:`SOURCES`.
    progress : Progress, optional
        Told the share done; may cancel.

    Raises
    ------
    NoDataError
        The site has nothing of the kind.
    """
    one_of("SOURCE", kind, SOURCES)
    progress = progress or Silent()
    if kind == PATROLS:
        evidence = gather(store, period, category, progress=Part(progress, 0.0, 0.7))
        return patrol_source(evidence, Part(progress, 0.7, 1.0))
    step(progress, 0.0, kind)
    found = (_cameras if kind == CAMERAS else _reports)(store, period, (Sentence(_NO_CATEGORY),) if category else ())
    step(progress, 1.0, kind)
    return found


def patrol_source(evidence: Evidence, progress: Progress | None = None) -> Source:
    """Return the finds of ``evidence`` that were made on patrol, and the kilometres."""
    finds = evidence.finds.reset_index(drop=True)
    made, notes = made_on_patrol(evidence.store, evidence.tracks, finds, progress)
    said = elsewhere_note(evidence.grid, evidence.finds)  # the notes on patrols say more
    notes += tuple(note for note in evidence.notes if note not in said)
    finds = finds[made & _placed(finds, evidence.grid)]
    by_day = evidence.effort.by_day.rename(columns={"km": "exposure"})[list(EXPOSURE_COLUMNS)]
    whose = _numbered(patrol_names(finds["patrol_id"]), finds["day"])
    return Source(
        PATROLS, evidence.period, evidence.grid, finds.geometry.x.to_numpy(), finds.geometry.y.to_numpy(),
        _ordinals(finds["day"]), whose, by_day, KM, notes,
    )


def _cameras(store: SiteStore, period: Period | None, notes: tuple[Sentence, ...]) -> Source:
    frame, events = store.read("cameras"), store.read("camera_events")
    if not len(frame):
        raise NoDataError(what=_NO_CAMERAS, remedy=_IMPORT_CAMERAS)
    recorded, grid = camera_period(store, frame), store.grid()
    period = period or recorded
    found = measure_cameras(deployments_of(frame), events, period, grid.spec, store.boundary(), until=recorded.end)
    days = found.days[_known(found.days["cell"], grid)]
    pictures = found.pictures[found.pictures["class"] == PEOPLE]
    inside = _known(pictures["cell"], grid)
    notes += found.working.notes
    if found.unmatched:
        notes += (Sentence(_NOT_WORKING, {"n": found.unmatched}),)
    if not inside.all():
        notes += (Sentence(_ELSEWHERE[CAMERAS], {"n": int((~inside).sum()), "total": len(pictures)}),)
    pictures = pictures[inside]
    places = found.working.spells.drop_duplicates(["camera", "place"])[["camera", "place", "x", "y"]]
    at = pictures[["camera", "place"]].merge(places, how="left", on=["camera", "place"])
    by_day = days.groupby(["cell", "day"], sort=True).size().rename("exposure").astype(float).reset_index()
    whose = _numbered(pictures["camera"], pictures["place"], pictures["day"])
    return Source(
        CAMERAS, period, grid, at["x"].to_numpy(float), at["y"].to_numpy(float), pictures["day"].to_numpy(float), whose,
        by_day, CAMERA_DAYS, notes,
    )


def _reports(store: SiteStore, period: Period | None, notes: tuple[Sentence, ...]) -> Source:
    days = store.days("reports", "received")
    if not days:
        raise NoDataError(what=_NO_REPORTS, remedy=_IMPORT_REPORTS)
    period, grid = period or Period(min(days), max(days)), store.grid()
    span = (period.start.isoformat(), period.end.isoformat())
    found = store.read("reports", "received >= ? AND received <= ?", span)
    by_patrols = found["source_type"].astype(str).str.strip().str.casefold() == PATROL_REPORT
    if by_patrols.any():
        notes += (Sentence(_OF_PATROLS, {"n": int(by_patrols.sum()), "total": len(found)}),)
    found = found[~by_patrols.to_numpy(bool)]
    placed = _placed(found, grid)
    if not placed.all():
        notes += (Sentence(_ELSEWHERE[REPORTS], {"n": int((~placed).sum()), "total": len(found)}),)
    found = found[placed]
    return Source(
        REPORTS, period, grid, found.geometry.x.to_numpy(), found.geometry.y.to_numpy(), _ordinals(found["received"]),
        np.arange(len(found)), None, "", notes,
    )


def _placed(points: gpd.GeoDataFrame, grid: PlanningGrid) -> np.ndarray:
    """Return which points lie in a cell that touches the site, shape (n,)."""
    known = (points.geometry.notna() & ~points.geometry.is_empty).to_numpy(bool)
    cells = np.full(len(points), -1)
    cells[known] = grid.spec.cells_at(points.geometry[known].x.to_numpy(), points.geometry[known].y.to_numpy())
    return _known(cells, grid)


def _known(cells: np.ndarray | pd.Series, grid: PlanningGrid) -> np.ndarray:
    """Return which cell numbers are of cells that touch the site, shape (n,)."""
    numbers = np.asarray(cells, np.int64)
    return (numbers >= 0) & grid.inside.ravel()[np.maximum(numbers, 0)]


def _ordinals(days: Sequence) -> np.ndarray:
    return np.array([np.nan if day is None or day != day else day.toordinal() for day in days], float)


def _numbered(*keys: pd.Series) -> np.ndarray:
    """Return one number for each combination of the keys, shape (n,)."""
    texts = pd.concat([key.astype(str).reset_index(drop=True) for key in keys], axis=1, ignore_index=True)
    return texts.groupby(list(texts.columns)).ngroup().to_numpy(np.int64)


PATROL_REPORT = "patrol"  # of ``source_type``
_NO_EFFORT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "nobody knows how many eyes and ears were where, so reports have no effort and nothing can be said per effort",
)
_OTHER_SOURCE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Choose patrols or cameras (SOURCE), or look at the density and the clusters of reports."
)
_NO_CATEGORY = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The category of finds (CATEGORY) was not used: only finds of patrols have one."
)
_NO_CAMERAS = QT_TRANSLATE_NOOP("PawcPlanner", "the site has no cameras yet")
_IMPORT_CAMERAS = QT_TRANSLATE_NOOP("PawcPlanner", "Import the cameras and their pictures first (importfiles).")
_NO_REPORTS = QT_TRANSLATE_NOOP("PawcPlanner", "the site has no reports yet")
_IMPORT_REPORTS = QT_TRANSLATE_NOOP("PawcPlanner", "Import the reports first (importfiles).")
_NOT_WORKING = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Pictures of days on which their camera is not known to have worked: {n}; they are in no rate."
)
_OF_PATROLS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{n} of {total} reports came from patrols and are left out; what patrols found is a source of its own.",
)
_ELSEWHERE = {
    CAMERAS: QT_TRANSLATE_NOOP(
        "PawcPlanner", "{n} of {total} pictures of people have no place or lie outside the site; they are left out."),
    REPORTS: QT_TRANSLATE_NOOP(
        "PawcPlanner", "{n} of {total} reports have no place or lie outside the site; they are left out."),
}
_UNMATCHED = {
    PATROLS: QT_TRANSLATE_NOOP(
        "PawcPlanner", "{n} of {total} finds lie in cells where no patrol of the period went; they have no rate."),
    CAMERAS: QT_TRANSLATE_NOOP(
        "PawcPlanner", "{n} of {total} pictures lie in cells where no camera of the period worked; they have no rate."),
}
