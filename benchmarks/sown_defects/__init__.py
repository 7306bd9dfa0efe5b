"""Tables and tracks with defects that the training park has not, each sown into rows of which the truth is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import shapely
from pyproj import Transformer

from pawc_planner.importers.batch import import_files
from pawc_planner.site.info import SiteInfo
from pawc_planner.site.store import SiteStore

BOX = shapely.box(175_000, 1_550_000, 215_000, 1_590_000)  # 40 km around 102.2° E 14.2° N
HEADER = ("No", "Date", "Time", "Lat", "Lon", "Category", "Count", "Note")
MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
NEAR_DEGREES = 2e-5
ROWS, SOWN = 200, 20
_METRES = {zone: Transformer.from_crs(4326, 32600 + zone, always_xy=True) for zone in (47, 48)}
_DEGREES = Transformer.from_crs(32648, 4326, always_xy=True)
_MIDNIGHT = 1_735_689_600 - 7 * 3600.0  # 2025-01-01 in Bangkok


@dataclass(frozen=True)
class Tally:
    """What became of one kind of defect: places sown and found, healthy records, and how many of them were changed."""

    kind: str
    places: int
    found: int
    healthy: int
    changed: int


@dataclass
class Find:
    """A find with its truth; ``cells`` are written in a file."""

    day: date
    lat: float
    lon: float
    cells: list[str]


def _finds(rng: np.random.Generator) -> list[Find]:
    found = []
    for number in range(ROWS):
        day = date(2019, 1, 1) + timedelta(days=int(rng.integers(0, 2100)))
        lat, lon = round(float(rng.uniform(14.06, 14.3)), 6), round(float(rng.uniform(102.06, 102.3)), 6)
        clock = f"{rng.integers(0, 24):02}:{rng.integers(0, 60):02}"
        note = f"find {number}, by the creek"
        found.append(Find(day, lat, lon, [
            str(number), f"{day:%d/%m/%Y}", clock, f"{lat:.6f}", f"{lon:.6f}", "snare", "1", note]))
    return found


def _dms(value: float, letters: str) -> str:
    whole, minutes = int(value), (value - int(value)) * 60
    return f"{whole}°{int(minutes)}'{(minutes - int(minutes)) * 60:.2f}\"{letters}"


def _in_metres(find: Find, zone: int) -> None:
    x, y = _METRES[zone].transform(find.lon, find.lat)
    find.cells[3:5] = [f"{y:.1f}", f"{x:.1f}"]


def _set(find: Find, at: int, text: str) -> None:
    find.cells[at] = text


def _swap(find: Find, one: int, other: int) -> None:
    find.cells[one], find.cells[other] = find.cells[other], find.cells[one]


def _thai(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


# Each changes the cells of a find; "aside" kinds are to be set aside, all others stored with their truth.
SOWERS: dict[str, Callable[[Find], None]] = {
    "buddhist_year": lambda f: _set(f, 1, f"{f.day:%d/%m}/{f.day.year + 543}"),
    "buddhist_two_digits": lambda f: _set(f, 1, f"{f.day:%d/%m}/{(f.day.year + 543) % 100}"),
    "buddhist_as_1967": lambda f: _set(f, 1, f"{f.day:%d/%m}/{f.day.year - 57}"),
    "thai_month": lambda f: _set(f, 1, f"{f.day.day} {MONTHS[f.day.month - 1]} {(f.day.year + 543) % 100}"),
    "thai_digits": lambda f: _set(f, 1, _thai(f"{f.day:%d/%m}/{f.day.year + 543}")),
    "spreadsheet_day": lambda f: _set(f, 1, str((f.day - date(1899, 12, 30)).days)),
    "swapped": lambda f: _swap(f, 3, 4),
    "decimal_comma": lambda f: f.cells.__setitem__(slice(3, 5), [f.cells[3].replace(".", ","),
                                                                 f.cells[4].replace(".", ",")]),
    "dms": lambda f: f.cells.__setitem__(slice(3, 5), [_dms(f.lat, "N"), _dms(f.lon, "E")]),
    "utm_47": lambda f: _in_metres(f, 47),
    "utm_48": lambda f: _in_metres(f, 48),
    "both_in_one_cell": lambda f: f.cells.__setitem__(slice(3, 5), [f"{f.lat}, {f.lon}", ""]),
    "category_in_lat": lambda f: _swap(f, 3, 5),
    "time_in_date": lambda f: _swap(f, 1, 2),
    "cell_too_many": lambda f: f.cells.insert(3, ""),
    "mojibake": lambda f: _set(f, 7, "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in "ใกล้ห้วย".encode())),
    "aside_future": lambda f: _set(f, 1, f"{f.day:%d/%m}/2104"),
    "aside_no_date": lambda f: _set(f, 1, "yesterday"),
    "aside_no_place": lambda f: f.cells.__setitem__(slice(3, 5), ["", ""]),
    "aside_elsewhere": lambda f: f.cells.__setitem__(slice(3, 5), ["18.5", "98.9"]),
    "healthy": lambda f: None,
}


def table_tallies(folder: Path, seed: int) -> Iterator[Tally]:
    """Sow each kind of defect into a table of its own, import it, and compare what is stored with the truth."""
    for number, (kind, sow) in enumerate(SOWERS.items()):
        rng = np.random.default_rng([seed, number])
        finds = _finds(rng)
        sown = set() if kind == "healthy" else set(rng.choice(ROWS, SOWN, replace=False).tolist())
        for at in sown:
            sow(finds[at])
        place = folder / kind
        place.mkdir()
        lines = [",".join(HEADER), *(",".join(map(_quoted, find.cells)) for find in finds)]
        (place / "finds.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        with _site(place) as store:
            import_files(store, place / "finds.csv")
            good = _right(store, finds)
            aside = set(store.read("quarantine")["row"].astype(int) - 2)
            touched = set(store.read("repairs")["row"].astype(int) - 2) | aside
        found = len(sown & aside) if kind.startswith("aside") else len(sown & good & touched)
        yield Tally(kind.removeprefix("aside_"), len(sown), found, ROWS - len(sown), len(touched - sown))


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"') else cell


def _right(store: SiteStore, finds: list[Find]) -> set[int]:
    """Return the numbers of the finds that are stored with their true day and place."""
    rows = store.read("observations").to_crs(4326)
    good = set()
    for day, place, attributes in zip(rows["day"], rows.geometry, rows["attributes"]):
        number = next((at for at in _numbers(attributes)), -1)
        if 0 <= number < len(finds) and finds[number].day == day and (
                max(abs(place.x - finds[number].lon), abs(place.y - finds[number].lat)) < NEAR_DEGREES):
            good.add(number)
    return good


def _numbers(attributes: str) -> Iterator[int]:
    _, _, rest = attributes.partition('"No": ')
    digits = "".join(sign for sign in rest[:8].partition(",")[0] if sign.isdecimal())
    if digits:
        yield int(digits)


def _site(folder: Path) -> SiteStore:
    return SiteStore.create(folder / "site.gpkg", SiteInfo("Sown", "EPSG:32648", 1000.0, "Asia/Bangkok"), BOX)


Fixes = tuple[np.ndarray, np.ndarray, np.ndarray]


def _walk(rng: np.random.Generator, day: int = 0, seconds: float = 30.0, hours: float = 4.0) -> Fixes:
    n = int(hours * 3600 / seconds)
    heading = rng.uniform(0, 6) + 1.2 * np.sin(np.cumsum(rng.normal(0, 0.08, n)))
    step = rng.uniform(1.5, 3.5) / 3.6 * seconds * rng.uniform(0.8, 1.2, n)
    x, y = np.cumsum(step * np.cos(heading)), np.cumsum(step * np.sin(heading))
    return (rng.uniform(188_000, 202_000) + x, rng.uniform(1_563_000, 1_577_000) + y,
            _MIDNIGHT + day * 86400 + 7 * 3600 + np.arange(n) * seconds)


def _joined(*parts: Fixes) -> Fixes:
    return tuple(np.concatenate(values) for values in zip(*parts))  # type: ignore[return-value]


def _km(*parts: Fixes) -> float:
    return sum(float(np.hypot(np.diff(x), np.diff(y)).sum()) for x, y, _ in parts) / 1000


def _jittered(fixes: Fixes, rng: np.random.Generator, metres: float, seconds: float) -> Fixes:
    x, y, t = fixes
    return x + rng.normal(0, metres, len(x)), y + rng.normal(0, metres, len(y)), t + seconds


def _camp(fixes: Fixes, rng: np.random.Generator) -> Fixes:
    x, y, t = fixes
    n = 600
    return x[-1] + rng.normal(0, 10, n), y[-1] + rng.normal(0, 10, n), t[-1] + 60.0 * np.arange(1, n + 1)


def _spiked(fixes: Fixes, rng: np.random.Generator) -> Fixes:
    x, y, t = (values.copy() for values in fixes)
    x[rng.integers(10, len(x) - 10, 6)] += rng.uniform(1000, 9000)
    return x, y, t


def _driven(fixes: Fixes) -> Fixes:
    x, y, t = fixes
    n = 60
    return x[0] - 250.0 * np.arange(n, 0, -1), np.full(n, y[0]), t[0] - 30.0 * np.arange(n, 0, -1)


def _patrols(kind: str, rng: np.random.Generator) -> tuple[list[tuple[str, str, Fixes]], float]:
    """Return the recordings (patrol, device, fixes) of one case and its true kilometres."""
    one, other = _walk(rng), _walk(rng, day=1)
    back = one[0][::-1], one[1][::-1], one[2] + 5 * 3600
    cases: dict[str, tuple[list[tuple[str, str, Fixes]], float]] = {
        "member_device": ([("P", "a", one), ("P", "b", _jittered(one, rng, 4, 11))], _km(one)),
        "member_thinned": ([("P", "a", one), ("P", "b", tuple(v[1:-9:3] for v in one))], _km(one)),  # type: ignore[list-item]
        "member_patrol_id": ([("P", "a", one), ("P-2", "a", one)], _km(one)),
        "copy_in_another_zone": ([("P", "a", one), ("P", "b", _jittered(one, rng, 0, 7 * 3600))], _km(one)),
        "days_joined": ([("P", "a", _joined(one, other))], _km(one, other)),
        "legs_overlapping": ([("P", "a", one), ("P", "b", tuple(v[240:] for v in one))], _km(one)),  # type: ignore[list-item]
        "camp_in_the_track": ([("P", "a", _joined(one, _camp(one, rng)))], _km(one)),
        "spikes": ([("P", "a", _spiked(one, rng))], _km(one)),
        "drive_on_foot": ([("P", "a", _joined(_driven(one), one))], _km(one)),
        "healthy_out_and_back": ([("P", "a", _joined(one, back))], 2 * _km(one)),
        "healthy_two_teams": ([("P", "a", one), ("Q", "a", _jittered(one, rng, 4, 900))], 0.0),
        "healthy_days": ([("P", "a", one), ("P", "a", other)], _km(one, other)),
    }
    found, km = cases[kind]
    return found, km or _km(*(fixes for _, _, fixes in found))


TRACK_KINDS = (
    "member_device", "member_thinned", "member_patrol_id", "copy_in_another_zone", "days_joined", "legs_overlapping",
    "camp_in_the_track", "spikes", "drive_on_foot", "healthy_out_and_back", "healthy_two_teams", "healthy_days",
)


def track_tallies(folder: Path, seed: int, times: int = 5) -> Iterator[Tally]:
    """Sow each defect into patrols of their own; found are those whose kilometres come back within one percent."""
    for number, kind in enumerate(TRACK_KINDS):
        right = 0
        for turn in range(times):
            recordings, true_km = _patrols(kind, np.random.default_rng([seed, number, turn]))
            place = folder / f"{kind} {turn}"
            place.mkdir()
            (place / "fixes.csv").write_text(_as_csv(recordings), encoding="utf-8")
            with _site(place) as store:
                import_files(store, place / "fixes.csv")
                right += abs(float(store.read("leg_days")["clean_km"].sum()) / true_km - 1) <= 0.01
        if kind.startswith("healthy"):
            yield Tally(kind, 0, 0, times, times - right)
        else:
            yield Tally(kind, times, right, 0, 0)


def _as_csv(recordings: list[tuple[str, str, Fixes]]) -> str:
    lines = ["Patrol ID,Device,Time,Lat,Lon,Transport"]
    for patrol, device, (x, y, t) in recordings:
        lon, lat = _DEGREES.transform(x, y)
        moments = np.datetime_as_string(np.round(t * 1000).astype("datetime64[ms]"))
        lines += [f"{patrol},{device},{at}Z,{b:.7f},{a:.7f},Foot" for at, a, b in zip(moments, lon, lat)]
    return "\n".join(lines) + "\n"
