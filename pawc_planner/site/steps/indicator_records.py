"""Stumps, arrests, suspects and camera-days as the site recorded them, each counted once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from ...analysis.effort.camera_days import working_days
from ...analysis.rates.same_stump import COLUMNS, StumpParams, distinct_stumps
from ...base.period import Period
from ..joint import plain
from ..store import SiteStore
from .camera_effort import camera_period, deployments_of

STUMP_WORDS = ("stump", "ตอไม้", "tunggul", "tocón", "tocon", "souche")
PEOPLE_WORDS = ("people", "person", "suspect", "offender", "คน", "ราย", "orang", "personas", "personnes")
NO_RESPONSE = frozenset(("", "none", "no", "nil", "-", "ไม่มี", "ไม่", "ninguna", "tidak ada", "aucune"))
MOST_PEOPLE = 1e6  # of one record; more is a slip of the pen
MOST_AT_ONE_PLACE = 500  # stumps of one record; more is an estimate or a slip of the pen
_DENIED = re.compile(r"(?:\bnot|\bno|\bnon|\bwithout|ไม่ได้|ไม่มีการ|ไม่มี|ไม่)\s*(?:been |ถูก)?$")


def holds(text: str, words: Iterable[str]) -> bool:
    """Return whether a text holds one of the words, wherever it stands, unless it is denied (“not arrested”)."""
    told = plain(text)
    for word in filter(None, map(plain, words)):
        at = told.find(word)
        while at >= 0:
            if not _DENIED.search(told[:at]):
                return True
            at = told.find(word, at + 1)
    return False


def labels_of(store: SiteStore) -> Mapping[str, str]:
    """Return the words of the park's own data model by key: a category may be ``c12.``, called จับกุม."""
    model = store.read("data_model")
    return model.groupby("key")["label"].agg(" ; ".join).to_dict() if len(model) else {}


