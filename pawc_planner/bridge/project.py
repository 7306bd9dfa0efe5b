"""A site as a group of layers in a project, and as a project file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsProject


def load_site_group(project: QgsProject, site_path: Path, cycle_id: str = "") -> QgsLayerTreeGroup:
    """Add the styled layers of a site to an open project; a group of the same site is replaced, not doubled."""
    raise NotImplementedError


def write_project(site_path: Path, cycle_id: str, output: Path, feedback: Any = None) -> Path:
    """Write a project file with the site's layers: relative paths, the site's CRS, the park in view."""
    raise NotImplementedError
