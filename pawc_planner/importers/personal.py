"""Which entries tell who somebody is, and are left out unless the user keeps them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..site.store import SiteStore
from .headers import normalised
from .personal_names import is_personal

__all__ = ["MASK", "PersonalPolicy", "is_personal", "is_thai_id", "masked"]

MASK = "…"
_SHORTEST = 7  # letters and digits of a telephone number
_MAYBE = re.compile(r"@|[0-9๐-๙](?:[\s().\-]{0,2}[0-9๐-๙]){6}|\(\s*(?:นา|น\.ส)")
# As names stand below a signature: (นายสมชาย ใจดี). Hunters, employers and heads of offices begin alike.
_SIGNED = re.compile(r"\(\s*((?:นาย(?!พราน|จ้าง|ทุน|ก|อำเภอ)|นางสาว|นาง(?!อาย|แอ่น|นวล)|น\.ส\.)[^()\n]{3,60})\)")
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{2,63}){1,4}")
_THAI_ID = re.compile(r"(?<![\d.,\-])\d[\s\-]?\d{4}[\s\-]?\d{5}[\s\-]?\d{2}[\s\-]?\d(?![\d\-]|[.,]\d)")
_PHONE = re.compile(
    r"(?<![\d.,+\-])(?:"
    r"\+\d{1,3}(?:[\s\-]?\(?\d{1,4}\)?){2,5}"  # +66 81 234 5678
    r"|0[689]\d[\s\-]?\d{3}[\s\-]?\d{4}"  # Thai mobile, also without separators
    r"|0[689][\s\-]\d{4}[\s\-]\d{4}"
    r"|0\d{1,2}[\s\-]\d{3}[\s\-]?\d{3,4}"  # land lines, and mobiles of the neighbours
    r")(?![\d\-]|[.,]\d)"
)
_CALLED = re.compile(
    r"((?:tel|telp|telefon|telepon|phone|mobile|whatsapp|โทรศัพท์|โทร|เบอร์|ទូរស័ព្ទ|ໂທ)[\s.:=#\-]{0,4})(\+?\d[\d\s\-]{5,18}\d)",
    re.IGNORECASE,
)
_CLOCKS = re.compile(r"time|date|stamp|created|updated|epoch|uuid|serial", re.IGNORECASE)
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True)
class PersonalPolicy:
    """What is left out.

    Parameters
    ----------
    keep : bool
        The user's deliberate choice to keep everything.
    dropped, spared : frozenset of str
        Names, as :func:`.headers.normalised` writes them, that the site adds to the built-in list or takes from it.
    """

    keep: bool = False
    dropped: frozenset[str] = frozenset()
    spared: frozenset[str] = frozenset()

    @classmethod
    def of(cls, store: SiteStore, keep: bool = False) -> PersonalPolicy:
        """Return the policy of a site: the built-in list and its data model, as ``personal_fields`` changes them."""
        model, named = store.read("data_model", "kind = 'attribute'"), store.read("personal_fields")
        dropped = {normalised(name): True for name in personal_names(model.to_dict("records"))}
        dropped |= {normalised(str(name)): bool(drop) for name, drop in zip(named["name"], named["dropped"])}
        return cls(
            keep, frozenset(name for name, drop in dropped.items() if drop),
            frozenset(name for name, drop in dropped.items() if not drop),
        )

    def drops(self, name: str) -> bool:
        """Return True when an entry under this header, attribute key or label is left out."""
        if self.keep:
            return False
        if self.dropped or self.spared:
            plain = normalised(name)
            if plain in self.dropped or plain in self.spared:
                return plain in self.dropped
        return is_personal(name)

    def clean(self, attributes: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
        """Return the attributes that stay, and how many values were left out or masked in what stays."""
        if self.keep:
            return dict(attributes), 0
        kept, count = {}, 0
        for key, value in attributes.items():
            if self.drops(key):
                count += 1
                continue
            kept[key], found = self._inside(key, value)
            count += found
        return kept, count

    def text(self, text: str) -> tuple[str, int]:
        """Return a text as :func:`masked` does, as it is when everything is kept."""
        return (text, 0) if self.keep else masked(text)

    def value(self, name: str, text: str) -> str:
        """Return the text of an entry of this name with what tells who somebody is masked; times are left alone."""
        return text if self.keep or len(text) < _SHORTEST else str(self._inside(name, text)[0])

    def record(self, content: str) -> str:
        """Return a record that is kept word for word, as JSON by name, with personal data inside its values masked."""
        if self.keep or not _MAYBE.search(content):
            return content
        try:
            found = json.loads(content)
        except (ValueError, RecursionError):
            return masked(content)[0]
        if not isinstance(found, dict):
            return masked(content)[0]
        inside = {name: self._inside(name, value) for name, value in found.items()}
        if not sum(count for _, count in inside.values()):
            return content
        return json.dumps({name: value for name, (value, _) in inside.items()}, ensure_ascii=False)

    def _inside(self, key: str, value: Any) -> tuple[Any, int]:
        """Mask what lies in texts, lists and objects."""
        if isinstance(value, str):
            return (value, 0) if value.isdecimal() and _CLOCKS.search(key) else masked(value)
        if isinstance(value, Mapping):
            return self.clean({str(inner): item for inner, item in value.items()})
        if isinstance(value, (list, tuple)):
            found = [self._inside(key, item) for item in value]
            return [item for item, _ in found], sum(count for _, count in found)
        if isinstance(value, int) and 10**12 <= value < 10**13 and not _CLOCKS.search(key) and is_thai_id(str(value)):
            return MASK, 1
        return value, 0


def personal_names(labels: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the keys and labels of the attributes that tell who somebody is, to be left out of what is stored.

    An attribute is personal when its key or any of its labels, in any language, is known to be; then its key and all
    of its labels are named, because tables have the labels where XML has the key.

    Parameters
    ----------
    labels : iterable of mapping
        Rows of the table ``data_model``.
    """
    names: dict[str, list[str]] = {}
    for label in labels:
        if label["kind"] == "attribute":
            names.setdefault(label["key"], [label["key"]]).append(label["label"])
    found = [name for known in names.values() if any(map(is_personal, known)) for name in known]
    return list(dict.fromkeys(name for name in found if name))


