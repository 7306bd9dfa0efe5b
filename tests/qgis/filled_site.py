"""A made-up site with two cycles, Thai names among them: what printed pages and projects are tried on."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import LineString, MultiLineString, Point, Polygon

from pawc_planner.base.period import Period
from pawc_planner.site.cycles import save_cycle
from pawc_planner.site.info import SiteInfo
from pawc_planner.site.store import SiteStore

CRS = "EPSG:32647"
NOTICE = "Training park on real terrain. Its outline is not the legal boundary of any park."
DATA = Period(date(2025, 1, 1), date(2025, 12, 31))
CYCLE = Period(date(2026, 2, 3), date(2026, 2, 28))
BEFORE = Period(date(2025, 8, 1), date(2025, 8, 31))
TEAMS = ("ทับลาน 1", "ทับลาน 2", "Khlong Yang 1", "Khlong Yang 2")
STATIONS = (("ทับลาน", 792000.0, 1573000.0), ("Khlong Yang", 817000.0, 1588000.0))
KEY = {"batch_id": 1}
OUTLINE = Polygon([
    (780000, 1565000), (795000, 1560000), (812000, 1566000), (828000, 1578000), (835000, 1592000),
    (826000, 1600000), (808000, 1597000), (795000, 1590000), (783000, 1583000),
])


def filled_site(path: Path, *, planned: bool = True, risk: bool = False) -> Path:
    """Write the site and return its path; ``planned`` False leaves cycles, results and plan out."""
    info = SiteInfo("อุทยานฝึก Sal Forest", CRS, 1000.0, "Asia/Bangkok", notice=NOTICE)
    with SiteStore.create(path, info, OUTLINE) as store, store.transaction() as writer:
        _ground(writer)
        _records(writer)
        if planned:
            for period, data, tired in ((BEFORE, DATA.before(180), 2.0), (CYCLE, DATA, 1.0)):
                cycle = save_cycle(writer, period, data)
                cells = _cells(store.grid(), tired)
                writer.replace_cycle("cell_results", cycle, _with_risk(cells) if risk else cells)
            _plan(writer, cycle)
    return path


def _ground(writer) -> None:
    half = shapely.box(770000, 1550000, 806000, 1610000)
    writer.insert("sectors", [
        {"name": "ตะวันตก", "geometry": OUTLINE.intersection(half)},
        {"name": "East", "geometry": OUTLINE.difference(half)}])
    writer.insert("stations", [
        {"name": n, "kind": "station", "teams": 2, "transport": "foot", "geometry": Point(x, y)}
        for n, x, y in STATIONS])
    writer.insert("roads", [{"name": "304", "kind": "primary", "geometry": MultiLineString([
        [(778000, 1562000), (786000, 1575000), (790000, 1592000)]])}])
    writer.insert("trails", [{"name": "", "geometry": MultiLineString([
        [(792000, 1573000), (806000, 1580000), (820000, 1590000)]])}])
    writer.insert("rivers", [{"name": "ห้วยซับ", "level": 1, "fordable": False, "geometry": MultiLineString([
        [(799000, 1560000), (802000, 1570000), (798000, 1582000), (805000, 1598000)]])}])
    writer.insert("villages", [
        {"name": "บ้านทดลอง", "population": 300, "geometry": Point(781000, 1561000)},
        {"name": "Ban Mai", "population": 900, "geometry": Point(830000, 1575000)}])
    writer.insert("border", [{"name": "", "geometry": MultiLineString([[(812000, 1558000), (838000, 1575000)]])}])


def _records(writer) -> None:
    rng = np.random.default_rng(5)
    writer.batch(source="made-up", sha256="0", kind="patrols", version="0")
    days, tracks = [], []
    for number in range(40):
        day = DATA.start + timedelta(days=9 * number)
        x0, y0 = STATIONS[number % 2][1:]
        way = np.cumsum(rng.normal(0, 900, (12, 2)), axis=0) + (x0, y0)
        start = datetime(day.year, day.month, day.day, 1, tzinfo=timezone.utc).timestamp()
        km = float(LineString(way).length / 1000)
        common = {"patrol_id": f"P{number}", "leg_id": "1", "day": day, "transport": "foot", **KEY}
        days.append({**common, "clean_km": km, "content_key": f"d{number}"})
        tracks.append({**common, "km": km, "content_key": f"t{number}", "geometry": np.column_stack(
            [way, start + 600.0 * np.arange(12)])})
    writer.insert("leg_days", days)
    writer.insert("tracks", tracks)
    spots = rng.normal((812000, 1584000), (7000, 4000), (30, 2))
    writer.insert("observations", [
        {"day": DATA.start + timedelta(days=11 * n), "category": "humanactivity.timber.", "count": 1,
         "attributes": "{}", "is_threat": True, "content_key": f"o{n}", "geometry": Point(*spot), **KEY}
        for n, spot in enumerate(spots)])
    writer.insert("stumps", [
        {"stump_id": f"S{n}", "species": "Dalbergia cochinchinensis", "found": DATA.start + timedelta(days=30 * n),
         "content_key": f"s{n}", "geometry": Point(*spot), **KEY} for n, spot in enumerate(spots[:9])])
    writer.insert("cameras", [
        {"camera_id": f"C{n}", "from_day": DATA.start, "signal": 0.8, "status": "active" if n < 4 else "lost",
         "content_key": f"c{n}", "geometry": Point(798000 + 5000 * n, 1575000 + 3000 * n), **KEY} for n in range(5)])
    writer.insert("camera_events", [
        {"camera_id": f"C{n % 3}", "time": datetime(2025, 3, 1, n, tzinfo=timezone.utc), "day": date(2025, 3, 1),
         "class": "person" if n % 3 else "blank", "people": n % 4, "content_key": f"e{n}", "geometry": None, **KEY}
        for n in range(20)])


def _cells(grid, tired: float) -> list[dict]:
    cells = np.flatnonzero(grid.inside.ravel())
    x, y = grid.spec.centres(cells)
    weight = grid.weight.ravel()[cells]
    near = np.min([np.hypot(x - sx, y - sy) for _, sx, sy in STATIONS], axis=0) / 1000
    km = np.where(near * tired < 16, 30 * np.exp(-near * tired / 5), 0.0)
    heat = np.exp(-((x - 812000) ** 2 + (y - 1584000) ** 2) / (2 * 4500**2))
    gap = heat * np.exp(-0.15 * km)
    gap = gap / gap.max()
    rank = np.empty(len(cells), int)
    rank[np.argsort(-gap, kind="stable")] = np.arange(1, len(cells) + 1)
    boxes = grid.spec.boxes(cells)
    label = np.where(km == 0, "unknown", np.where(heat > 0.6, "hot", np.where(near < 3, "cold", "not significant")))
    return [{
        "cell": int(c), "row": int(c // grid.spec.n_cols), "col": int(c % grid.spec.n_cols), "weight": float(weight[i]),
        "sector": "ตะวันตก" if x[i] < 806000 else "East", "km": float(km[i]), "hours": float(km[i] / 2),
        "days_since": None if km[i] == 0 else float(10 + 12 * near[i]), "finds": int(3 * heat[i] * (km[i] > 0)),
        "gap": float(gap[i]), "gap_rank": int(rank[i]), "hotspot": str(label[i]), "intrusion": float(heat[i]),
        "status": "unknown" if km[i] == 0 else "visited", "geometry": boxes[i],
    } for i, c in enumerate(cells)]


def _with_risk(cells: list[dict]) -> list[dict]:
    """Risk around the middle of the threats, known the better the more was patrolled."""
    for cell in cells:
        spread = 1.4 if cell["km"] > 5 else 2.5 if cell["km"] > 0 else 5.0
        risk = 3 * cell["intrusion"] + 0.2
        cell.update(risk=risk, risk_low=risk / spread, risk_high=risk * spread)
    return cells


def _plan(writer, cycle: str) -> None:
    writer.insert("plans", [{
        "plan_id": "plan-1", "cycle_id": cycle, "seed": 1, "teams": 4, "days": 3, "hours_per_day": 8.0,
        "expected": 0.31, "bound": 0.46, "km": 141.2, "cameras": 6, "caught": 0.62, "caught_before": 0.38,
        "caught_bound": 0.66,
        "proven": False, "created": datetime(2026, 1, 20, tzinfo=timezone.utc), "notes": [
            {"template": "No land cover is known: all ground is taken as open forest.", "facts": {}},
            {"template": "Walking times follow Tobler's rule; the data end on {end}.",
             "facts": {"end": "2025-12-31"}}]}])
    to_degrees = Transformer.from_crs(CRS, "EPSG:4326", always_xy=True)
    routes, stops = [], []
    for number, team in enumerate(TEAMS):
        station, x0, y0 = STATIONS[number // 2]
        for day in (1, 2, 3):
            route, rows = _day(team, station, (x0, y0), number, day, cycle, to_degrees)
            routes.append(route)
            stops += rows
    writer.insert("plan_routes", routes)
    writer.insert("plan_stops", stops)
    writer.insert("plan_cameras", [_camera(n, cycle, to_degrees) for n in range(7)])


def _day(team, station, origin, number, day, cycle, to_degrees):
    turn = number * 0.9 + day * 0.5
    camps = [origin] + [
        (origin[0] + 5000 * d * math.cos(turn - 0.4), origin[1] + 4000 * d * math.sin(turn - 0.4) + 2000)
        for d in (1, 2)] + [origin]
    start, end = np.array(camps[day - 1]), np.array(camps[day])
    share = np.linspace(0, 1, 9)[:, None]
    bend = np.array([[-(end - start)[1], (end - start)[0]]]) * 0.25 * np.sin(math.pi * share)
    way = start + share * (end - start) + bend
    km = np.r_[0, np.cumsum(np.hypot(*np.diff(way, axis=0).T))] / 1000
    kinds = ["start" if day == 1 else "camp"] + ["gap", "hotspot", "gap", "camera", "gap", "hotspot", "gap"] + [
        "end" if day == 3 else "camp"]
    places = [station, f"camp {number + 1}.1", f"camp {number + 1}.2", station]
    common = {"plan_id": "plan-1", "cycle_id": cycle, "team": team, "day": day}
    route = {
        **common, "station": station, "transport": "foot",
        "date": CYCLE.start + timedelta(days=day - 1 + 4 * (number % 2)),
        "start_place": places[day - 1], "end_place": places[day], "km": float(km[-1]), "hours": float(km[-1] / 1.8),
        "climb_m": 220.0 + 40 * day, "served": 0.03, "geometry": LineString(way), "reason": {
            "template": "Crosses {cells} cells with large gaps, {hot} of them hot.",
            "facts": {"cells": 5 + day, "hot": day}}}
    lon, lat = to_degrees.transform(way[:, 0], way[:, 1])
    stops = [{
        **common, "seq": i + 1, "name": f"T{number + 1}D{day}-{i + 1:02d}", "kind": kinds[i],
        "hours": float(km[i] / 1.8), "km": float(km[i]), "lat": float(lat[i]), "lon": float(lon[i]),
        "geometry": Point(*way[i])}
        for i in range(9)]
    return route, stops


def _camera(number, cycle, to_degrees):
    x, y = 798000 + 4300 * number, 1575000 + 2500 * number
    lon, lat = to_degrees.transform(x, y)
    return {
        "plan_id": "plan-1", "cycle_id": cycle, "rank": number + 1, "action": "keep" if number < 3 else "add",
        "camera_id": f"C{number}" if number < 3 else "", "share": 0.2 / (number + 1),
        "signal": None if number == 5 else 0.7,
        "reach_hours": 1.5 + number / 4, "lead_hours": 3.0, "lat": lat, "lon": lon, "geometry": Point(x, y)}
