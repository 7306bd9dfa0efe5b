"""The page of all figures of a training park: value, unit, range, meaning and source, written from the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from itertools import groupby
from typing import Any

from .figure import ASSUMED, DocumentedFigure, documented
from .kinds import KINDS, SOURCES, Kind
from .park_params import ParkParams

HEAD = """# Figures of the training park

*Written by `tools/training_parameters.py` from `pawc_planner/training/parameters/`; change it there.*

Everything that decides a training park is a figure with a meaning, a unit, a range and a source. A figure whose source
is not published is called an assumption. A value outside its range is refused with an error that names the figure.
{share}

"""
TITLES = {
    "": "The park",
    "land": "Land",
    "intruders": "Intruders",
    "rangers": "Rangers",
    "cameras": "Cameras",
    "reports": "Information reports",
    "defects": "Defects of the exports",
}
KINDS_HEAD = """## Kinds of wildlife crime

Each kind sets the same figures; those in **bold** differ from the first kind.

"""
SIGNS_HEAD = """## Signs that walks leave

*Per walk* is the mean number that one walk leaves, *days* how long it can be seen on average, *where* the stretch of
the way in on which it lies (0 the entry, 1 the target), *ease* how easily it is seen relative to a fresh stump.

"""


def figures_of_park() -> tuple[DocumentedFigure, ...]:
    """Return every figure of the default park but those of its kind."""
    return tuple(figure for figure in documented(ParkParams()) if not figure.name.startswith("kind."))


def figures_of_kind(kind: Kind) -> tuple[DocumentedFigure, ...]:
    """Return the figures of a kind; where a value has a source of its own, that one."""
    found = (figure for figure in documented(kind) if figure.name != "signs")
    return tuple(
        replace(figure, source=SOURCES.get((kind.name, figure.name), figure.source)) for figure in found
    )


def undocumented(params: Any, group: str = "") -> list[str]:
    """Return the names of fields without a meaning, a source or a default; a test keeps this empty."""
    names: list[str] = []
    for item in fields(params):
        value, name = getattr(params, item.name), f"{group}.{item.name}" if group else item.name
        if is_dataclass(value):
            names += undocumented(value, name)
        elif not _is_documented(item):
            names.append(name)
    return names


def _is_documented(item: Field) -> bool:
    facts = item.metadata
    return bool(facts.get("meaning") and facts.get("source")) and item.default is not MISSING


def render() -> str:
    """Return the text of the page (Markdown)."""
    figures = figures_of_park()
    kinds = [figure for kind in KINDS.values() for figure in figures_of_kind(kind)]
    signs = [sign.source for kind in KINDS.values() for sign in kind.signs]
    sources = [*(one.source for one in (*figures, *kinds)), *signs]
    assumed = sum(source == ASSUMED for source in sources)
    share = f"Of {len(sources)} values, {assumed} are plain assumptions; the rest have a source, a reason or a choice."
    return HEAD.format(share=share) + "\n".join((*_groups(figures), _kinds(), _signs()))


def _groups(figures: Iterable[DocumentedFigure]) -> Iterator[str]:
    ordered = sorted(figures, key=lambda figure: list(TITLES).index(_group_of(figure)))
    for group, members in groupby(ordered, key=_group_of):
        lines = [f"## {TITLES[group]}", "", "| figure | value | unit | may be | meaning | source |",
                 "|---|---|---|---|---|---|"]
        lines += [
            _row(f"`{one.name}`", said(one.value), one.unit, one.allowed, one.meaning, one.source) for one in members
        ]
        yield "\n".join(lines) + "\n"


def _group_of(figure: DocumentedFigure) -> str:
    return figure.name.rpartition(".")[0]


def _kinds() -> str:
    """Return the table of the kinds side by side, with the sources below each figure that has several."""
    names = list(KINDS)
    lines = [_row("figure", *names, "unit", "may be", "meaning", "source"), "|---|" + "---|" * (len(names) + 4)]
    for row in zip(*(figures_of_kind(kind) for kind in KINDS.values())):
        first = row[0]
        values = [said(one.value) if one.value == first.value else f"**{said(one.value)}**" for one in row]
        lines.append(_row(f"`{first.name}`", *values, first.unit, first.allowed, first.meaning, _sources(names, row)))
    return KINDS_HEAD + "\n".join(lines) + "\n"


def _sources(names: list[str], row: tuple[DocumentedFigure, ...]) -> str:
    """Return the sources of one figure, each once with the kinds that it is for."""
    kinds_of: dict[str, list[str]] = {}
    for name, figure in zip(names, row):
        kinds_of.setdefault(figure.source, []).append(name)
    if len(kinds_of) == 1:
        return row[0].source
    return "; ".join(f"{', '.join(kinds)}: {source}" for source, kinds in kinds_of.items())


def _signs() -> str:
    lines = ["| kind | sign | category in SMART | per walk | days | where | ease | source |", "|---|" + "---|" * 7]
    for kind in KINDS.values():
        for sign in kind.signs:
            where = f"{sign.first:g} to {sign.last:g}"
            lines.append(
                _row(kind.name, sign.name, f"`{sign.category}`", *map(said, (sign.per_trip, sign.days)), where,
                     said(sign.ease), sign.source)
            )
    return SIGNS_HEAD + "\n".join(lines) + "\n"


def said(value: Any) -> str:
    """Return a value as it stands in the table."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "all" if len(value) > 4 else ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
