"""What a park's cameras were and saw."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

EVENT_COLUMNS = ("camera_id", "t", "class", "people", "response", "trip", "sent_t", "species")


def no_events() -> pd.DataFrame:
    """Return an empty table of pictures."""
    return pd.DataFrame(columns=list(EVENT_COLUMNS))


@dataclass(frozen=True)
class CameraHistory:
    """What stood where, when it worked, and what it photographed. Instants are UTC epoch seconds.

    Parameters
    ----------
    deployments : pandas.DataFrame
        ``camera_id, model, x, y, from_day, to_day`` (dates; None while it stands), ``signal`` (0 to 1) and ``status``
        (``active, removed, lost, broken``).
    watch : pandas.DataFrame
        When cameras really work: ``camera_id, x, y, signal, from_t, to_t, card_t``; ``card_t`` is when the pictures of
        the interval are read from the card at the latest, inf for never. A row each time between two services.
    events : pandas.DataFrame
        Pictures that somebody has seen by the end of the history: ``camera_id, t, class`` (``person, ranger, animal,
        vehicle, blank``), ``people, response, trip`` (-1 without), ``sent_t`` (when it is seen) and ``species`` (the
        truth of animals, else empty).
    """

    deployments: pd.DataFrame
    watch: pd.DataFrame
    events: pd.DataFrame = field(default_factory=no_events)
