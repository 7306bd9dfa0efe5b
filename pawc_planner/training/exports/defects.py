"""Which defects were sown where: the account by which a test knows the right answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field

import numpy as np

from ..parameters import ALL_DEFECTS, DefectParams

QUARANTINE = "quarantine the row"


@dataclass(frozen=True)
class Defect:
    """One defect: ``count`` records of ``kind`` in ``file`` at ``record``; ``right`` is what should come of it."""

    kind: str
    file: str
    record: str
    count: int
    right: str


@dataclass
class DefectLog:
    """The defects sown so far."""

    rows: list[Defect] = field(default_factory=list)

    def add(self, kind: str, file: str, record: str, count: int, right: str) -> None:
        """Note a defect."""
        self.rows.append(Defect(kind, file, record, int(count), right))

    def totals(self) -> dict[str, dict[str, int]]:
        """Return places and records per kind."""
        places: Counter[str] = Counter()
        records: Counter[str] = Counter()
        for row in self.rows:
            places[row.kind] += 1
            records[row.kind] += row.count
        return {kind: {"places": places[kind], "records": records[kind]} for kind in sorted(places)}

    def to_quarantine(self) -> int:
        """Return how many rows of tables have to be set aside."""
        return sum(row.count for row in self.rows if row.right == QUARANTINE)

    def as_rows(self) -> list[dict]:
        """Return plain rows for JSON."""
        return [asdict(row) for row in self.rows]


@dataclass(frozen=True)
class Sower:
    """What may be sown, where it is noted, and random numbers for each kind of defect.

    Every kind has numbers of its own, so that leaving one kind out moves none of the others.
    """

    params: DefectParams
    rngs: dict[str, np.random.Generator]
    log: DefectLog = field(default_factory=DefectLog)

    @classmethod
    def of(cls, params: DefectParams, rng: np.random.Generator) -> Sower:
        """Prepare for the exports of one park."""
        seeds = rng.integers(2**62, size=len(ALL_DEFECTS))
        return cls(params, {kind: np.random.default_rng(int(seed)) for kind, seed in zip(ALL_DEFECTS, seeds)})

    def has(self, kind: str) -> bool:
        """Return whether a kind of defect is chosen."""
        return self.params.has(kind)

    def strikes(self, kind: str) -> bool:
        """Draw whether the next patrol or leg-day has a defect, by the share that the parameters name."""
        drawn = float(self.rngs[kind].random())
        return self.has(kind) and drawn < float(getattr(self.params, kind))
