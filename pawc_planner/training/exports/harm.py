"""The signs of the harm itself that patrols found: what a register of an office is about."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..parameters import Kind
from ..rangers.patrol import Patrol

HARM_COLUMNS = (
    "harm_id", "found", "t", "left", "girth_cm", "class", "count", "x", "y", "patrol_id", "station", "category", "sign",
)
PREFIXES = {"rosewood": "ST", "snares": "SN", "nests": "NE", "elephants": "CR"}


def harm_found(patrols: Sequence[Patrol], signs: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """Return the signs of harm (stumps, snares, emptied nests, raided crops) that patrols found, by day.

    Parameters
    ----------
    patrols : sequence of Patrol
        With their finds.
    signs : pandas.DataFrame
        All signs by number: ``left`` (UTC epoch seconds) and ``girth_cm``.
    kind : Kind
        Whose ``harm_category`` is looked for.

    Returns
    -------
    pandas.DataFrame
        ``harm_id, found`` (local day)``, t, left`` (UTC epoch seconds)``, girth_cm, class, count, x, y, patrol_id,
        station, category, sign``. A sign that is found again has its first ``harm_id``.
    """
    left, girth = signs["left"].tolist(), signs["girth_cm"].tolist()
    rows = [
        (
            leg.day, find.t, left[find.sign], round(float(girth[find.sign]), 1), find.attributes.get("ageofsign", ""),
            how_many(find.attributes), find.x, find.y, patrol.patrol_id, patrol.station, find.category, find.sign,
        )
        for patrol in patrols for leg in patrol.days for find in leg.finds
        if find.category == kind.harm_category and find.sign >= 0
    ]
    frame = pd.DataFrame(rows, columns=list(HARM_COLUMNS[1:])).sort_values(["found", "sign"], ignore_index=True)
    prefix = PREFIXES.get(kind.name, kind.name[:2].upper())
    numbers = pd.factorize(frame["sign"])[0] + 1
    frame.insert(0, "harm_id", [f"{prefix}{number:04d}" for number in numbers.tolist()])
    return frame


def how_many(attributes: dict) -> int:
    """Return how many things a find is about."""
    return next((int(value) for key, value in attributes.items() if key.startswith("numberof")), 1)
