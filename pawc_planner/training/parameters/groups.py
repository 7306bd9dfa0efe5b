"""The groups of figures that decide a made-up park: its land, intruders, rangers, cameras, reports and file defects."""

from __future__ import annotations

from dataclasses import dataclass

from .figure import Figures, figure

PATROL_KM = (
    "Thap Lan 2020: over 12,000 km in 2,236 km²; Huai Kha Khaeng 2006-2012: 5,979 to 12,907 km a year in 2,780 km² "
    "(Duangchantrasiri et al. 2016, Conservation Biology 30:639)"
)
DETERRENCE = (
    "assumption; that visits make threats disappear: 7 % of sites a year without, 20 % with 20 and 57 % with 50 visits "
    "(Moore et al. 2018, Journal of Applied Ecology 55:99)"
)
ALARM = "Thap Lan, 10 February 2018: six of 37 loggers arrested after a camera's alarm (Thai PBS)"


@dataclass(frozen=True)
class LandParams(Figures):
    """What the ground of a park looks like; the shipped ground uses only signal and sight."""

    margin_km: float = figure(10.0, "ground around the park that is made too", unit="km", low=2, high=30)
    relief_m: float = figure(700.0, "height of the ridges above the plain", unit="m", low=10, high=4000)
    ridges: float = figure(0.6, "share of the park that is hilly; the rest is plain", high=1.0)
    roughness: float = figure(0.5, "how quickly fine relief fades: 0 smooth, 1 broken", high=1.0)
    river_km2: float = figure(
        40.0, "drained area from which a stream counts as a river", unit="km²", low=0.5, high=5000
    )
    stations_per_1000km2: float = figure(
        3.6, "stations; the shipped ground has eight", unit="per 1,000 km²", low=0.1, high=100
    )
    teams_per_station: float = figure(2.2, "mean number of teams at a station", low=1, high=20)
    villages_per_100km: float = figure(9.0, "villages along 100 km of outline", low=0, high=100)
    entries_per_100km: float = figure(3.5, "ways in along 100 km of outline", low=0.5, high=50)
    known_entries: float = figure(0.6, "share of the entries that the rangers know", high=1.0)
    border: float = figure(0.25, "share of the outline that lies along a state border", high=0.8)
    towers_per_1000km2: float = figure(3.0, "telephone towers", high=100)
    tower_reach_km: float = figure(
        14.0, "distance at which a phone still has signal in sight of a tower", unit="km", low=1, high=50
    )
    trails_per_station: int = figure(3, "trails that start at a station", high=50)
    sight_evergreen: float = figure(
        0.75, "how well signs are seen in evergreen forest, relative to the mean of forests", low=0.05, high=3
    )
    sight_deciduous: float = figure(1.1, "the same in deciduous forest", low=0.05, high=3)
    sight_open: float = figure(1.5, "the same on grassland, farmland and banks", low=0.05, high=5)


@dataclass(frozen=True)
class IntruderParams(Figures):
    """How groups of intruders choose, walk and learn."""

    groups_per_1000km2: float = figure(
        12.0, "groups that come again and again", unit="per 1,000 km²", low=0.2, high=500
    )
    ways_per_pair: int = figure(3, "ways that groups know between an entry and a target", low=1, high=10)
    distance_hours: float = figure(
        5.0, "hours of walking that make a way e times less likely", unit="hours", low=0.5, high=100
    )
    habit: float = figure(1.3, "spread of the popularity of entry-target pairs; large makes few corridors", high=5)
    own_habit: float = figure(0.7, "spread of each group's own liking of pairs", high=5)
    village_km: float = figure(
        12.0, "distance from home at which an entry is e times less likely", unit="km", low=1, high=200
    )
    pace: float = figure(
        0.62,
        "speed on open ground in forest and by night, relative to Tobler 1993",
        "Tobler 1993, and an assumption for the factor",
        low=0.1,
        high=1.5,
    )
    load_pace: float = figure(0.7, "speed with a load on the way out, relative to the way in", low=0.1, high=1)
    boat_kmh: float = figure(6.0, "speed of boats of intruders", unit="km/h", low=1, high=30)
    hours_per_day: float = figure(9.0, "hours on the move before a group rests", unit="h", low=2, high=20)
    avoid_station_km: float = figure(2.5, "distance from stations that groups keep where they can", unit="km", high=20)
    caution: float = figure(2.0, "how strongly a group avoids a way on which it was met", DETERRENCE, high=10)
    fear_km: float = figure(2.5, "distance over which a meeting frightens", unit="km", low=0.1, high=30)
    photo_fear: float = figure(0.4, "fear after noticing a camera, relative to being met", high=1)
    memory_days: float = figure(200.0, "days after which fear is e times less", unit="days", low=1, high=5000)
    shared: float = figure(0.5, "fear passed on to groups of the same village", high=1)
    elasticity: float = figure(
        0.5,
        "how far fear makes groups stay at home (0) rather than go elsewhere",
        high=3,
        source="assumption; how deterrence shows in patrol data: Dobson et al. 2019, Conservation Biology 33:665",
    )
    arrest_days: float = figure(240.0, "days that a group is gone after arrests", unit="days", high=5000)
    warm_up_days: int = figure(
        365, "days before the first patrol, so that old signs lie there from the start", unit="days", high=2000
    )


