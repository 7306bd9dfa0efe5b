"""From sources and choices to previews, and to the parameters of ``importfiles``."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..base.progress import Part, Progress
from .import_choice import Choice

if TYPE_CHECKING:
    from ..importers.mappings import SavedMapping
    from ..importers.preview import FilePreview
    from ..site.store import SiteStore

SHOWN_ROWS = 20
UNDERSTOOD_BY = ("data_model", "cameras")
Place = tuple[Path, str]  # a source and the name of a file in it


@dataclass(frozen=True)
class Listed:
    """A file of a source as it is understood with the choice made for it."""

    source: Path
    file: FilePreview
    choice: Choice

    @property
    def place(self) -> Place:
        """Where it comes from."""
        return self.source, self.file.name

    @property
    def is_asked(self) -> bool:
        """Whether a question about it has to be answered first."""
        return self.file.question is not None and not self.choice.left_out


@dataclass(frozen=True)
class Found:
    """The files of all sources, the mappings saved in the site, and how many files are not among these."""

    files: tuple[Listed, ...] = ()
    saved: tuple[SavedMapping, ...] = ()
    ignored: int = 0
    more: int = 0


def looked_at(
    site: Path, sources: Sequence[Path], choices: Mapping[Place, Choice], keep_personal: bool, progress: Progress,
) -> Found:
    """Look at all files of the sources, each with the choice made for it.

    A source that cannot be read at all is listed as a file with a fault.
    """
    from ..importers.mappings import saved_mappings
    from ..site.store import SiteStore

    found = Found()
    with SiteStore.open(site) as store:
        for number, source in enumerate(sources):
            share = Part(progress, number / len(sources), (number + 1) / len(sources))
            look = _Look(store, source, keep_personal, share)
            one = look.at_all({name: choice for (of, name), choice in choices.items() if of == source})
            found = replace(
                found, files=found.files + one.files, ignored=found.ignored + one.ignored, more=found.more + one.more)
        return replace(found, saved=saved_mappings(store))


def looked_again(
    site: Path, choices: Mapping[Place, Choice], keep_personal: bool, progress: Progress
) -> tuple[Listed, ...]:
    """Look at some files, each with the choice made for it, and at no others."""
    from ..site.store import SiteStore

    found: list[Listed] = []
    sources = list(dict.fromkeys(source for source, _ in choices))
    with SiteStore.open(site) as store:
        for number, source in enumerate(sources):
            share = Part(progress, number / len(sources), (number + 1) / len(sources))
            look = _Look(store, source, keep_personal, share)
            for names, choice in _alike({name: choice for (of, name), choice in choices.items() if of == source}):
                found += look.at_some(names, choice)
    return tuple(found)


@dataclass(frozen=True)
class _Look:
    """Looks at the files of one source."""

    store: SiteStore
    source: Path
    keep_personal: bool
    progress: Progress

    def at_all(self, choices: Mapping[str, Choice]) -> Found:
        """Look at all of them; files for which nothing is chosen are taken as they are recognised."""
        from ..importers.errors import ImportFault

        try:
            plain = self._preview(Choice(), ())
        except ImportFault as fault:
            return Found((self._faulty(self.source.name, Choice(), fault),))
        files = {file.name: Listed(self.source, file, choices.get(file.name, Choice())) for file in plain.files}
        made = {name: choice for name, choice in choices.items() if choice.is_made and name in files}
        for names, choice in _alike(made):
            files.update({one.file.name: one for one in self.at_some(names, choice)})
        return Found(tuple(files.values()), (), plain.ignored, plain.more)

    def at_some(self, names: Collection[str], choice: Choice) -> list[Listed]:
        """Look at those of these names, with one choice."""
        from ..importers.errors import ImportFault

        try:
            shown = self._preview(choice, names)
        except ImportFault as fault:
            return [self._faulty(name, choice, fault) for name in names]
        return [Listed(self.source, file, choice) for file in shown.files]

    def _preview(self, choice: Choice, only: Collection[str]) -> Any:
        from ..importers.preview import preview

        return preview(
            self.store, self.source, choice.kind, choice.mapping, rows=SHOWN_ROWS, keep_personal=self.keep_personal,
            only=only, progress=self.progress)

    def _faulty(self, name: str, choice: Choice, fault: Any) -> Listed:
        from ..importers.preview import FilePreview

        return Listed(self.source, FilePreview(name, fault=fault), choice)


def _alike(choices: Mapping[str, Choice]) -> list[tuple[list[str], Choice]]:
    """Return the files by what was chosen for them, so that each choice is looked at once."""
    groups: list[tuple[list[str], Choice]] = []
    for name, choice in choices.items():
        group = next((names for names, known in groups if known == choice), None)
        if group is None:
            groups.append(([name], choice))
        else:
            group.append(name)
    return groups


def alike(listed: Sequence[Listed], at: int) -> list[int]:
    """Return the places of the files that a choice for one of them is for: those with the same headers.

    Tables of one source are told apart by their headers when they are imported, so a choice cannot be for one of them
    alone.
    """
    signature = listed[at].file.signature
    return [place for place, one in enumerate(listed) if place == at or (signature and one.file.signature == signature)]


def requests(site: Path, listed: Sequence[Listed], *, keep_personal: bool, trial: bool) -> list[dict[str, Any]]:
    """Return the parameters of ``importfiles`` for every source that has something usable.

    Data models and cameras come first, because other files are understood by them.

    A file that is its source's only one has its choice in MAPPING and KIND; of several, each that was changed has an
    entry in MAPPINGS.
    """
    sources = dict.fromkeys(
        one.source for one in sorted(listed, key=lambda one: one.file.kind not in UNDERSTOOD_BY)
    )
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


def not_used(listed: Sequence[Listed]) -> list[str]:
    """Return the names of files that an import passes over, because nothing of their source can be used."""
    used = {one.source for one in listed if one.file.fault is None}
    return [one.file.name for one in listed if one.source not in used]


def _alone(one: Listed) -> dict[str, Any]:
    mapping = mapping_of(one)
    if not mapping:
        return {"KIND": one.choice.kind}
    text = json.dumps(mapping, ensure_ascii=False)
    return {"KIND": one.choice.kind, "MAPPING": text, "SAVE_MAPPING": one.choice.name}


def _several(files: Sequence[Listed]) -> dict[str, Any]:
    chosen = {one.file.signature: one for one in files if one.file.headers and (one.choice.is_made or one.choice.name)}
    entries = [
        {"name": one.choice.name, "kind": one.file.kind, "headers": one.file.headers, "mapping": mapping_of(one)}
        for one in chosen.values()
    ]
    return {"MAPPINGS": json.dumps(entries, ensure_ascii=False)} if entries else {}


def mapping_of(one: Listed) -> dict[str, Any]:
    """Return the mapping of a file: what was chosen, and where it is to be kept also what was recognised."""
    recognised = one.file.columns if one.choice.name and one.file.headers else {}
    return {**recognised, **one.choice.mapping}
