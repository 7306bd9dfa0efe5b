"""Bringing base layers (stations, roads, rivers, elevation …) into a site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..base.progress import Progress, Silent
from ..base.words import Sentence
from ..site.store import SiteStore


@dataclass(frozen=True)
class LayerReport:
    """What became of the features of a layer: ``stored + repaired + quarantined == read``."""

    role: str
    read: int
    stored: int
    repaired: int
    quarantined: int
    notes: tuple[Sentence, ...] = ()


def add_layer(
    store: SiteStore, source: Path, role: str, *, layer: str = "", append: bool = False, encoding: str = "",
    progress: Progress = Silent(),  # noqa: B008 - Silent has no state
) -> LayerReport:
    """Bring a vector layer or raster into the site under its role, in place of what was there unless ``append``."""
    raise NotImplementedError
