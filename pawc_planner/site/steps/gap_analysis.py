"""All gaps of a site side by side: where patrols, cameras and response fall short, and what is at stake there."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ...analysis.lines.sector_parts import NO_SECTOR
from ...base.errors import NoDataError
from ...base.params import within
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...planning.interception import passing_matrix
from ..store import SiteStore
from .cameras import camera_nodes, signal_nodes, standing_cameras
from .evidence import Evidence, gather
from .gaps import VALUE_WEIGHT, GapMaps, gap_maps, gaps_result
from .response_gap import DELAY_MINUTES, site_response
from .result import StepResult, known_number


@dataclass(frozen=True)
class CameraGap:
    """Likely intrusion that no standing camera with signal would photograph.

    Parameters
    ----------
    unseen : ndarray, shape (n_rows, n_cols)
        Share of the intrusion through each cell that passes no such camera anywhere on its way; NaN where none passes.
    share : float
        The same for the whole site, 0 to 1; NaN without any likely intrusion.
    cameras, without_signal : int
        Cameras that stand on the last day of the data; those of them that cannot send.
    """

    unseen: np.ndarray
    share: float
    cameras: int
    without_signal: int

    @property
    def sentence(self) -> Sentence:
        """The gap in one sentence."""
        facts = {"share": 100 * self.share, "cameras": self.cameras, "silent": self.without_signal}
        if np.isnan(self.share):
            return Sentence(_NO_WAYS)
        return Sentence(_NO_CAMERAS if not self.cameras else _CAMERAS, facts)


def gap_analysis(
    store: SiteStore, period: Period | None = None, category: str = "", value_weight: float = VALUE_WEIGHT,
    progress: Progress | None = None,
) -> StepResult:
    """Score every cell by expected undetected threat, and say where cameras and response fall short.

    Parameters
    ----------
    value_weight : float
        What is at stake where rosewood stands, at most, beyond the 1 of every place; 0: the same everywhere.

    Returns
    -------
    StepResult
        ``UNKNOWN`` (cells nobody visited), ``NOT_VISITED_90_DAYS``, ``TOP_GAP_CELL``, ``TOP_GAP_X``, ``TOP_GAP_Y``,
        ``CAMERA_GAP_PERCENT``, ``RESPONSE_GAP_PERCENT``; layer ``OUTPUT`` with ``km, days_since, risk, stake,
        intrusion, gap, gap_rank, camera_gap, response_gap, why, status``; table ``SECTORS``.
    """
    within("VALUE_WEIGHT", value_weight, 0, 100)
    progress = progress or Silent()
    evidence = gather(store, period, category, progress=Part(progress, 0.0, 0.3))
    maps = gap_maps(evidence, Part(progress, 0.3, 0.9), value_weight=value_weight)
    cameras = camera_gap(evidence, maps)
    late, late_share, notes = _response(evidence, maps)
    step(progress, 1.0)
    result = gaps_result(evidence, maps)
    cells = result.layers["OUTPUT"]
    at = cells["cell"].to_numpy()
    cells = cells.assign(
        risk=maps.risk.risk.ravel()[at], stake=maps.stake.ravel()[at], camera_gap=cameras.unseen.ravel()[at],
        response_gap=late.ravel()[at])
    cells["why"] = _why(cells)
    said = (result.notes[0], cameras.sentence, *notes)
    numbers = {
        **result.numbers, "CAMERA_GAP_PERCENT": known_number(100 * cameras.share),
        "RESPONSE_GAP_PERCENT": known_number(100 * late_share),
    }
    return replace(
        result, numbers=numbers, notes=tuple(dict.fromkeys((*said, *result.notes[1:]))), layers={"OUTPUT": cells},
        tables={"SECTORS": sectors_table(cells, maps)})


def camera_gap(evidence: Evidence, maps: GapMaps) -> CameraGap:
    """Return which likely intrusion passes no camera that stands and has signal on the last day of the data.

    A camera sees every path through its cell of the movement grid: an upper estimate of what one camera can do.
    """
    graph, spec = maps.ground.intruders, evidence.grid.spec
    last = Period(evidence.period.end, evidence.period.end)
    standing = standing_cameras(evidence.store, last)
    nodes = camera_nodes(standing, graph)
    allowed, _ = signal_nodes(evidence.store, graph)
    live = np.unique(nodes[(nodes >= 0) & allowed[np.maximum(nodes, 0)]])
    seen = np.asarray(passing_matrix(graph, maps.intrusion, live).sum(axis=0)).ravel() > 0
    cell_of_node = spec.cells_at(*graph.spec.centres())
    passed, unseen = np.zeros(spec.size), np.zeros(spec.size)
    for p, path in enumerate(maps.intrusion.paths):
        cells = np.unique(cell_of_node[path])
        cells = cells[cells >= 0]
        passed[cells] += maps.intrusion.weight[p]
        unseen[cells] += maps.intrusion.weight[p] * (not seen[p])
    share = np.divide(unseen, passed, out=np.full(spec.size, np.nan), where=passed > 0)
    total = float(maps.intrusion.weight[~seen].sum()) if len(maps.intrusion.paths) else float("nan")
    silent = int((nodes >= 0).sum() - allowed[nodes[nodes >= 0]].sum())
    return CameraGap(share.reshape(spec.shape), total, len(standing), silent)


def sectors_table(cells: pd.DataFrame, maps: GapMaps) -> pd.DataFrame:
    """Return ``sector, gap_percent, area_percent, km, not_visited_90, oldest_days`` (share of the whole gap)."""
    cells = cells.assign(
        part=cells["gap"], stale=~(cells["days_since"] <= 90), sector=cells["sector"].fillna("").replace("", NO_SECTOR))
    rows = []
    for name, part in cells.groupby("sector", sort=True):
        rows.append({
            "sector": name, "gap_percent": 100 * float(part["part"].sum()) / max(float(cells["part"].sum()), 1e-12),
            "area_percent": 100 * float(part["weight"].sum()) / float(cells["weight"].sum()),
            "km": float(part["km"].sum()), "not_visited_90": int(part["stale"].sum()),
            "oldest_days": float(part["days_since"].max()),
        })
    return pd.DataFrame(rows).sort_values("gap_percent", ascending=False, kind="stable").reset_index(drop=True)


def _response(evidence: Evidence, maps: GapMaps) -> tuple[np.ndarray, float, tuple[Sentence, ...]]:
    """Return per cell which share of passing intrusion is too late to meet, that of the site, and what is said."""
    shape = evidence.grid.spec.shape
    try:
        found = site_response(evidence, maps, DELAY_MINUTES)
    except NoDataError:  # a site without stations and patrols has gaps all the same
        return np.full(shape, np.nan), float("nan"), (Sentence(_NO_STATIONS),)
    result = found.result
    late = result.late_share
    if not len(result.weight):
        return late.reshape(shape), float("nan"), found.notes
    missed = 1 - result.reached(DELAY_MINUTES / 60)
    return late.reshape(shape), missed, (
        Sentence(_RESPONSE, {"share": 100 * missed, "delay": DELAY_MINUTES}), *found.notes)


def _why(cells: pd.DataFrame) -> list[str]:
    """Name what falls short in each cell: ``patrols``, ``cameras``, ``response``, several, or nothing."""
    patrols = (cells["gap_rank"] > 0) & (cells["gap_rank"] <= 0.1 * len(cells))
    parts = (("patrols", patrols), ("cameras", cells["camera_gap"] > 0.5), ("response", cells["response_gap"] > 0.5))
    columns = [np.where(short, name, "") for name, short in parts]
    return [" ".join(word for word in row if word) for row in zip(*columns)]


_NO_WAYS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "No likely way of intruders is known, so that nothing can be said of what cameras miss.")
_NO_CAMERAS = QT_TRANSLATE_NOOP("PawcPlanner", "No camera stands: likely intrusion passes unseen everywhere.")
_CAMERAS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{share:.0f} % of likely intrusion passes no camera that can send ({cameras} stand, {silent} of them without"
    " signal).",
)
_NO_STATIONS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "No station is known, and no patrol that shows one: nothing can be said of response times.")
_RESPONSE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{share:.0f} % of likely intrusion could not be met before its target by a team that leaves {delay:.0f} minutes"
    " after the alarm.",
)
