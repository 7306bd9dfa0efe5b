"""Joint patrols: those that went with partners such as police, army or a neighbouring site."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from .store import SiteStore

UNNAMED = "joint"  # in the column ``partners``: that partners went along, but not which
_FIELDS = ("mandate", "team", "objective", "patrol_type")
_TELLING = ("mandate", "team", "partners")
# SMART's own name, in its languages, of a patrol by several kinds of transport; French “mixte” also means joint.
_SEVERAL_TRANSPORTS = frozenset(("mixed", "mixte", "mixto", "mixta", "misto"))
# Thai, Lao, Burmese, Khmer, Chinese and Japanese letters: between their words there are no spaces.
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_LETTER = rf"[^\W\d_{_SPACELESS}]"
_DENIED = rf"(?:(?<!{_LETTER})(?:non|not|no|without) |ไม่ ?)"
# Taking part (มีส่วนร่วม), as in mandates to win villagers over, is no joint patrol.
_NOT_MEANT = "ส่วนร่วม"
_BETWEEN = re.compile(r"\s*[;,/|\n]\s*")
_BLANKS = re.compile(r"[\s-]+")


def joint_patrols(store: SiteStore) -> frozenset[str]:
    """Return the ids of the patrols that went with partners.

    A patrol is joint when its record names partners (column ``partners``), or when its mandate, team, objective or type
    holds one of the site's ``partner_words``. Capitals do not matter. Words of scripts that set spaces between words
    count as whole words only (“army” is not in “Armylia”, “joint” not in “jointly”), those of other scripts, such as
    Thai, anywhere in the text. A word that is denied (“non-joint”) does not count.

    Notes
    -----
    A word in a free text can be there for another reason (an objective “visit the police post”): name in
    ``partner_words`` only what the site's records use for patrols with partners.
    """
    return frozenset(partners_of(store))


def partners_of(store: SiteStore) -> dict[str, tuple[str, ...]]:
    """Return the partners of each joint patrol by its id, as the records name them; () where none is named."""
    patrols = store.read("patrols")
    words = words_pattern(store.info.partner_words)
    found = {}
    for patrol_id, partners, *texts in zip(patrols["patrol_id"], patrols["partners"], *(patrols[n] for n in _FIELDS)):
        named = [name for name in _BETWEEN.split(str(partners).strip()) if name] if partners else []
        if named or _names_partners(texts, words):
            found[str(patrol_id)] = tuple(name for name in named if name.casefold() != UNNAMED)
    return found


def could_tell(store: SiteStore) -> frozenset[str]:
    """Return the ids of the patrols whose record would have told of partners.

    Those that are joint, and those with a mandate, a team or partners filled in. Of all others it is not known whether
    partners went along; where no patrol could tell, the number of joint patrols is unknown and not 0.
    """
    patrols = store.read("patrols")
    told = {
        str(patrol_id) for patrol_id, *texts in zip(patrols["patrol_id"], *(patrols[name] for name in _TELLING))
        if any(isinstance(text, str) and text.strip() for text in texts)
    }
    return frozenset(told) | joint_patrols(store)


def words_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of any of the words in a :func:`plain` text; None when there is no word."""
    found = [_as_pattern(word) for word in map(plain, words) if word]
    return re.compile(f"(?P<denied>{_DENIED})?(?:{'|'.join(found)})") if found else None


def plain(text: str) -> str:
    """Return a text without capitals, invisible signs and differences of spelling that cannot be seen."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u200b", "")
    return _BLANKS.sub(" ", folded).strip()


def _as_pattern(word: str) -> str:
    escaped = re.escape(word)
    if re.search(f"[{_SPACELESS}]", word):
        return escaped
    return f"(?<!{_LETTER}){escaped}(?!{_LETTER})"


def _names_partners(texts: Iterable[str], words: re.Pattern[str] | None) -> bool:
    if words is None:
        return False
    *told, kind = [plain(text) if isinstance(text, str) else "" for text in texts]
    told.append("" if kind in _SEVERAL_TRANSPORTS else kind)
    return any(
        not found["denied"] for text in told for found in words.finditer(text.replace(_NOT_MEANT, ""))
    )