@dataclass(frozen=True)
class RangerParams(Figures):
    """How patrols go, what they record, and what they see."""

    km_per_1000km2_year: float = figure(
        5500.0, "patrol distance", PATROL_KM, "km per 1,000 km² and year", low=1, high=200_000
    )
    vehicle_share: float = figure(0.13, "share of the distance by vehicle", high=1)
    mean_patrol_days: float = figure(
        3.5, "mean length of a patrol on foot; 1 to 4 days occur", unit="days", low=1, high=4
    )
    hours_per_day: float = figure(
        5.5,
        "hours on the move a day on foot",
        unit="h",
        low=1,
        high=16,
        source="assumption, about 11 km: between 3.9 to 5.8 km per patrol-day of Huai Kha Khaeng (Duangchantrasiri et "
        "al. 2016) and what over 12,000 km a year and over 80 % of the park visited ask for in Thap Lan",
    )
    fix_minutes: float = figure(5.0, "minutes between fixes on foot", unit="min", low=0.2, high=120)
    gps_noise_m: float = figure(
        6.0,
        "standard error of a fix",
        "handheld receivers within 5 m in the open, 7 m in young forest, 10 m under closed canopy (Wing et al. 2005, "
        "Journal of Forestry 103:169)",
        "m",
        high=100,
    )
    foot_kmh: float = figure(
        2.1,
        "mean pace on foot in forest",
        unit="km/h",
        low=0.5,
        high=6,
        source="about 2 km in an hour of searching in forest (Ibbett et al. 2020, Biological Conservation 247:108581)",
    )
    vehicle_kmh: float = figure(22.0, "mean pace by vehicle", unit="km/h", low=3, high=80)
    boat_kmh: float = figure(7.0, "mean pace by boat", unit="km/h", low=1, high=40)
    station_km: float = figure(
        15.0,
        "distance from the station at which a goal is e times less likely",
        unit="km",
        low=1,
        high=200,
        source="assumption; that patrols are not spread evenly: Keane et al. 2011, Journal of Applied Ecology 48:1164",
    )
    dropped: float = figure(
        0.45,
        "patrols on foot that a vehicle drops off and picks up at a road away from stations; the drive is not recorded",
        "assumption; over 80 % of Thap Lan was visited in 2020, which its stations alone do not allow",
        high=1,
    )
    line_habit: float = figure(1.0, "extra liking of goals near roads and trails", high=20)
    hurry: float = figure(
        1.4, "speed on foot of a team that is called out, relative to one that searches", low=0.5, high=3
    )
    neglect: float = figure(0.6, "use of the neglected sector relative to the others", high=1)
    own_habit: float = figure(0.6, "spread of each team's own liking of goals", high=3)
    returns: float = figure(0.15, "chance that a team goes to a goal where it was before rather than to any", high=1)
    sway_m: float = figure(
        140.0, "standard deviation of the way walked from the easiest way, off roads and trails", unit="m", high=1000
    )
    dry_season: float = figure(1.12, "distance in November to April relative to the mean", low=0.1, high=1.9)
    vehicle_km: float = figure(62.0, "mean length of a day by vehicle", unit="km", low=3, high=500)
    boat_km: float = figure(18.0, "mean length of a day by boat", unit="km", low=1, high=200)
    slope_pace: float = figure(
        2.0,
        "how much slower a team is on foot on steep ground: exp(-this x slope)",
        "Tobler 1993: 3.5 straight up or down; times 0.64, the mean over all directions",
        high=10,
    )
    trail_pace: float = figure(1.4, "speed on foot on trails relative to forest", low=1, high=5)
    road_pace: float = figure(
        2.0,
        "speed on foot on roads relative to forest",
        "assumption: forest pace 2.1 km/h, and 4 to 5 km/h walking on a road",
        low=1,
        high=5,
    )
    rest_minutes: float = figure(45.0, "rest in the middle of a day", unit="min", high=300)
    sight_m: float = figure(
        120.0, "standard deviation of the distance at which signs are seen", unit="m", low=5, high=1000
    )
    detection: float = figure(
        4.0,
        "rate at which a fresh stump at no distance is seen, per km walked beside it; the chance "
        "is 1 - exp(-rate x km x cover x age)",
        "form: Keane et al. 2011; rate: assumption, with the ease of snares set to the search of Ibbett et al. 2020",
        low=0.01,
        high=100,
    )
    vehicle_sees: float = figure(0.12, "what is seen from a vehicle relative to walking", high=1)
    boat_sees: float = figure(0.5, "what is seen from a boat on the banks, relative to walking", high=1)
    old_sign: float = figure(0.35, "visibility of a sign at the end of its days, relative to fresh", high=1)
    meet_m: float = figure(
        250.0,
        "standard deviation of the distance at which a team notices people or their fresh track",
        unit="m",
        low=10,
        high=3000,
    )
    meet: float = figure(0.6, "rate of meeting at no distance, per km walked", low=0, high=100)
    arrest: float = figure(0.35, "meetings that end in arrests", high=1)


