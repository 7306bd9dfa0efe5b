"""The charts that a plan keeps of how far its maps can be trusted, and of what is out of reach."""

from __future__ import annotations

import numpy as np

from ...analysis.backtest.maps import DENSITY, RISK
from ...analysis.backtest.rolling import MAIN_AREA
from ...base.errors import NoDataError
from ...base.progress import Part, Progress
from ...base.series import Series
from ..map_scores import read_scores
from ..store import SiteStore
from .backtest import hits_chart, sentence_of
from .coverage_cost import cost_chart, site_cost, targets_table
from .coverage_cost import sentence_of as cost_sentence
from .evidence import Evidence
from .gaps import GapMaps
from .response_gap import DELAY_MINUTES, response_chart, response_sentence, site_response

MOST_CELLS = 5_000  # on finer grids the tours take minutes; coveragecost finds them when asked


def likely_charts(
    evidence: Evidence, maps: GapMaps, hours_per_day: float, days: int, progress: Progress
) -> tuple[Series, ...]:
    """Return hits of the maps (as last tried by the backtest), what teams reach in time, and what coverage costs.

    A chart that the site has no data for is left out.
    """
    found = list(_hits(evidence.store))
    try:
        response = site_response(evidence, maps, DELAY_MINUTES)
        found.append(response_chart(response, response_sentence(response, DELAY_MINUTES)))
        if int(evidence.grid.inside.sum()) > MOST_CELLS:
            return tuple(found)
        cost = site_cost(evidence, maps.ground, hours_per_day, days, True, Part(progress, 0.2, 1.0)).cost
        targets = targets_table(cost)
        found.append(cost_chart(targets, cost_sentence(cost, targets)))
    except NoDataError:  # no station and no patrol that shows one
        pass
    return tuple(found)


def _hits(store: SiteStore) -> tuple[Series, ...]:
    scores = read_scores(store)
    if scores.empty:
        return ()
    main = scores[np.isclose(scores["area_percent"], 100 * MAIN_AREA)].set_index("map")
    if not {RISK, DENSITY} <= set(main.index) or "hit_percent" not in main:
        return ()
    return (hits_chart(main, sentence_of(main, int(main.loc[RISK, "cycles"]))),)
