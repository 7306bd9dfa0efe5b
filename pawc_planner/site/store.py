"""The site database: opened, read and written in one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from ..analysis.grid import PlanningGrid
from ..analysis.tracks import TrackSet
from ..base.period import Period
from .info import SiteInfo
from .writer import Writer

__all__ = ["SiteInfo", "SiteStore", "Writer"]


class SiteStore:
    """One site database, open; use it as a context manager.

    Attributes
    ----------
    path : Path
        The GeoPackage.
    info : SiteInfo
        The site.
    """

    path: Path
    info: SiteInfo

    @classmethod
    def create(cls, path: Path, info: SiteInfo, boundary: BaseGeometry, *, overwrite: bool = False) -> SiteStore:
        """Make a new site database, open for writing; ``boundary`` is a polygon in ``info.crs``."""
        raise NotImplementedError

    @classmethod
    def open(cls, path: Path, *, write: bool = False) -> SiteStore:
        """Open a site database."""
        raise NotImplementedError

    def close(self) -> None:
        """Close it; the one file is then complete."""
        raise NotImplementedError

    def __enter__(self) -> SiteStore:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def update_info(self, **changes: Any) -> None:
        """Change fields of the site (``notice="…"``)."""
        raise NotImplementedError

    def read(self, table: str, where: str = "", parameters: Sequence[Any] = ()) -> pd.DataFrame:
        """Return rows as a frame with ``fid``, the columns of the schema, and ``geometry`` (then a GeoDataFrame).

        Types: TEXT str ("" when empty), required INTEGER int64, other INTEGER and REAL float64 (NaN when empty),
        required BOOLEAN bool, other BOOLEAN object (None when empty), DATE ``datetime.date`` (None when empty), DATETIME
        datetime64[ns, UTC]. JSON stays text. Rows are in order of ``fid``.
        """
        raise NotImplementedError

    def count(self, table: str, where: str = "", parameters: Sequence[Any] = ()) -> int:
        """Return the number of rows."""
        raise NotImplementedError

    def boundary(self) -> MultiPolygon:
        """Return the outline of the site, site CRS."""
        raise NotImplementedError

    def grid(self) -> PlanningGrid:
        """Return the planning grid."""
        raise NotImplementedError

    def tracks(self, period: Period | None = None, transport: str = "") -> TrackSet:
        """Return clean track parts, ordered by patrol, leg and start."""
        raise NotImplementedError

    def content_keys(self, table: str) -> set[str]:
        """Return the fingerprints of the records that are already present."""
        raise NotImplementedError

    @contextmanager
    def transaction(self) -> Iterator[Writer]:
        """Keep all that is written inside, or on any exception nothing; a transaction inside another joins it."""
        raise NotImplementedError
        yield

    def check(self) -> list[str]:
        """Return one sentence per fault of the database; empty when it is sound."""
        raise NotImplementedError

    def fingerprint(self, tables: Sequence[str]) -> str:
        """Return a hash of the contents of the tables."""
        raise NotImplementedError