@dataclass(frozen=True)
class CameraParams(Figures):
    """Cameras: where signal is, what they photograph, and what comes of it."""

    per_1000km2: float = figure(
        13.4, "cameras; the shipped park has 30", "20 to 40 at sites of this size", "per 1,000 km²", high=1000
    )
    catch_m: float = figure(
        150.0, "distance between a way and a camera at which it still looks at that way", unit="m", low=5, high=1000
    )
    catch: float = figure(0.2, "chance that a group passing on that way is photographed", high=1)
    ranger_catch: float = figure(0.4, "the same for rangers", high=1)
    blank_per_day: float = figure(
        0.12,
        "pictures of nothing",
        "about three quarters of all pictures: 322,653 of 1.2 million sets showed animals (Swanson et al. 2015, "
        "Scientific Data 2:150026); number per day: assumption",
        "per camera and day",
        high=100,
    )
    animal_per_day: float = figure(0.03, "pictures of animals", unit="per camera and day", high=100)
    vehicle_per_day: float = figure(0.0008, "pictures of vehicles", unit="per camera and day", high=100)
    battery_days: float = figure(120.0, "mean days until a battery is empty", unit="days", low=2, high=2000)
    service_days: float = figure(12.0, "mean days until an empty or broken camera is served", unit="days", high=1000)
    moved_per_year: float = figure(0.06, "chance a year that a camera is moved to another place", high=2)
    lost_per_year: float = figure(
        0.03, "chance a year that a camera is stolen, burnt or trampled; what is on its card is lost too", high=2
    )
    broken_per_year: float = figure(0.04, "chance a year that a camera breaks for good", high=2)
    replaced_days: float = figure(45.0, "mean days until another camera stands there", unit="days", high=2000)
    outage: float = figure(
        0.06, "chance that a network outage holds a picture back; twice as likely with weak signal", high=1
    )
    delay_minutes: float = figure(
        3.0,
        "median delay of a picture with signal",
        "NCAPS of Thap Lan: pictures within minutes; the figure is an assumption",
        "min",
        low=0,
        high=10_000,
    )
    outage_hours: float = figure(14.0, "mean delay in an outage", unit="h", low=0.1, high=1000)
    noticed: float = figure(0.1, "photographed groups that notice the camera", high=1)
    sent: float = figure(0.95, "pictures in time to which a team is sent", f"assumption; {ALARM}", high=1)
    ready_hours: float = figure(0.5, "hours until a team on stand-by sets out", unit="h", low=0, high=48)
    stopped: float = figure(
        0.9,
        "groups stopped when a team is sent in time",
        high=1,
        source="Grumeti: 40 people photographed, 13 arrested, over all pictures (Mongabay, June 2018); the split "
        "between being sent, in time and stopping is an assumption",
    )


@dataclass(frozen=True)
class ReportParams(Figures):
    """Information reports."""

    per_1000km2_year: float = figure(45.0, "information reports", unit="per 1,000 km² and year", high=10_000)
    true: float = figure(0.5, "share that points at a real walk", high=1)
    vague: float = figure(0.28, "share that is too vague to act on", high=1)
    radius_m: float = figure(1000.0, "median uncertainty of a true report", unit="m", low=10, high=20_000)
