"""The labels that SMART Desktop shows for keys of its data model, as its query exports write them."""

from __future__ import annotations

CATEGORIES = {
    "humanactivity.": "Human Activity",
    "humanactivity.people.": "People",
    "humanactivity.people.peoplearrestedorfined.": "People arrested or fined",
    "humanactivity.people.peopleescaped.": "People escaped",
    "humanactivity.humansign.": "Human Sign",
    "humanactivity.shelterorcamp.": "Shelter or Camp",
    "humanactivity.weaponsequipment.": "Weapons & Equipment",
    "humanactivity.weaponsequipment.trap.": "Trap",
    "humanactivity.weaponsequipment.firearmsammunition.": "Firearms & Ammunition",
    "humanactivity.weaponsequipment.firearmsammunition.spentcartridges.": "Spent Cartridges",
    "humanactivity.timber.": "Timber",
    "humanactivity.timber.stump.": "Stump",
    "humanactivity.timber.logs.": "Logs",
    "humanactivity.timber.planks.": "Planks",
    "humanactivity.timber.cutpieces.": "Cut Pieces",
    "humanactivity.fire.": "Fire",
    "animals.": "Animals",
    "animals.liveanimals.": "Live animals",
    "animals.sign.": "Sign - Indirect Evidence",
    "animals.sign.track.": "Track",
    "animals.sign.dung.": "Dung",
    "position.": "Position",
}
ATTRIBUTES = {
    "numberofstumps": "Number of Stumps",
    "numberofpeople": "Number of People",
    "numberoflogs": "Number of Logs",
    "numberofplanks": "Number of Planks",
    "numberofweaponsequipment": "Number of Weapons & Equipment",
    "treespecies_timber": "Timber Tree Species",
    "ageofsign": "Age of Sign",
    "threat": "Threat",
    "actiontakenitems": "Action Taken Items",
    "actiontakenpeople": "Action Taken People",
    "nameornames": "Name or Names",
    "personage": "Person Age",
    "typeofhumansign": "Type of Human Sign",
    "typeoftrap": "Type of Trap",
    "species": "Species",
    "positiontype": "Position Type",
}
ITEMS = {
    ("ageofsign", "fresh"): "Fresh",
    ("ageofsign", "recent"): "Recent",
    ("ageofsign", "old"): "Old",
    ("ageofsign", "veryold"): "Very old",
    ("treespecies_timber", "rosewood"): "Rosewood",
    ("positiontype", "start"): "Patrol Start",
    ("positiontype", "end"): "Patrol End",
    ("positiontype", "patrolcamp"): "Patrol Camp",
    ("typeofhumansign", "footprint"): "Footprint",
    ("typeofhumansign", "machetecut"): "Machete Cut",
    ("typeofhumansign", "litter"): "Litter",
}


def category_levels(key: str) -> list[str]:
    """Return the labels of a category from the root down; one that the data model has not is called by its keys."""
    parts = key.strip(".").split(".")
    paths = [".".join(parts[: depth + 1]) + "." for depth in range(len(parts))]
    return [CATEGORIES[path] for path in paths] if all(path in CATEGORIES for path in paths) else parts


def item_label(attribute: str, value: object) -> str:
    """Return what a query writes for the value of an attribute: a label, or the number or text itself."""
    if isinstance(value, float):
        return f"{value:g}"
    return ITEMS.get((attribute, str(value)), str(value))
