"""Which agencies went along with a patrol: the columns and attributes that tell it, and what their cells mean.

Columns are recognised beside those of :mod:`.headers`, not among them: they stay attributes of observations as before,
so that the records of a table are the same as when an older version read it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from .headers import bare, normalised, unbracketed
from .personal import MASK, PersonalPolicy
from .tables.cell_words import FALSE, TRUE, says_nothing

UNNAMED = "joint"  # stored where somebody went along and nobody says who
PARTNERS, JOINT, AGENCY = "partners", "joint", "agency"
_LONGEST = 500  # letters
_CUT, _SHORTEST = 10, 8  # letters of a field in a shapefile, and of the least that tells a cut name

_WORDS: dict[str, tuple[str, ...]] = {
    PARTNERS: (
        "partner", "partners", "partner agency", "partner agencies", "partner organisation", "partner organisations",
        "partner organization", "partner organizations", "partner institution", "partner unit", "partner units",
        "patrol partner", "patrol partners", "partner patrol", "joint with", "jointly with", "joint patrol with",
        "joint agency", "joint agencies", "joint partner", "joint partners", "joint unit", "joint force",
        "joint forces", "joint patrol agency", "joint patrol agencies", "joint patrol partner",
        "joint patrol partners", "participating agency", "participating agencies", "supporting agency",
        "supporting agencies", "cooperating agency", "cooperating agencies", "collaborating agency",
        "collaborating agencies", "other agency", "other agencies", "external agency", "external agencies",
        "agencies involved", "partners involved", "accompanying agency", "accompanying agencies",
        "หน่วยงานร่วม", "หน่วยงานที่ร่วม", "หน่วยงานที่เข้าร่วม", "หน่วยงานเข้าร่วม", "หน่วยงานร่วมลาดตระเวน",
        "หน่วยงานที่ร่วมลาดตระเวน", "หน่วยร่วม", "หน่วยที่ร่วม", "หน่วยร่วมลาดตระเวน", "ร่วมกับ", "ร่วมกับหน่วยงาน",
        "ลาดตระเวนร่วมกับ", "ลาดตระเวนร่วมกับหน่วยงาน", "หน่วยงานภาคี", "ภาคี", "ภาคีเครือข่าย", "หน่วยงานสนับสนุน",
        "กำลังร่วม", "กำลังสนธิ", "สนธิกำลัง", "สนธิกำลังกับ",
        "mitra", "lembaga mitra", "instansi mitra", "mitra patroli", "bersama instansi", "agensi bersama",
        "rakan kerjasama", "socio", "socios", "institución acompañante", "instituciones participantes",
        "conjunto con", "en conjunto con", "partenaire", "partenaires", "conjointe avec", "parceiro", "parceiros",
        "instituição parceira", "đơn vị phối hợp", "lực lượng phối hợp", "phối hợp với", "cơ quan phối hợp",
    ),
    JOINT: (
        "joint", "joint patrol", "is joint", "is joint patrol", "joint patrols", "with partners", "ลาดตระเวนร่วม",
        "การลาดตระเวนร่วม", "เป็นการลาดตระเวนร่วม", "patroli gabungan", "patroli bersama", "rondaan bersama",
        "rondaan bersepadu", "patrullaje conjunto", "patrulla conjunta", "patrouille mixte", "patrouille conjointe",
        "patrulha conjunta", "tuần tra phối hợp", "tuần tra chung",
    ),
    # Whose patrol it is, or who went along: the latter where it is not filled in for every patrol.
    AGENCY: ("agency", "agencies", "หน่วยงาน", "instansi", "agensi", "agencia", "agence", "agência"),
}
_KNOWN = {form(word): kind for kind, words in _WORDS.items() for word in words for form in (normalised, bare)}
_TICKS = frozenset(("x", "✓", "✔", "☑", "v", "1.0"))
_BETWEEN = re.compile(r"\s*[;,|\n/]\s*")
_NOBODY = re.compile(r"(?:no|not|without|none|sin|sans|tanpa|sem|tidak)\b(?!\.)|ไม่")
# Titles with the name of a person behind; heads of districts and places that begin alike are none.
_PERSON = re.compile(
    r"(?:(?<![^\W\d_])(?i:mr|mrs|ms|miss|dr|prof|sgt|capt|lt|maj|col|cpl|insp|colonel|sergeant|lieutenant|"
    r"corporal)\b\.?\s+(?=[A-Z])"
    r"|(?<![ก-๎.])(?:นาย(?!พราน|จ้าง|ทุน|ก|อำเภอ|แพทย์)|นางสาว|นาง(?!รอง|แล|อาย|แอ่น|นวล)|น\.ส\.|ด\.ต\.|ดต\.|จ\.ส\.[อทต]\.|"
    r"ส\.ต\.[อทต]\.|ร\.ต\.[อทต]\.|พ\.ต\.[อทต]\.|พล\.ต\.[อทต]\.|ส\.[อทต]\.|ร\.[อทต]\.|พ\.[อทต]\.|ว่าที่\s*ร\.ต\.)\s*(?=[ก-๎]))"
    r"[^;,|/\n()]*"
)


def kind_of(header: str) -> str:
    """Return :data:`PARTNERS`, :data:`JOINT` or :data:`AGENCY` for a column or attribute of partners, else ""."""
    names = (normalised(header), normalised(unbracketed(header)))
    for name in names:
        if name in _KNOWN:
            return _KNOWN[name]
    if len(header) != _CUT or len(names[0]) < _SHORTEST:
        return ""
    cut = min((word for word in _KNOWN if word.startswith(names[0])), key=len, default="")
    return _KNOWN.get(cut, "")


def partners_in(text: str, personal: PersonalPolicy) -> str:
    """Return the partners that a cell or attribute names, separated by semicolons.

    “Yes” is :data:`UNNAMED`, “no” and “-” are "". Names of people, telephone numbers and the like are masked; where
    nothing but a person is named, somebody unnamed went along.
    """
    found = []
    for part in [text] if says_nothing(text) else _BETWEEN.split(unicodedata.normalize("NFC", text)):
        name = part.strip()
        plain = name.casefold()
        if says_nothing(name) or plain in FALSE or _NOBODY.match(plain):
            continue
        if plain in TRUE or plain in _TICKS:
            found.append(UNNAMED)
        elif any(sign.isalpha() for sign in name):
            kept = personal.text(without_people(name, personal))[0].strip()
            found.append(kept if any(sign.isalpha() for sign in kept) else UNNAMED)
    return joined(found)


def without_people(text: str, personal: PersonalPolicy) -> str:
    """Return a text with the names of people behind a title or rank masked, unless everything is kept."""
    return text if personal.keep else _PERSON.sub(MASK, text)


def joined(texts: Iterable[str]) -> str:
    """Return partners of several texts as one; “joint” is left out beside names."""
    names = dict.fromkeys(name for text in texts for name in text.split("; ") if name)
    named = [name for name in names if name != UNNAMED]
    return "; ".join(named or names)[:_LONGEST]


class PartnerColumns:
    """The columns of one table that tell partners.

    Parameters
    ----------
    headers : sequence of str
        Of the table.
    personal : PersonalPolicy
        Columns that it drops are not read.
    chosen : int, optional
        Position of the column that the user named.
    """

    def __init__(self, headers: Sequence[str], personal: PersonalPolicy, chosen: int | None = None) -> None:
        self._personal = personal
        kinds = {at: kind_of(header) for at, header in enumerate(headers) if not personal.drops(header)}
        self.kinds = {at: PARTNERS if at == chosen else kind for at, kind in kinds.items() if kind or at == chosen}
        if PARTNERS in self.kinds.values() or JOINT in self.kinds.values():
            self.kinds = {at: kind for at, kind in self.kinds.items() if kind != AGENCY}
        self._read: dict[str, str] = {}
        self._tells_who_patrols: bool | None = None

    def read(self, column: Callable[[int], Sequence[str]], rows: int) -> list[str]:
        """Return the partners of each row; ``column`` gives the cells of a position."""
        found = [""] * rows
        for at, kind in self.kinds.items():
            cells = column(at)
            if kind == AGENCY and self._is_own(cells):
                continue
            found = [joined((before, self._meant(cell))) if cell else before for before, cell in zip(found, cells)]
        return found

    def _meant(self, cell: str) -> str:
        if cell not in self._read:
            self._read[cell] = partners_in(cell, self._personal)
        return self._read[cell]

    def _is_own(self, cells: Sequence[str]) -> bool:
        """Tell an agency that every patrol has, which is whose patrol it is; the first rows decide for the table."""
        if self._tells_who_patrols is None:
            self._tells_who_patrols = all(map(self._meant, cells))
        return self._tells_who_patrols
