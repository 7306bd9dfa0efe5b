"""Which entries tell who somebody is, and are left out unless the user keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..site.store import SiteStore
from .headers import is_personal


@dataclass(frozen=True)
class PersonalPolicy:
    """What is dropped.

    Parameters
    ----------
    keep : bool
        The user's deliberate choice to keep everything.
    """

    keep: bool = False

    @classmethod
    def of(cls, store: SiteStore, keep: bool = False) -> PersonalPolicy:
        """Return the policy of a site."""
        return cls(keep)

    def drops(self, name: str) -> bool:
        """Return True when an entry under this header, attribute key or label is left out."""
        return not self.keep and is_personal(name)

    def clean(self, attributes: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
        """Return the attributes that stay, and how many values were left out."""
        kept = {key: value for key, value in attributes.items() if not self.drops(key)}
        return kept, len(attributes) - len(kept)
