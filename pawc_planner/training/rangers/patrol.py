"""What a patrol is: days with their recorded fixes, their true steps, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np

# how the exports call a transport
TRANSPORT_LABEL = {"foot": "Foot", "vehicle": "Vehicle", "boat": "Boat"}


@dataclass(frozen=True)
class Find:
    """One observation: UTC epoch seconds, place (the park's CRS), category key, attributes; ``sign`` -1 without one."""

    t: float
    x: float
    y: float
    category: str
    attributes: dict = field(default_factory=dict)
    sign: int = -1


@dataclass
class LegDay:
    """One day of a patrol.

    Parameters
    ----------
    day : datetime.date
        Local date.
    t, x, y : ndarray, shape (n,)
        What the device recorded, without defects: UTC epoch seconds (whole), metres in the park's CRS with the noise
        of the receiver.
    walked_km : float
        Length of the true way, the sum of ``step_km``.
    step_t, step_x, step_y, step_km : ndarray, shape (m,)
        The true way in steps of about 100 m: instant and place of their middles, and lengths.
    finds : list of Find
        Filled in by :func:`..rangers.observed.observed`.
    """

    day: date
    t: np.ndarray
    x: np.ndarray
    y: np.ndarray
    walked_km: float
    step_t: np.ndarray
    step_x: np.ndarray
    step_y: np.ndarray
    step_km: np.ndarray
    finds: list[Find] = field(default_factory=list)

    @property
    def km(self) -> float:
        """Length along the recorded fixes, km: what cleaning the exports should come back to."""
        return float(np.hypot(np.diff(self.x), np.diff(self.y)).sum() / 1000)


@dataclass
class Patrol:
    """One patrol of one team with a single transport (``foot``, ``vehicle`` or ``boat``); ``station`` is a row."""

    patrol_id: str
    station: int
    team: str
    mandate: str
    transport: str
    armed: bool
    members: tuple[str, ...]
    days: list[LegDay]
    device: str
