"""The layers of a site, in drawing order, styled and named in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsMapLayer


def site_layers(site_path: Path, cycle_id: str = "", say: Callable[[str], str] | None = None) -> list[QgsMapLayer]:
    """Open the layers of a site, top layer first; ``cycle_id`` "" means the latest cycle.

    Parameters
    ----------
    site_path : Path
        Site database.
    cycle_id : str
        Cycle whose results and plan are shown.
    say : callable, optional
        English literal to shown text; default: the language of the screen.

    Returns
    -------
    list of QgsMapLayer
        Owned by the caller; empty tables are left out.
    """
    raise NotImplementedError
