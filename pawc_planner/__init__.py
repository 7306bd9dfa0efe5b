"""PAWC Planner: plan anti-poaching patrols, from raw exports to a printed plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .plugin import PawcPlannerPlugin


def classFactory(iface: Any) -> PawcPlannerPlugin:
    """Make the plugin; called by QGIS with its interface (None in qgis_process)."""
    from .plugin import PawcPlannerPlugin

    return PawcPlannerPlugin(iface)
