"""Kinds of wildlife crime that a training park can have: what is at stake, who comes, what they leave behind."""

from __future__ import annotations

from dataclasses import dataclass

from .figure import ASSUMED, Figures, figure

CHOSEN = "chosen"  # what makes the kind: no figure that could be measured
_DUNG = (
    "assumption; decay differs between months and sites (Nchanji & Plumptre 2001, African Journal of Ecology 39:24)"
)
TIMBER, TRAP, CAMP = "humanactivity.timber.", "humanactivity.weaponsequipment.trap.", "humanactivity.shelterorcamp."


@dataclass(frozen=True)
class SignKind:
    """One kind of sign.

    Parameters
    ----------
    name : str
        Short name, as in ``truth/signs.csv``.
    category : str
        Category key of the SMART data model.
    per_trip : float
        Mean number that a walk leaves.
    days : float
        Mean days until it can no longer be seen.
    first, last : float
        Where along the way in it lies: 0 is the entry, 1 the target.
    ease : float
        How easily it is seen, relative to a stump.
    source : str
        Where the mean, the days and the ease come from.
    """

    name: str
    category: str
    per_trip: float
    days: float
    first: float
    last: float
    ease: float
    source: str = ASSUMED


@dataclass(frozen=True)
class Kind(Figures):
    """A scenario kind. ``signs`` are what each walk leaves; ``harm_sign`` is what the harm itself leaves behind."""

    name: str = figure("rosewood", "name of the kind", CHOSEN)
    harm: str = figure("trees cut", "what is lost at the target", CHOSEN)
    targets: str = figure(
        "stands", "where the targets lie", CHOSEN, choices=("stands", "forest", "sandbanks", "fields")
    )
    entries: str = figure(
        "outside",
        "where groups come from: people outside, or animals inside the forest",
        CHOSEN,
        choices=("outside", "inside"),
    )
    moves: str = figure("foot", "how groups travel", CHOSEN, choices=("foot", "boat"))
    targets_per_1000km2: float = figure(7.2, "places worth going to", unit="per 1,000 km²", low=0.1, high=1000)
    value_mean: float = figure(100.0, "mean worth of a place: trees, or units that a season renews", low=1)
    renews: bool = figure(False, "the worth is there again every year (nests, crops, wild animals)", CHOSEN)
    trips_per_1000km2_year: float = figure(185.0, "walks of groups", unit="per 1,000 km² and year", high=10_000)
    dry_season: float = figure(
        1.5, "walks in November to April relative to the mean; the wet months have the rest", low=0.0, high=2.0
    )
    night_share: float = figure(0.6, "walks that set out in the evening", high=1.0)
    people_mean: float = figure(
        3.6, "mean size of a group, at least two (one for animals counts as a herd)", low=1, high=50
    )
    reach_hours: float = figure(
        30.0, "longest way in that groups take, on the move", unit="h", low=1, high=200
    )
    gather_hours: float = figure(1.0, "hours at the entry before a walk begins", high=48)
    stay_hours: float = figure(20.0, "hours at the target", low=0.1, high=240)
    harm_per_trip: float = figure(0.05, "mean harm of a walk that reaches its target, in units of the harm", high=1000)
    harm_days: float = figure(2000.0, "days that the sign of the harm can be seen", unit="days", low=1)
    harm_ease: float = figure(1.0, "how easily the sign of the harm is seen, relative to a stump", low=0.01, high=10)
    removable: bool = figure(
        False, "a team that finds it removes it, which saves the rest of its harm (snares)", CHOSEN
    )
    harm_category: str = figure(TIMBER + "stump.", "category key of the harm's sign", "SMART data model keys")
    threat: str = figure("biologicalresourceuse.loggingwoodharvesting.", "threat key", "SMART data model keys")
    species: str = figure("rosewood", "what is taken", CHOSEN)
    boat_share: float = figure(0.01, "share of patrol distance by boat", high=1.0)
    signs: tuple[SignKind, ...] = figure((), "signs that a walk leaves; means and days are assumptions", ASSUMED)


