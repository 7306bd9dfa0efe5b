"""What a ranger notes of a find: attributes in the keys of the SMART data model, per category of the sign."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..parameters import Kind

# What is drawn from, all alike but for the traps (assumptions).
CROPS = ("maizefield", "vegetablegarden", "mixedcrops", "other")
TRAPS, TRAP_CHANCE = ("wiresnare", "pittrap", "net"), (0.9, 0.95, 1.0)
SPOOR = ("footprint", "machetecut", "litter")


def age_class(days: int) -> str:
    """Return the data model's class for the age of a sign."""
    return "fresh" if days <= 3 else "recent" if days <= 30 else "old" if days <= 180 else "veryold"


def sign_facts(category: str, days: int, kind: Kind, rng: np.random.Generator) -> dict:
    """Return the attributes of a sign: numbers as floats, items of lists as keys.

    Parameters
    ----------
    category : str
        Category key of the sign.
    days : int
        Its age.
    kind : Kind
        What is stolen in this park; the sign of the harm itself counts one.
    """
    end = category.rstrip(".").rsplit(".", 1)[-1]
    own = FACTS.get(end, lambda *_: {"threat": kind.threat})
    return own(kind, category == kind.harm_category, rng) | {"ageofsign": age_class(days)}


def _timber(key: str) -> Callable[[Kind, bool, np.random.Generator], dict]:
    def facts(kind: Kind, harm: bool, rng: np.random.Generator) -> dict:
        number = 1.0 if harm else float(rng.integers(1, 7))
        found = {key: number, "treespecies_timber": kind.species, "threat": kind.threat}
        return found if key == "numberofstumps" else found | {"actiontakenitems": "confiscated"}

    return facts


def _trap(kind: Kind, harm: bool, rng: np.random.Generator) -> dict:
    which = TRAPS[int(np.searchsorted(TRAP_CHANCE[:-1], rng.random(), side="right"))]
    return {
        "typeoftrap": which,
        "numberofweaponsequipment": 1.0 if harm else float(1 + rng.poisson(2.5)),
        "actiontakenitems": "destroyed",
        "threat": "biologicalresourceuse.huntingtrapping.",
    }


def _camp(kind: Kind, harm: bool, rng: np.random.Generator) -> dict:
    return {
        "typeofshelterorcamp": "camp",
        "numberofpeople": float(rng.integers(2, 7)),
        "actiontaken_items": "destroyed",
        "threat": kind.threat,
    }


def _spoor(kind: Kind, harm: bool, rng: np.random.Generator) -> dict:
    return {"typeofhumansign": SPOOR[int(rng.integers(len(SPOOR)))]}


def _cartridges(kind: Kind, harm: bool, rng: np.random.Generator) -> dict:
    return {"numberofweaponsequipment": float(rng.integers(1, 4)), "threat": "biologicalresourceuse.huntingtrapping."}


def _eggs(kind: Kind, harm: bool, rng: np.random.Generator) -> dict:
    return {
        "species": kind.species,
        "numberofanimalpartsorbushmeat": float(20 + rng.poisson(40)),
        "threat": kind.threat,
    }


def _net(kind: Kind, harm: bool, rng: np.random.Generator) -> dict:
    return {
        "typeoffishingequipment": "net",
        "lengthofnetmeters": float(10 * rng.integers(2, 16)),
        "actiontaken_items": "confiscated",
        "threat": "biologicalresourceuse.fishingharvestingaquaticresources.",
    }


def _crops(kind: Kind, harm: bool, rng: np.random.Generator) -> dict:
    return {
        "species": kind.species,
        "typeofcropdamage": CROPS[int(rng.integers(len(CROPS)))],
        "extentofdamageinhectares": round(float(rng.integers(1, 25)) / 10, 1),
        "actiontakenhwc": "verifiedandinvestigated",
        "threat": kind.threat,
    }


def _herd_track(kind: Kind, harm: bool, rng: np.random.Generator) -> dict:
    return {"species": kind.species, "numberofagesexunknown": float(1 + rng.poisson(2.5)), "threat": kind.threat}


def _dung(kind: Kind, harm: bool, rng: np.random.Generator) -> dict:
    return {"species": kind.species, "threat": kind.threat}


FACTS = {
    "stump": _timber("numberofstumps"),
    "logs": _timber("numberoflogs"),
    "planks": _timber("numberofplanks"),
    "cutpieces": _timber("numberofpieces"),
    "trap": _trap,
    "shelterorcamp": _camp,
    "humansign": _spoor,
    "spentcartridges": _cartridges,
    "eggcollection": _eggs,
    "net": _net,
    "cropraid": _crops,
    "cropdamage": _crops,
    "elephanttrack": _herd_track,
    "elephantdung": _dung,
}


def people_facts(people: int, arrested: int, rng: np.random.Generator) -> tuple[str, dict]:
    """Return category and attributes of people who were met: arrested, or escaped."""
    facts: dict = {"numberofpeople": float(people)}
    if not arrested:
        return "humanactivity.people.peopleescaped.", facts | {"actiontakenpeople": "unsuccessfulpursuit"}
    facts |= {
        "actiontakenpeople": "arrested",
        "nameornames": f"Person {int(rng.integers(1000)):03d}",
        "personage": float(rng.integers(19, 60)),
    }
    return "humanactivity.people.peoplearrestedorfined.", facts


def herd_facts(animals: int, kind: Kind) -> tuple[str, dict]:
    """Return category and attributes of a herd that was met and driven back."""
    facts = {"species": kind.species, "numberofagesexunknown": float(animals), "actiontakenhwc": "chasedbackintopark"}
    return "animals.liveanimals.", facts
