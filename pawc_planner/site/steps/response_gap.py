"""Response gap: which intrusions no team could reach in time, from today's stations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...base.params import within
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.series import LINE, Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...planning.response import ResponseResult, driving_and_walking_hours, response
from ..store import SiteStore
from .cameras import signal_nodes
from .evidence import Evidence, cells_frame, gather
from .gaps import GapMaps, LikelyIntrusion, likely_intrusion
from .result import StepResult, known_number
from .starts import outside_note, start_nodes, stations_of

DELAYS = tuple(range(0, 130, 10))  # minutes from the alarm to the departure of a team
DELAY_MINUTES = 15.0  # usual time from the alarm to the departure of a team; assumption
CHART = "reachable_by_delay"


@dataclass(frozen=True)
class SiteResponse:
    """Response on the planning grid, the names of the stations, and what was assumed."""

    result: ResponseResult
    stations: tuple[str, ...]
    notes: tuple[Sentence, ...]


def response_gap(
    store: SiteStore, period: Period | None = None, category: str = "", delay_minutes: float = DELAY_MINUTES,
    vehicles: bool = True, progress: Progress | None = None,
) -> StepResult:
    """Tell which likely intrusions no team could meet before they are at their target.

    Parameters
    ----------
    delay_minutes : float
        From the alarm to the departure of a team.
    vehicles : bool
        Teams drive on roads as far as it helps, and walk on.

    Returns
    -------
    StepResult
        ``REACHABLE_PERCENT`` (of likely intrusion, when the alarm comes where it is first noticed),
        ``OUT_OF_REACH_PERCENT`` (even when a team leaves at once), ``MEDIAN_MARGIN_MINUTES``; layer ``OUTPUT`` with
        ``intrusion, late_share, late_minutes, status``; table ``STATIONS``; chart ``reachable_by_delay``.
    """
    within("DELAY", delay_minutes, 0, 1440)
    progress = progress or Silent()
    evidence = gather(store, period, category, progress=Part(progress, 0.0, 0.2))
    maps = likely_intrusion(evidence, Part(progress, 0.2, 0.8))
    found = site_response(evidence, maps, delay_minutes, vehicles)
    step(progress, 1.0)
    return response_result(evidence, maps, found, delay_minutes)


def site_response(
    evidence: Evidence, maps: GapMaps | LikelyIntrusion, delay_minutes: float, vehicles: bool = True
) -> SiteResponse:
    """Compare teams and likely intruders on the ground of the site."""
    walking = maps.ground.teams("foot")
    driving = maps.ground.teams("vehicle") if vehicles else None
    stations, notes = stations_of(evidence)
    nodes = start_nodes(stations, walking, maps.ground.terrain.barriers)
    usable = nodes >= 0
    if not usable.any():
        notes = (*notes, outside_note(tuple(s.name for s in stations), "foot"))
    noticed, signal_notes = signal_nodes(evidence.store, maps.ground.intruders)
    team_hours = driving_and_walking_hours(walking, driving, nodes[usable])
    if not len(team_hours):
        team_hours = np.full((1, walking.spec.size), np.inf)
    spec = evidence.grid.spec
    result = response(
        maps.intrusion, team_hours, spec.cells_at(*walking.spec.centres()), spec.size, noticed, delay_minutes / 60)
    names = tuple(s.name for s, can in zip(stations, usable) if can)
    driven = (Sentence(_DRIVEN),) if driving is not None and driving.hours.nnz else ()
    return SiteResponse(result, names, (*driven, *signal_notes, *notes))


def response_result(
    evidence: Evidence, maps: LikelyIntrusion, found: SiteResponse, delay_minutes: float
) -> StepResult:
    """Put the response into numbers, a sentence, a layer, a table and a chart."""
    result = found.result
    share = 100 * result.reached(delay_minutes / 60)
    never = 100 * (1 - result.reached(0.0)) if len(result.weight) else float("nan")
    shape = evidence.grid.spec.shape
    cells = cells_frame(evidence.store, {
        "intrusion": maps.flow, "late_share": result.late_share.reshape(shape),
        "late_minutes": result.cell_minutes.reshape(shape),
    })
    cells["status"] = np.select(
        [cells["late_share"].isna(), cells["late_share"] > 0.5], ["no likely intrusion", "too late"], "in time")
    said = response_sentence(found, delay_minutes)
    known = result.margin[np.isfinite(result.margin)]
    numbers = {
        "REACHABLE_PERCENT": known_number(share), "OUT_OF_REACH_PERCENT": known_number(never),
        "MEDIAN_MARGIN_MINUTES": known_number(60 * float(np.median(known)) if len(known) else float("nan")),
    }
    return StepResult(
        numbers, (said, *found.notes, *maps.notes, *evidence.notes), {"OUTPUT": cells},
        {"STATIONS": _stations(found, delay_minutes)}, (response_chart(found, said),),
    )


def response_sentence(found: SiteResponse, delay_minutes: float) -> Sentence:
    """Say how much is within reach."""
    share, never = 100 * found.result.reached(delay_minutes / 60), 100 * (1 - found.result.reached(0.0))
    if not len(found.result.weight):
        return Sentence(_NO_PATHS)
    return Sentence(_SAID, {"share": share, "delay": delay_minutes, "never": never})


def response_chart(found: SiteResponse, said: Sentence) -> Series:
    """Draw the share of intrusion that is met against the delay of the departure."""
    return Series(
        tuple(str(minutes) for minutes in DELAYS), tuple(100 * found.result.reached(m / 60) for m in DELAYS), _UNIT,
        name=CHART, title=Sentence(_TITLE), summary=said, kind=LINE,
    )


def _stations(found: SiteResponse, delay_minutes: float) -> pd.DataFrame:
    """Return for each station which share of intrusion its teams are the first to meet."""
    result = found.result
    met = result.margin >= delay_minutes / 60
    rows = [
        {"station": name, "first_percent": 100 * float(result.weight[result.station == i].sum()),
         "reached_percent": 100 * float(result.weight[met & (result.station == i)].sum())}
        for i, name in enumerate(found.stations)
    ]
    return pd.DataFrame(rows, columns=["station", "first_percent", "reached_percent"])


_UNIT = QT_TRANSLATE_NOOP("PawcPlanner", "% of likely intrusion")
_TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "What teams can reach in time, by minutes from alarm to departure")
_DRIVEN = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Teams drive on roads as far as it helps and walk on; tracks of cars elsewhere do not count.")
_NO_PATHS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "No likely way of intruders is known, so that nothing can be said of response times.")
_SAID = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "When a team leaves {delay:.0f} minutes after the alarm, it meets {share:.0f} % of likely intrusion before its"
    " target; {never:.0f} % could not be met even if a team left at once.",
)
