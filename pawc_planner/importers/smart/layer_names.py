"""Names that SMART gives the columns of a query in a layer, put back to what they were.

In a layer spaces are underscores, and what is neither letter nor digit is left out: the vowel and tone signs of Thai
too. In a shapefile the names are cut to ten letters besides, and those that are alike then are numbered in the order
of the query: ``Patrol_Leg`` is the id of the leg, ``Patrol_L_1`` its start and ``Patrol_L_2`` its end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from ..headers import bare, normalised
from ..personal_names import personal_beginning
from .data_model import DataModel
from .words import CATEGORY_WORDS, FIXED

_CUT = 10
_END = re.compile(r"_\d{1,2}$")
_LEVELS = "observatio"  # of "Observation Category 0"; the group and the ids of observations are cut to the same
_OF_OBSERVATIONS = ("date", "clock", "group", "observation_uuid")  # which some call by names that are cut to that
_DAYS = ("start", "end", "leg_start", "leg_end", "date")
_TELLING = frozenset(("patrol_id", "leg_id", "waypoint_id", "date", "clock", "start"))


def whole_names(fields: Sequence[str], model: DataModel, dates: Collection[str] = ()) -> tuple[str, ...]:
    """Return the fields of a layer, those of a SMART query under their whole names.

    Parameters
    ----------
    fields : sequence of str
        In the order of the layer.
    model : DataModel
        The park's words; a cut attribute that it knows gets its key.
    dates : collection of str
        The fields that hold days, where the layer tells it.

    Returns
    -------
    tuple of str
        ``fields`` as they are when they are not those of a query.
    """
    if max(map(len, fields), default=0) != _CUT:
        return tuple(_with_signs(field) for field in fields)
    columns = _columns(fields, dates)
    if len(_TELLING & set(columns.values())) < 2 or not any(len(field) == _CUT for field in columns):
        return tuple(_with_signs(field) for field in fields)
    names = {field: FIXED[column][0] for field, column in columns.items()}
    names.update(_levels([field for field in fields if field not in names]))
    names.update(_attributes([field for field in fields if field not in names], model))
    return tuple(names.get(field) or _unknown(field) for field in fields)


def _with_signs(field: str) -> str:
    """Return the first wording of a column whose name lost its signs; any other name as it is."""
    column = _signless().get(normalised(field))
    return FIXED[column][0] if column else field


@lru_cache(maxsize=1)
def _signless() -> dict[str, str]:
    """Our column by the names that lose signs in a layer, as they are then."""
    whole = {normalised(name) for names in FIXED.values() for name in names}
    found: dict[str, str] = {}
    for column, names in FIXED.items():
        for name in names:
            if bare(name) not in whole:
                found.setdefault(bare(name), column)
    return found


def _columns(fields: Sequence[str], dates: Collection[str]) -> dict[str, str]:
    """Return our column for each field that is known; of those cut alike the first is the first of the query."""
    there = {field.casefold(): field for field in fields}
    found: dict[str, str] = {}
    for base, columns in _bases().items():
        left = [column for column in columns if column not in found.values()]
        for field in _numbered(base, there):
            column = next((one for one in left if not dates or (one in _DAYS) == (field in dates)), "")
            if column and field not in found:
                found[field] = column
                left.remove(column)
    return found


@lru_cache(maxsize=1)
def _bases() -> dict[str, list[str]]:
    """Our columns in the order of a query by the names to which they are cut."""
    found: dict[str, list[str]] = {}
    for column, names in FIXED.items():
        for base in dict.fromkeys(base for name in names for base in _cut_names(name)):
            if base != _LEVELS or column not in _OF_OBSERVATIONS:
                found.setdefault(base, []).append(column)
    return found


def _cut_names(name: str) -> tuple[str, ...]:
    """Return a name as SMART cuts it and as GDAL does where a layer is saved again, without case."""
    signs = unicodedata.normalize("NFC", name).replace(" ", "_")
    kept = "".join(sign for sign in signs if sign == "_" or unicodedata.category(sign)[0] in "LN").casefold()
    return tuple(dict.fromkeys((kept[:_CUT], _to_bytes(kept, _CUT))))


def _to_bytes(name: str, size: int) -> str:
    """Return the first bytes of a name as text, without half a letter."""
    return name.encode("utf-8", "ignore")[:size].decode("utf-8", "ignore")


def _numbered(base: str, there: dict[str, str]) -> Iterator[str]:
    """Yield the fields that are cut to a base, in their order."""
    name, number = base if base in there else "", 0
    while name:
        yield there[name]
        number += 1
        end = f"_{number}"
        cuts = (base[:_CUT - len(end)] + end, _to_bytes(base, _CUT - len(end)) + end)
        name = next((cut for cut in cuts if cut in there and cut != base), "")


def _levels(left: Sequence[str]) -> dict[str, str]:
    """Return the names of the levels of the category: the longest numbered run that begins with a word for it."""
    there = {field.casefold(): field for field in left}
    words = [bare(word) for word in CATEGORY_WORDS]
    starts = [
        name for name in there if name == _LEVELS or (
            len(name.encode()) >= _CUT - 1 and not _END.search(name) and any(word in bare(name) for word in words))]
    runs = sorted((list(_numbered(name, there)) for name in starts), key=len)
    return {field: f"observation category {level}" for level, field in enumerate(runs[-1] if runs else [])}


def _attributes(left: Sequence[str], model: DataModel) -> dict[str, str]:
    """Return the keys of cut attributes, where one attribute alone can be meant or all that are alike stand there."""
    there = {field.casefold(): field for field in left}
    found: dict[str, str] = {}
    for labels in model.attribute_labels():
        for base, languages in _by_base(labels).items():
            fields = list(_numbered(base, there)) if len(base.encode()) >= _CUT - 1 else []
            keys = next((keys for keys in languages.values() if len(keys) == len(fields)), [])
            found = {**dict(zip(fields, keys)), **found}
    return found


def _by_base(labels: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, list[str]]]:
    """Return the keys of attributes by cut label and language, in the order of their labels, as SMART sorts them."""
    found: dict[str, dict[str, list[str]]] = {}
    for _, label, language, key in sorted((label.casefold(), label, language, key) for key, language, label in labels):
        for base in _cut_names(label):
            keys = found.setdefault(base, {}).setdefault(language, [])
            if key not in keys:
                keys.append(key)
    return found


def _unknown(field: str) -> str:
    """Return a field that is not known; one that may be cut of a name that tells who somebody is, as that name."""
    return (personal_beginning(field) if len(field) == _CUT else "") or field
