"""Effort of patrols and cameras: per cell, per sector, team and time."""

from .per_cell import EffortParams, EffortResult, cell_effort, km_per_cell

__all__ = ["EffortParams", "EffortResult", "cell_effort", "km_per_cell"]
