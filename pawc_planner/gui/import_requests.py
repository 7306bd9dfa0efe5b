"""From sources and choices to previews, and to the parameters of ``importfiles``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..base.progress import Part, Progress
from .import_choice import Choice

if TYPE_CHECKING:
    from ..importers.mappings import SavedMapping
    from ..importers.preview import FilePreview

SHOWN_ROWS = 20


@dataclass(frozen=True)
class Listed:
    """A file of a source as it is understood with the choice made for it."""

    source: Path
    file: FilePreview
    choice: Choice


def looked_at(
    site: Path, sources: Sequence[Path], choices: Mapping[tuple[Path, str], Choice], keep_personal: bool,
    progress: Progress, only: str = "",
) -> tuple[list[Listed], tuple[SavedMapping, ...], int]:
    """Look at the files of the sources with the choices made for them.

    Returns the files (with ``only`` the one of that name), the mappings saved in the site, and how many files are
    passed over. A source that cannot be read at all is listed as a file with a fault.
    """
    from ..importers.mappings import saved_mappings
    from ..site.store import SiteStore

    found: list[Listed] = []
    ignored = 0
    with SiteStore.open(site) as store:
        for number, source in enumerate(sources):
            share = Part(progress, number / len(sources), (number + 1) / len(sources))
            files, passed = _look(store, source, choices, keep_personal, share, only)
            found += files
            ignored += passed
        return found, saved_mappings(store), ignored


def _look(
    store: Any, source: Path, choices: Mapping[tuple[Path, str], Choice], keep_personal: bool, progress: Progress,
    only: str,
) -> tuple[list[Listed], int]:
    from ..importers.errors import ImportFault
    from ..importers.preview import FilePreview, preview

    given: dict[str, Any] = {"rows": SHOWN_ROWS, "keep_personal": keep_personal, "progress": progress}
    made = {name: choice for (of, name), choice in choices.items() if of == source}
    try:
        plain = preview(store, source, **given) if not only or not made[only].is_made else None
        listed = [] if plain is None else [
            Listed(source, file, made.get(file.name, Choice())) for file in plain.files if only in ("", file.name)
        ]
        for name, choice in made.items():
            if choice.is_made:
                chosen = preview(store, source, choice.kind, choice.mapping, **given)
                again = [Listed(source, file, choice) for file in chosen.files if file.name == name]
                listed = again if only else [next(iter(again), one) if one.file.name == name else one for one in listed]
    except ImportFault as fault:
        name = only or source.name
        return [Listed(source, FilePreview(name, fault=fault), made.get(name, Choice()))], 0
    return listed, plain.ignored if plain else 0


def requests(site: Path, listed: Sequence[Listed], *, keep_personal: bool, trial: bool) -> list[dict[str, Any]]:
    """Return the parameters of ``importfiles`` for every source that has something usable.

    A file that is its source's only one has its choice in MAPPING and KIND; of several, each that was changed has an
    entry in MAPPINGS.
    """
    sources = dict.fromkeys(one.source for one in listed)
    found = []
    for source in sources:
        files = [one for one in listed if one.source == source]
        if all(one.file.fault is not None for one in files):
            continue
        request: dict[str, Any] = {
            "SITE": str(site), "INPUT": str(source), "KEEP_PERSONAL": keep_personal, "TRIAL": trial, "KIND": "auto",
        }
        found.append({**request, **(_alone(files[0]) if len(files) == 1 else _several(files))})
    return found


def _alone(one: Listed) -> dict[str, Any]:
    mapping = mapping_of(one)
    if not mapping:
        return {"KIND": one.choice.kind}
    text = json.dumps(mapping, ensure_ascii=False)
    return {"KIND": one.choice.kind, "MAPPING": text, "SAVE_MAPPING": one.choice.name}


def _several(files: Sequence[Listed]) -> dict[str, Any]:
    entries = [
        {"name": one.choice.name, "kind": one.file.kind, "headers": one.file.headers, "mapping": mapping_of(one)}
        for one in files if one.file.headers and mapping_of(one)
    ]
    return {"MAPPINGS": json.dumps(entries, ensure_ascii=False)} if entries else {}


def mapping_of(one: Listed) -> dict[str, Any]:
    """Return the mapping of a file: what was chosen, and where it is to be kept also what was recognised."""
    recognised = one.file.columns if one.choice.name and one.file.headers else {}
    return {**recognised, **one.choice.mapping}
