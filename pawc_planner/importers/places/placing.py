"""Numbers made places: degrees or metres, in which zone and on which datum, the right way round, with the right sign.

A place is only ever moved to where it alone can lie: near the site. What lies near it as it is written stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from pyproj import CRS

from ..reasons import repair
from ..values.grids import GridPlace, in_zone
from .datums import NOTHING, Told, told_by_all, told_by_cells, told_by_code
from .place_cells import PlaceCells, PlaceTexts
from .site_places import SitePlaces, is_degrees, is_zero, read_crs

_METRES_FROM = 1000.0


@dataclass(frozen=True)
class PlaceRules:
    """How the places of a table are to be read.

    Parameters
    ----------
    crs : CRS or None
        As the user says it.
    told : Told
        What the headers, or the user's CRS, tell of datum and zone.
    swapped : bool
        All that can be told apart in the columns is swapped.
    zones : tuple of int
        UTM zones to try, the one that brings most places to the site first.
    """

    crs: CRS | None = None
    told: Told = NOTHING
    swapped: bool = False
    zones: tuple[int, ...] = ()

    @classmethod
    def first(cls, texts: PlaceTexts | None, crs: str, places: SitePlaces) -> PlaceRules:
        """Return the rules that follow from what is said, before the numbers are looked at.

        Raises
        ------
        MappingError
            There is no such CRS.
        """
        if crs:
            named = read_crs(crs)
            code = named.to_epsg()
            return cls(named, told_by_code(code) if code else NOTHING, zones=places.zones())
        return cls(None, told_by_all(texts.headers) if texts else NOTHING, zones=places.zones())


@dataclass
class _Draft:
    """Places while they are settled."""

    cells: PlaceCells
    places: SitePlaces
    rules: PlaceRules
    lon: np.ndarray = field(init=False)
    lat: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.lon, self.lat = self.cells.a.copy(), self.cells.b.copy()

    def near(self, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
        return self.places.is_near(*self.places.project(lon, lat))

    def put(self, rows: np.ndarray, lon: np.ndarray, lat: np.ndarray) -> None:
        self.lon[rows], self.lat[rows] = lon, lat

    def note(self, rows: np.ndarray, field_name: str, after: str, rule: str) -> None:
        """Record that the numbers of some rows were read by a rule; ``after`` "" stands for the place itself."""
        first, second = (self.lat, self.lon) if field_name == "lat, lon" else (self.lon, self.lat)
        read = (self.cells.b, self.cells.a) if field_name == "lat, lon" else (self.cells.a, self.cells.b)
        columns = [column[rows].tolist() for column in (*read, first, second)]
        for row, one, two, lat, lon in zip(rows.tolist(), *columns):
            to = after or f"{lat:.10g}, {lon:.10g}"
            self.cells.note(row, repair(field_name, f"{one:.10g}, {two:.10g}", to, rule))


def place(cells: PlaceCells, texts: PlaceTexts, places: SitePlaces, rules: PlaceRules) -> tuple[np.ndarray, np.ndarray]:
    """Return longitude and latitude (WGS 84) of the rows; what was changed is noted in ``cells``.

    Numbers that cannot be placed stay as they are and are no degrees then.
    """
    draft = _Draft(cells, places, rules)
    for row, grid in cells.grids.items():
        _place_grid(draft, row, grid.zone, [south for south in (False, True) if (grid.south if south else grid.north)])
    readable = np.isfinite(cells.a) & np.isfinite(cells.b)
    for told, rows in _by_told(texts, rules, readable):
        metric = _are_metres(cells.a[rows], cells.b[rows])
        _place_degrees(draft, rows[~metric], told)
        _place_metres(draft, rows[metric], told)
    return draft.lon, draft.lat


def _are_metres(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Tell metres from degrees; one of the two may be small, on the equator and near the middle of a system."""
    with np.errstate(invalid="ignore"):
        return np.isfinite(a) & np.isfinite(b) & (np.maximum(np.abs(a), np.abs(b)) > _METRES_FROM)


def zone_counts(cells: PlaceCells, places: SitePlaces, rules: PlaceRules) -> dict[int, int]:
    """Return how many rows each zone would bring to the site, either way round."""
    metric = _are_metres(cells.a, cells.b)
    x, y = cells.a[metric], cells.b[metric]
    counts = {}
    for zone in rules.zones if metric.any() else ():
        near = np.zeros(len(x), bool)
        for crs in _zoned(zone, rules.told, places):
            near |= places.is_near(*places.project(*places.degrees_from(crs, x, y)))
        counts[zone] = int(near.sum())
    return counts