def attributes_of(text: str) -> dict[str, Any]:
    """Return the attributes of an observation; {} where there are none or they cannot be read."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def arrested(category: str, attributes: Mapping[str, Any], count: float, words: tuple[str, ...],
             labels: Mapping[str, str]) -> int:
    """Return how many people an observation says were arrested; 0 where it says nothing of it."""
    by_key = [_number(value) for key, value in attributes.items() if holds(_worded(key, labels), words)]
    stated = [n for n in by_key if n is not None]
    if stated:
        return int(sum(stated))
    texts = [_worded(category, labels)]
    for value in attributes.values():
        for item in value if isinstance(value, list) else [value]:
            texts += [_worded(item, labels)] if isinstance(item, str) else []
    if not any(holds(text, words) for text in texts):
        return 0
    people = [_number(value) for key, value in attributes.items() if holds(_worded(key, labels), PEOPLE_WORDS)]
    known = [n for n in people if n]
    return int(known[0] if known else count if 1 <= count < MOST_PEOPLE else 1)


def _worded(key: str, labels: Mapping[str, str]) -> str:
    return f"{key} {labels.get(key, '')}"


def _number(value: Any) -> float | None:
    """Return a count; a ticked box is 1; None where it is none."""
    if isinstance(value, (bool, int, float)) and np.isfinite(value) and 0 <= value < MOST_PEOPLE:
        return float(value)
    return None


def arrests_of(found: pd.DataFrame, words: tuple[str, ...], labels: Mapping[str, str]) -> pd.DataFrame:
    """Return ``day, people`` of every observation that tells of arrests."""
    said = {one: holds(_worded(one, labels), words) for one in found["category"].unique()}
    rows = []
    for day, category, text, count in zip(found["day"], found["category"], found["attributes"], found["count"]):
        if said[category] or (text and _may_hold(text, words, labels)):
            people = arrested(category, attributes_of(text), count, words, labels)
            if people:
                rows.append((day, people))
    return pd.DataFrame(rows, columns=["day", "people"])


def _may_hold(text: str, words: tuple[str, ...], labels: Mapping[str, str]) -> bool:
    """Sort out quickly the many observations whose attributes say nothing of arrests."""
    if labels or "\\u" in text:
        return True
    lower = text.casefold()
    return any(word.casefold() in lower for word in words if word)


def stumps_of(
    found: pd.DataFrame, register: pd.DataFrame, labels: Mapping[str, str], params: StumpParams,
    words: tuple[str, ...] = STUMP_WORDS,
) -> tuple[pd.DataFrame, int]:
    """Return one row per stump (``day, cut_day``: ``date.toordinal()``) and how many records there were.

    Both the table of stumps and observations whose category holds one of ``words`` are taken: offices hand in the one,
    patrols record the other, often the same stump.
    """
    named = {one: holds(_worded(one, labels), words) for one in found["category"].unique()}
    seen = found[np.array([named[category] for category in found["category"]], bool)]
    records = pd.concat([_register_rows(register), _seen_rows(seen)], ignore_index=True)
    return distinct_stumps(records, params), int(records["count"].sum())


def _register_rows(register: pd.DataFrame) -> pd.DataFrame:
    days = register["found"].astype(str)
    return pd.DataFrame({
        **_places(register), "day": _ordinals(register["found"]), "cut_day": _ordinals(register["cut_estimate"]),
        "visit": "table|" + register["patrol_id"] + "|" + days, "source": "table", "stump_id": register["stump_id"],
        "species": register["species"].str.casefold(), "count": 1,
    })[COLUMNS]


def _seen_rows(seen: pd.DataFrame) -> pd.DataFrame:
    count = seen["count"].astype(float).fillna(1.0).clip(0, MOST_AT_ONE_PLACE).astype(int)
    return pd.DataFrame({
        **_places(seen), "day": _ordinals(seen["day"]), "cut_day": np.nan,
        "visit": "find|" + seen["patrol_id"] + "|" + seen["day"].astype(str), "source": "find", "stump_id": "",
        "species": [_species(attributes_of(text)) for text in seen["attributes"]], "count": count,
    })[COLUMNS]


def _species(attributes: Mapping[str, Any]) -> str:
    named = [value for key, value in attributes.items() if "species" in key.casefold() or "ชนิด" in key]
    return named[0].casefold() if named and isinstance(named[0], str) else ""


def _places(frame: pd.DataFrame) -> dict[str, np.ndarray]:
    placed = (frame.geometry.notna() & ~frame.geometry.is_empty).to_numpy()
    x, y = np.full(len(frame), np.nan), np.full(len(frame), np.nan)
    x[placed], y[placed] = frame.geometry[placed].x, frame.geometry[placed].y
    return {"x": x, "y": y}


def _ordinals(days: pd.Series) -> np.ndarray:
    return np.array([day.toordinal() if isinstance(day, date) else np.nan for day in days], float)


def encounters_of(events: pd.DataFrame, minutes: float) -> pd.DataFrame:
    """Return ``day, camera_id, people, response`` of each encounter of suspects with a camera.

    Pictures of people (not rangers) at one camera that follow one another within ``minutes`` are one encounter; its
    people are the most seen in one picture, its responses all that were noted.
    """
    people = events[events["class"].str.casefold() == "person"].sort_values(["camera_id", "time", "fid"], kind="stable")
    apart = people["time"].diff() > timedelta(minutes=minutes)
    new = (people["camera_id"] != people["camera_id"].shift()) | apart
    groups = people.assign(people=people["people"].fillna(1).clip(lower=1)).groupby(new.cumsum().to_numpy())
    found = groups.agg(day=("day", "first"), camera_id=("camera_id", "first"), people=("people", "max"),
                       response=("response", lambda texts: " ; ".join(text for text in texts if text.strip())))
    return found.reset_index(drop=True)


def answered(response: str) -> bool:
    """Return whether a response says that something was done."""
    return any(part.strip().casefold() not in NO_RESPONSE for part in response.split(";"))


def camera_days_of(store: SiteStore, events: pd.DataFrame, counted: Period) -> np.ndarray:
    """Return the day (``toordinal``) of every day on which a camera worked, once for each camera and place."""
    frame = store.read("cameras")
    if not len(frame):
        return np.zeros(0)
    spells = working_days(deployments_of(frame), events, counted, camera_period(store, frame).end).spells
    spans = [np.arange(first, last + 1) for first, last in zip(spells["first"], spells["last"])]
    return np.concatenate([np.zeros(0), *spans])
