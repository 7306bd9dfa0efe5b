"""What a study is made of, kept beside its results so that a resumed study is the same study."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

OPTIONS_FILE = "study.json"
GROWS = ("parks", "planners", "maps")  # what a resumed study may have more or less of


@dataclass(frozen=True)
class Options:
    """One study.

    Parameters
    ----------
    parks, years : int
        Number of parks, and years of history of each.
    planners, maps : tuple of str
        Names of references (``references.planners``, ``references.maps``).
    kind, ground : str
        Kind of wildlife crime; ``shipped`` or ``generated`` ground.
    size_km2, cell_m : float
        Of generated parks; cells of the terrain.
    replays, days : int
        Replays of the cycle after the history, and its length.
    teams, patrol_days, hours, cameras : int
        Means of every plan (``references.request.Request``).
    react : bool
        Whether groups learn within the cycle.
    seed : int
        Seed of the first park; each further park has the next one.
    """

    parks: int
    years: int
    planners: tuple[str, ...]
    maps: tuple[str, ...]
    kind: str
    ground: str
    size_km2: float
    cell_m: float
    replays: int
    days: int
    teams: int
    patrol_days: int
    hours: float
    cameras: int
    react: bool
    seed: int

    @property
    def seeds(self) -> range:
        """Seeds of the parks."""
        return range(self.seed, self.seed + self.parks)


def settle(folder: Path, options: Options) -> None:
    """Keep the options of a new study; refuse to go on with a study of other options in the same folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path, wanted = folder / OPTIONS_FILE, _kept(options)
    if path.exists():
        there = json.loads(path.read_text(encoding="utf-8"))
        other = {name: (there.get(name), value) for name, value in wanted.items() if there.get(name) != value}
        if other:
            said = ", ".join(f"{name} {old!r} there, {new!r} asked for" for name, (old, new) in other.items())
            raise SystemExit(f"{folder} holds another study ({said}). Choose another --folder, or the same options.")
    path.write_text(json.dumps(wanted, indent=1) + "\n", encoding="utf-8")


def _kept(options: Options) -> dict:
    plain = replace(options, planners=(), maps=())
    return {name: value for name, value in asdict(plain).items() if name not in GROWS}
