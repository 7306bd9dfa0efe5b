"""How the signs that were found differ from the signs that are there: one number and one picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np
import pandas as pd

from ...analysis.grid import GridSpec
from ...base.words import QT_TRANSLATE_NOOP
from ..ground.terrain import Terrain
from .map_measures import ranks

RESAMPLES = 1000
BLOCK_M = 3000.0  # squares of the picture
TRUE_SIGNS = QT_TRANSLATE_NOOP("PawcPlanner", "Signs that were there")
EFFORT = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol effort")
FOUND_SIGNS = QT_TRANSLATE_NOOP("PawcPlanner", "Signs that patrols found")
CAPTION = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Patrol bias {points} points ({low} to {high}): the signs found lie on average on ground patrolled more"
    " than {found} % of the park, all signs on ground patrolled more than {true} %.",
)
NO_FINDS = QT_TRANSLATE_NOOP("PawcPlanner", "Patrols found none of the {signs} signs that were there.")


@dataclass(frozen=True)
class PatrolBias:
    """Patrol bias of the finds of a history.

    Parameters
    ----------
    points : float
        Mean effort percentile of the signs found less that of all signs; 0 without bias.
    low, high : float
        95 % percentile interval from resampled signs.
    found, true : float
        The two means, 0 to 100: the percentile of a cell is the share of the park with less effort than it.
    signs, finds : int
        Number of all signs, and of those found.
    """

    points: float
    low: float
    high: float
    found: float
    true: float
    signs: int
    finds: int


def patrol_bias(
    cells: np.ndarray, found: np.ndarray, effort: np.ndarray, inside: np.ndarray, rng: np.random.Generator
) -> PatrolBias:
    """Return how far finds lean towards patrolled ground.

    Parameters
    ----------
    cells : ndarray of int, shape (n,)
        Cell of each sign that was there; signs outside the park are left out.
    found : ndarray of bool, shape (n,)
        Whether a patrol found it.
    effort : ndarray, shape (n_cells,)
        Patrol effort of each cell, km.
    inside : ndarray of bool, shape (n_cells,)
        Cells of the park.
    rng : numpy.random.Generator
        For the interval.

    Notes
    -----
    Percentiles, not kilometres: one much walked road does not decide the number. If detection did not depend on where
    patrols go, found and true signs would have the same mean. NaN when nothing was found.
    """
    percentile = np.full(len(effort), np.nan)
    percentile[inside] = 100 * (ranks(np.asarray(effort, float)[inside]) - 0.5) / max(int(inside.sum()), 1)
    kept = (cells >= 0) & inside[np.maximum(cells, 0)]
    here, seen = percentile[cells[kept]], np.asarray(found, bool)[kept]
    finds = int(seen.sum())
    if not finds:
        nothing, true = float("nan"), float(here.mean()) if len(here) else float("nan")
        return PatrolBias(nothing, nothing, nothing, nothing, true, len(here), 0)
    gaps = []
    for _ in range(RESAMPLES):
        draw = rng.integers(0, len(here), len(here))
        if seen[draw].any():
            gaps.append(here[draw][seen[draw]].mean() - here[draw].mean())
    low, high = np.percentile(gaps, [2.5, 97.5])
    mean, true = float(here[seen].mean()), float(here.mean())
    return PatrolBias(mean - true, float(low), float(high), mean, true, len(here), finds)


def write_patrol_bias(
    path: Path, terrain: Terrain, signs: pd.DataFrame, found: np.ndarray, effort: np.ndarray,
    rng: np.random.Generator, say: Callable[[str], str] = str,
) -> PatrolBias:
    """Write the picture of a whole history and return its number.

    Parameters
    ----------
    path : Path
        SVG file to write.
    terrain : Terrain
        Of the park.
    signs : pandas.DataFrame
        All signs that were there: ``x, y``.
    found : ndarray of bool, shape (n_signs,)
        Whether a patrol found each.
    effort : ndarray, shape (terrain.spec.size,)
        Kilometres of all patrols in each cell.
    rng : numpy.random.Generator
        For the interval.
    say : callable
        Translates the texts; English without.
    """
    spec, inside, found = terrain.spec, terrain.inside.ravel(), np.asarray(found, bool)
    cells = spec.cells_at(signs["x"].to_numpy(float), signs["y"].to_numpy(float))
    bias = patrol_bias(cells, found, effort, inside, rng)
    write_bias_picture(path, spec, inside, cells, found, effort, bias, say)
    return bias


def write_bias_picture(
    path: Path, spec: GridSpec, inside: np.ndarray, cells: np.ndarray, found: np.ndarray, effort: np.ndarray,
    bias: PatrolBias, say: Callable[[str], str] = str,
) -> None:
    """Write true signs, effort and finds side by side as SVG, with the number below; black-and-white safe.

    Parameters
    ----------
    path : Path
        File to write.
    spec, inside : GridSpec, ndarray of bool
        Cells, and those of the park (flat).
    cells, found, effort : ndarray
        As for :func:`patrol_bias`.
    bias : PatrolBias
        Its result.
    say : callable
        Translates the texts; English without.
    """
    kept = (cells >= 0) & inside[np.maximum(cells, 0)]
    number, shape = _blocks(spec)
    layers = (
        (TRUE_SIGNS, np.bincount(cells[kept], minlength=spec.size).astype(float)),
        (EFFORT, np.asarray(effort, float)),
        (FOUND_SIGNS, np.bincount(cells[kept & found], minlength=spec.size).astype(float)),
    )
    park = np.bincount(number, inside, minlength=shape[0] * shape[1])
    rows, cols = np.divmod(np.flatnonzero(park), shape[1])
    scale = 320.0 / max(np.ptp(rows) + 1, np.ptp(cols) + 1)
    width, height = scale * (np.ptp(cols) + 1) + 20, scale * (np.ptp(rows) + 1) + 30
    panels = [
        _panel(say(title), np.bincount(number, np.where(inside, values, 0.0), minlength=len(park)), park, shape[1],
               scale, (10 + column * width - scale * cols.min(), 25 - scale * rows.min()))
        for column, (title, values) in enumerate(layers)
    ]
    caption = escape(_caption(bias, say))
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {3 * width:.0f} {height + 30:.0f}" '
        f'font-family="sans-serif" font-size="13">\n<rect width="100%" height="100%" fill="#fff"/>\n'
        + "\n".join(panels) + f'\n<text x="10" y="{height + 15:.0f}" font-size="12">{caption}</text>\n</svg>\n'
    )
    Path(path).write_bytes(text.encode("utf-8"))


def _caption(bias: PatrolBias, say: Callable[[str], str]) -> str:
    if not bias.finds:
        return say(NO_FINDS).format(signs=bias.signs)
    facts = {name: f"{getattr(bias, name):+.0f}" for name in ("points", "low", "high")}
    facts |= {name: f"{getattr(bias, name):.0f}" for name in ("found", "true")}
    return say(CAPTION).format(**facts)


def _blocks(spec: GridSpec) -> tuple[np.ndarray, tuple[int, int]]:
    """Return the square of each cell (flat), and how many squares there are down and across."""
    side = max(1, round(BLOCK_M / spec.cell_size))
    row, col = np.divmod(np.arange(spec.size), spec.n_cols)
    shape = (-(-spec.n_rows // side), -(-spec.n_cols // side))
    return (row // side) * shape[1] + col // side, shape


def _panel(
    title: str, values: np.ndarray, park: np.ndarray, across: int, scale: float, corner: tuple[float, float]
) -> str:
    """Return one map: the darker a square, the more per area; the park's squares have a thin edge."""
    use = np.divide(values, park, out=np.zeros(len(values)), where=park > park.max() / 10)
    shade = np.sqrt(use / max(float(np.quantile(use[use > 0], 0.98)) if (use > 0).any() else 1.0, 1e-12)).clip(0, 1)
    squares = []
    for block in np.flatnonzero(park > 0).tolist():
        row, col = divmod(block, across)
        x, y = corner[0] + scale * col, corner[1] + scale * row
        grey = round(255 - 235 * float(shade[block]))
        squares.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{scale:.1f}" height="{scale:.1f}" '
            f'fill="#{grey:02x}{grey:02x}{grey:02x}" stroke="#bbb" stroke-width="0.4"/>'
        )
    left = corner[0] + scale * int((np.flatnonzero(park) % across).min())
    return f'<text x="{left:.1f}" y="17">{escape(title)}</text>\n' + "\n".join(squares)
