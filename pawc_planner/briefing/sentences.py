"""Result sentences as the site database keeps them. No QGIS here."""

from __future__ import annotations

import json
from typing import Any

from ..base.words import Sentence


def read_sentences(text: str | None) -> tuple[Sentence, ...]:
    """Read sentences kept as JSON: one or a list, each a text or ``{"template": …, "facts": {…}}``."""
    if not text:
        return ()
    try:
        kept = json.loads(text)
    except ValueError:
        kept = text
    return tuple(_sentence(item) for item in (kept if isinstance(kept, list) else [kept]) if item)


def _sentence(item: Any) -> Sentence:
    if isinstance(item, dict):
        facts = {name: _sentence(v) if isinstance(v, dict) else v for name, v in (item.get("facts") or {}).items()}
        return Sentence(str(item.get("template", "")), facts)
    return Sentence(str(item).replace("{", "{{").replace("}", "}}"))