def is_swapped(cells: PlaceCells, places: SitePlaces) -> bool:
    """Tell whether some rows lie near the site only the other way round, and none only as written."""
    lon, lat = cells.a, cells.b
    fine = is_degrees(lon, lat) | is_degrees(lat, lon)
    lon, lat = lon[fine], lat[fine]
    straight = places.is_near(*places.project(lon, lat))
    crossed = places.is_near(*places.project(lat, lon))
    return bool((crossed & ~straight).any() and not (straight & ~crossed).any())


def _by_told(texts: PlaceTexts, rules: PlaceRules, readable: np.ndarray) -> list[tuple[Told, np.ndarray]]:
    """Group the rows by what is told about their datum and zone; one group without columns for these."""
    rows = np.flatnonzero(readable)
    if rules.crs is not None or not (texts.datums or texts.zones):
        return [(rules.told, rows)]
    groups: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        datum = texts.datums[row] if texts.datums else ""
        zone = texts.zones[row] if texts.zones else ""
        groups.setdefault((datum, zone), []).append(row)
    found = []
    for (datum, zone), members in groups.items():
        told = told_by_cells(datum, zone)
        utm = told.zone if told.zone in rules.zones else 0  # any other is a zone of the park, not of a grid
        told = Told(told.datum or rules.told.datum, utm or rules.told.zone, told.south, told.unknown)
        found.append((told, np.array(members, np.int64)))
    return found


def _place_grid(draft: _Draft, row: int, zone: int, souths: Sequence[bool]) -> None:
    grid = draft.cells.grids[row]
    at = np.array([row])
    if not grid.zone:
        _place_square(draft, row, grid)
        return
    text = f"{grid.zone} {grid.x:.0f} {grid.y:.0f}"
    for south in souths:
        lon, lat = draft.places.degrees_from(
            CRS.from_epsg((32700 if south else 32600) + zone), np.array([grid.x]), np.array([grid.y]))
        if south == souths[0] or draft.near(lon, lat)[0]:
            draft.put(at, lon, lat)
    change = repair("lat, lon", text, f"{draft.lat[row]:.10g}, {draft.lon[row]:.10g}", "grid")
    draft.cells.note(row, change)


def _place_square(draft: _Draft, row: int, grid: GridPlace) -> None:
    """Place a map reference without its zone where alone it lies near the site."""
    codes = [((32700 if south else 32600) + zone, zone)
             for zone in draft.rules.zones for south in draft.places.hemispheres()]
    found = [
        (lon[0], lat[0]) for code, zone in codes for x, y in in_zone(grid, zone)
        for lon, lat in [draft.places.degrees_from(CRS.from_epsg(code), np.array([x]), np.array([y]))]
        if draft.near(lon, lat)[0]
    ]
    if len(found) == 1:
        draft.lon[row], draft.lat[row] = found[0]
        text = f"{grid.square} {grid.x:.0f} {grid.y:.0f}"
        draft.cells.note(row, repair("lat, lon", text, f"{draft.lat[row]:.10g}, {draft.lon[row]:.10g}", "grid"))


def _place_degrees(draft: _Draft, rows: np.ndarray, told: Told) -> None:
    if not len(rows):
        return
    if told.unknown:
        draft.put(rows, np.full(len(rows), np.nan), np.full(len(rows), np.nan))
        return
    named = draft.rules.crs
    if named is not None and (named.is_projected or (named.is_geographic and told is NOTHING)):
        rows = _said_otherwise(draft, rows, named)
    rows = rows[~is_zero(draft.lon[rows], draft.lat[rows])]
    _turn_or_sign(draft, rows)
    if told.rule:
        lon, lat = draft.places.degrees_from(CRS.from_epsg(told.datum), draft.lon[rows], draft.lat[rows])
        draft.put(rows, lon, lat)
        draft.note(rows, "lat, lon", "", told.rule)


