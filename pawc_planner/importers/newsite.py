"""Making a site from its boundary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..site.store import SiteStore


def create_site(
    boundary: Path, name: str, crs: str, cell_size: float, timezone: str, output: Path, *,
    layer: str = "", overwrite: bool = False, **optional: Any,
) -> SiteStore:
    """Make a site database from the polygons of a file and return it open for writing.

    Parameters
    ----------
    boundary : Path
        Vector file of polygons; several named polygons also become the sectors.
    name, timezone : str
        Name and IANA time zone of the site.
    crs : str
        Metric CRS; "" takes the UTM zone of the middle of the boundary.
    cell_size : float
        Side of a planning cell, metres.
    output : Path
        The new GeoPackage.
    **optional
        Further fields of :class:`SiteInfo`.
    """
    raise NotImplementedError