def masked(text: str) -> tuple[str, int]:
    """Return a text with Thai national ids, telephone numbers, e-mail addresses and signatures masked, and how many.

    Thirteen digits are a national id when their check digit is right. Coordinates, dates and times are left alone.
    """
    if len(text) < _SHORTEST or not _MAYBE.search(text):
        return text, 0
    plain = text.translate(_DIGITS)
    spans = [found.span() for found in _EMAIL.finditer(plain)]
    spans += [found.span() for found in _THAI_ID.finditer(plain) if is_thai_id(found.group())]
    spans += [found.span() for found in _PHONE.finditer(plain) if 9 <= _digits(found.group()) <= 14]
    spans += [found.span(2) for found in _CALLED.finditer(plain) if _digits(found.group(2)) >= 7]
    spans += [found.span(1) for found in _SIGNED.finditer(plain)]
    pieces, end, count = [], 0, 0
    for start, stop in sorted(spans):
        if start < end:
            continue
        pieces += [text[end:start], MASK]
        end, count = stop, count + 1
    return "".join(pieces) + text[end:], count


def is_thai_id(text: str) -> bool:
    """Tell whether a text is the number of a Thai identity card: 13 digits, the last the check of the others.

    The check digit is (11 − Σ digit × weight mod 11) mod 10 with weights 13 to 2.
    """
    digits = [int(sign) for sign in text if sign.isdecimal()]
    if len(digits) != 13 or digits[0] == 0:
        return False
    total = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1)))
    return (11 - total % 11) % 10 == digits[12]


def _digits(text: str) -> int:
    return sum(sign.isdecimal() for sign in text)
