"""What intruders aim for: where stumps, or else finds, say that there is something to steal."""

from __future__ import annotations

import numpy as np

from ...analysis.effort import km_per_cell
from ...analysis.gaps import smoothed_rate
from ...analysis.rates import encounter_rates
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...planning.movement import TravelGraph
from .evidence import Evidence, count_per_cell
from .ground import Points, merged

KM_OF_A_FIND = 1.0  # a find where no patrol is on record: somebody was there; counted as one km


def targets_of(evidence: Evidence, graph: TravelGraph) -> Points:
    """Return the middles of the cells, each weighted by its expected find of stumps (else finds) per km.

    The rate is shrunk towards the site's own mean and its neighbours: a cell nobody visited takes what the rest of the
    site would lead one to expect, and is not taken for empty.
    """
    worth, notes = stock(evidence)
    worth = worth * evidence.grid.weight.ravel()
    cells = np.flatnonzero(evidence.grid.weight.ravel() > 0)
    node = graph.nearest_passable(graph.spec.cells_at(*evidence.grid.spec.centres(cells)))
    return merged(node, worth[cells], [""] * len(cells), notes)


def stock(evidence: Evidence) -> tuple[np.ndarray, tuple[Sentence, ...]]:
    """Return the relative chance that a cell holds something worth stealing, shape (n_cells,), and what was assumed."""
    grid, store = evidence.grid, evidence.store
    counts, km = count_per_cell(grid, store.read("stumps")), evidence.effort.km
    notes: tuple[Sentence, ...] = ()
    if counts.sum() > 0:
        km = km_per_cell(store.tracks(), grid)
    elif evidence.finds_per_cell.sum() > 0:
        counts = evidence.finds_per_cell
        notes = (Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "No stumps: intruders are assumed to aim for where finds were made.")),)
    else:
        everywhere = Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "No stumps and no finds: intruders are assumed to aim for any place alike."))
        return np.ones(grid.spec.size), (everywhere,)
    known = np.where(counts > 0, np.maximum(km, KM_OF_A_FIND), km)
    return smoothed_rate(encounter_rates(counts, known, grid), 1.0).ravel(), notes