def _said_otherwise(draft: _Draft, rows: np.ndarray, named: CRS) -> np.ndarray:
    """Read numbers as the CRS says; those that lie near the site only as degrees are returned."""
    lon, lat = draft.cells.a[rows], draft.cells.b[rows]
    as_said = draft.places.degrees_from(named, lon, lat)
    degrees = draft.near(lon, lat) & ~draft.near(*as_said)
    draft.put(rows[~degrees], as_said[0][~degrees], as_said[1][~degrees])
    draft.note(rows[degrees], "crs", "EPSG:4326", "degrees")
    return rows[degrees]


def _turn_or_sign(draft: _Draft, rows: np.ndarray) -> None:
    """Turn swapped pairs round and give a lost minus back, where that alone brings a place to the site."""
    lon, lat = draft.lon[rows], draft.lat[rows]
    near = draft.near(lon, lat)
    doubtful = rows if draft.rules.swapped else rows[~near]
    if not len(doubtful):
        return
    lon, lat = draft.lon[doubtful], draft.lat[doubtful]
    variants = ((lat, lon), (lon, -lat), (-lon, lat), (-lon, -lat))
    fits = np.array([draft.near(*variant) for variant in variants])
    if draft.rules.swapped:
        fits[1:, draft.near(lon, lat)] = False
    only = fits.sum(axis=0) == 1
    for number, (new_lon, new_lat) in enumerate(variants):
        chosen = only & fits[number]
        found = doubtful[chosen]
        draft.put(found, new_lon[chosen], new_lat[chosen])
        told = found if number else np.array([row for row in found if row not in draft.cells.free], np.int64)
        draft.note(told, "lat, lon", "", "lost_sign" if number else "swapped")


def _place_metres(draft: _Draft, rows: np.ndarray, told: Told) -> None:
    if not len(rows):
        return
    if told.unknown:
        draft.put(rows, np.full(len(rows), np.nan), np.full(len(rows), np.nan))
        return
    systems = _systems(draft, told)
    left = rows
    for turned in (False, True):
        for crs, rule in systems:
            if len(left):
                left = left[~_bring(draft, left, crs, rule, turned)]
    if len(left) and systems:  # they lie elsewhere, which is said of a place that can be shown on a map
        x, y = draft.cells.a[left], draft.cells.b[left]
        possible = np.full(len(left), draft.rules.crs is not None)
        possible |= (x > 0) & (x < 1_000_000) & (y > 0) & (y < 10_000_000)
        draft.put(left[possible], *draft.places.degrees_from(systems[0][0], x[possible], y[possible]))


def _bring(draft: _Draft, rows: np.ndarray, crs: CRS, rule: str, turned: bool) -> np.ndarray:
    """Place the rows that a system brings near the site, and return which these are."""
    x, y = draft.cells.a[rows], draft.cells.b[rows]
    lon, lat = draft.places.degrees_from(crs, *((y, x) if turned else (x, y)))
    near = draft.near(lon, lat)
    found = rows[near]
    draft.put(found, lon[near], lat[near])
    if turned:
        noted = np.array([row for row in found if row not in draft.cells.free], np.int64)
        draft.note(noted, "x, y", "", "swapped_metres")
    if rule:
        draft.note(found, "crs", f"EPSG:{crs.to_epsg()}" if crs.to_epsg() else crs.name, rule)
    return near


def _systems(draft: _Draft, told: Told) -> list[tuple[CRS, str]]:
    """Return the systems to try in their order, and the rule under which each is noted ("" for what is told)."""
    places, rules = draft.places, draft.rules
    systems: list[tuple[CRS, str]] = []
    named = rules.crs is not None and rules.crs.is_projected
    if rules.crs is not None and named:
        systems.append((rules.crs, told.rule))
    elif told.zone:
        south = places.hemispheres()[0]
        systems += [(CRS.from_epsg(code), told.rule) for code in [told.metric(south)] if code]
    elif places.crs.is_projected and not places.crs.utm_zone and not told.datum:
        systems.append((places.crs, "site_crs"))
    rule = "other_zone" if systems and systems[0][1] != "site_crs" else told.rule or "utm_zone"
    for zone in rules.zones:
        systems += [(crs, rule) for crs in _zoned(zone, told, places) if all(crs != have for have, _ in systems)]
    return systems


def _zoned(zone: int, told: Told, places: SitePlaces) -> list[CRS]:
    codes = [told.zoned(zone, south) for south in places.hemispheres()]
    return [CRS.from_epsg(code) for code in dict.fromkeys(codes) if code]