ROSEWOOD = Kind(
    signs=(
        SignKind("logs", TIMBER + "logs.", 0.4, 240, 0.97, 1.0, 1.0),
        SignKind("planks", TIMBER + "planks.", 0.35, 150, 0.8, 1.0, 0.9),
        SignKind("cutpieces", TIMBER + "cutpieces.", 0.7, 180, 0.6, 1.0, 0.8),
        SignKind("camp", CAMP, 1.4, 150, 0.5, 1.0, 1.2),
        SignKind("trap", TRAP, 1.5, 60, 0.2, 1.0, 0.6),
        SignKind(
            "cartridge", "humanactivity.weaponsequipment.firearmsammunition.spentcartridges.", 0.2, 90, 0.2, 1.0, 0.4
        ),
        SignKind("sign", "humanactivity.humansign.", 4.2, 45, 0.1, 1.0, 0.7),
        SignKind("fire", "humanactivity.fire.", 0.25, 90, 0.3, 1.0, 1.0),
    )
)
SNARES = Kind(
    name="snares",
    harm="snares set",
    targets="forest",
    targets_per_1000km2=30.0,
    value_mean=60.0,
    renews=True,
    trips_per_1000km2_year=240.0,
    dry_season=0.9,
    night_share=0.15,
    people_mean=2.4,
    stay_hours=6.0,
    harm_per_trip=8.0,
    harm_days=120.0,
    harm_ease=0.13,
    removable=True,
    harm_category=TRAP,
    species="wildpig",
    threat="biologicalresourceuse.huntingtrapping.",
    signs=(
        SignKind("camp", CAMP, 0.6, 120, 0.5, 1.0, 1.2),
        SignKind(
            "cartridge", "humanactivity.weaponsequipment.firearmsammunition.spentcartridges.", 0.2, 90, 0.2, 1.0, 0.4
        ),
        SignKind("sign", "humanactivity.humansign.", 6.0, 45, 0.1, 1.0, 0.7),
    ),
)
NESTS = Kind(
    name="nests",
    harm="nests emptied",
    targets="sandbanks",
    moves="boat",
    targets_per_1000km2=8.0,
    value_mean=12.0,
    renews=True,
    trips_per_1000km2_year=60.0,
    dry_season=1.8,
    night_share=0.7,
    people_mean=2.2,
    stay_hours=2.0,
    harm_per_trip=0.9,
    harm_days=25.0,
    harm_ease=0.8,
    harm_category="humanactivity.eggcollection.",
    species="turtle",
    threat="biologicalresourceuse.huntingtrapping.",
    boat_share=0.35,
    signs=(
        SignKind("net", "humanactivity.fishing.net.", 1.2, 20, 0.2, 1.0, 0.9),
        SignKind("sign", "humanactivity.humansign.", 1.0, 15, 0.3, 1.0, 0.7),
        SignKind("camp", CAMP, 0.25, 60, 0.7, 1.0, 1.2),
    ),
)
ELEPHANTS = Kind(
    name="elephants",
    harm="crop raids",
    targets="fields",
    entries="inside",
    targets_per_1000km2=12.0,
    value_mean=40.0,
    renews=True,
    trips_per_1000km2_year=130.0,
    dry_season=0.8,
    night_share=0.95,
    people_mean=4.0,
    reach_hours=8.0,
    gather_hours=10.0,
    stay_hours=4.0,
    harm_per_trip=0.8,
    harm_days=30.0,
    harm_ease=2.0,
    harm_category="humanactivity.humanwildlifeconflict.cropraid.",
    species="elephasmaximus",
    threat="humanwildlifeconflict.",
    signs=(
        SignKind("dung", "humanactivity.humanwildlifeconflict.elephantdung.", 2.0, 60, 0.1, 1.0, 1.0, _DUNG),
        SignKind("track", "humanactivity.humanwildlifeconflict.elephanttrack.", 2.5, 20, 0.1, 1.0, 0.9),
    ),
)
# Published values for a figure of one kind; what is not here has the source of the figure itself.
SOURCES = {
    ("rosewood", "people_mean"): "assumption; loggers split up: six of 37 were met after a camera's alarm (Thai PBS "
    "2018)",
    ("rosewood", "stay_hours"): "assumption; loggers arrested in Sa Kaeo told of five days of cutting planks (The "
    "Nation, 27 June 2017), more than the default",
    ("rosewood", "reach_hours"): "assumption; loggers arrested in Sa Kaeo had walked four days to the trees (The "
    "Nation, 27 June 2017)",
    ("elephants", "reach_hours"): "assumption: there within a night, and back in the forest by morning",
    ("rosewood", "harm_per_trip"): "set so that few stumps are found a year: 10 in Thap Lan in 2020",
    ("snares", "harm_ease"): "set so that a search of 2 km within 0.25 km² of forest finds a fifth of the snares "
    "(Ibbett et al. 2020: 20 %, 95 % interval 15 to 25 %)",
    ("snares", "harm_days"): "assumption; wire snares can last for years (T. Gray, CNN, 16 October 2019), but "
    "trappers take them away",
    ("nests", "harm_per_trip"): "assumption; without the help of villages most nests are emptied: a quarter with it, "
    "nearly three times as many without (Norris et al. 2018, PeerJ 6:e4856)",
    ("nests", "dry_season"): "assumption; nests from December to June on the Mekong in Cambodia (WCS 2017)",
    ("elephants", "trips_per_1000km2_year"): "with the harm per walk about 104 raids; Kaeng Krachan 1995-2003 had some "
    "29 a month (WCS) in 2,915 km², 119 per 1,000 km² and year",
    ("elephants", "dry_season"): "assumption; most raids in and after the rains (Naha et al. 2020, PeerJ 8:e9399), "
    "July to October in Thailand (Supanta et al. 2025, Animals 15:1304)",
    ("elephants", "night_share"): "assumption; raids from 22:00 to 06:00 (Naha et al. 2020), almost only at night "
    "(Sukumar 2003, The Living Elephants)",
    ("elephants", "people_mean"): "assumption; bulls alone or in small groups raid most often (Sukumar 2003)",
}
KINDS = {kind.name: kind for kind in (ROSEWOOD, SNARES, NESTS, ELEPHANTS)}

__all__ = ["ASSUMED", "ELEPHANTS", "KINDS", "NESTS", "ROSEWOOD", "SNARES", "SOURCES", "Kind", "SignKind"]
