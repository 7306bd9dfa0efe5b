"""What draws are compared with: the chance that a sign is seen, summed over all passes."""

from __future__ import annotations

import numpy as np

from pawc_planner.training.encounters.sightings import SignSet, passes
from pawc_planner.training.parameters import RangerParams
from pawc_planner.training.rangers.presence import Presence


def chance_seen(signs: SignSet, presence: Presence, figures: RangerParams) -> np.ndarray:
    """The chance that each sign is seen at least once, shape (n,)."""
    total = np.zeros(len(signs.x))
    for stretch in passes(signs, presence, figures):
        np.add.at(total, stretch.sign, stretch.rate)
    return -np.expm1(-total)
