"""Points with times, or areas with cases and people at risk, from any CSV: columns and dates are guessed or named."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.reading.csv_texts import MissingColumn, TableError, is_text, numbers, read_texts

DEGREES = "EPSG:4326"
X_METRES = ("x", "xm", "easting", "eastings", "east", "xcoord", "xcoordinate", "utmx", "utme", "pointx", "coordsx1",
            "coordx", "xutm", "centroidx", "xcentroid", "cx")
Y_METRES = ("y", "ym", "northing", "northings", "north", "ycoord", "ycoordinate", "utmy", "utmn", "pointy", "coordsx2",
            "coordy", "yutm", "centroidy", "ycentroid", "cy")
LONGITUDE = ("lon", "long", "longitude", "lng", "decimallongitude", "longitudedd", "xlon", "lonwgs84",
             "locationlong", "locationlongitude")
LATITUDE = ("lat", "latitude", "decimallatitude", "latitudedd", "ylat", "latwgs84", "locationlat",
            "locationlatitude")
TIME = ("date", "datetime", "days", "t", "timestamp", "eventdate", "occurred", "occurrencedate", "dateoccurred",
        "dateofoccurrence", "incidentdate", "dispatchdate", "dispatchdatetime", "reportdate", "reportdat", "obsdate",
        "founddate", "found", "when", "time", "day", "year")
PARTS_OF_DATE = ("year", "month", "day")
CASES = ("cases", "case", "count", "counts", "observed", "obs", "events", "finds", "n", "z", "sids", "sid79", "deaths")
POPULATION = ("population", "pop", "popn", "exposure", "effort", "km", "atrisk", "risk", "births", "bir79", "expected")
_DAY_FIRST, _MONTH_FIRST = r"^\s*(\d{1,2})[/.\-]\d{1,2}[/.\-]\d{2,4}", r"^\s*\d{1,2}[/.\-](\d{1,2})[/.\-]\d{2,4}"
_MONTH = r"\d{4}\D\d{1,2}"
_SECONDS, _DAYS_OF_YEAR = 86_400.0, 365.2425


@dataclass(frozen=True)
class Points:
    """Places and times.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Metres (units of the file where it has no degrees).
    days : ndarray, shape (n,)
        Days from any beginning; NaN where there is none.
    crs : str
        Of ``x`` and ``y``; "" not known.
    skipped : int
        Rows without a place.
    said : tuple of str
        Which columns were taken, and what was assumed.
    """

    x: np.ndarray
    y: np.ndarray
    days: np.ndarray
    crs: str
    skipped: int
    said: tuple[str, ...]


@dataclass(frozen=True)
class Areas:
    """Middles of areas (metres), cases and people at risk (or effort) in them; ``names`` as the first text column."""

    x: np.ndarray
    y: np.ndarray
    cases: np.ndarray
    population: np.ndarray
    names: np.ndarray
    crs: str
    said: tuple[str, ...]


def read_points(
    path: str | Path, x: str | None = None, y: str | None = None, time: str | None = None, crs: str | None = None
) -> Points:
    """Read places and times.

    Parameters
    ----------
    path : str or Path
        CSV; without a header the first columns are x, y and time; comma, semicolon, tab or blank between columns.
    x, y, time : str, optional
        Columns; guessed from usual names where they are not given. Without any column of times, times are NaN.
    crs : str, optional
        Of the coordinates, such as ``EPSG:32647``. Degrees (also where columns are called lon and lat) are projected
        to the UTM zone of their middle.

    Raises
    ------
    TableError
        No such column, or a value that is no number or date, with its row.
    """
    path = Path(path)
    frame = read_texts(path)
    x, y = _columns_of_place(path, frame, x, y)
    time = _time(path, frame, time)
    east, north, crs = _metres(path, frame, x, y, crs)
    days, how = (np.full(len(frame), np.nan), "no times") if time is None else _days(path, frame[time])
    placed = np.isfinite(east) & np.isfinite(north)
    said = (f"x = {x}, y = {y}, time = {time or 'none'} ({how})", f"coordinates: {crs or _as_they_stand(frame)}")
    return Points(east[placed], north[placed], days[placed], crs, int((~placed).sum()), said)


def _time(path: Path, frame: pd.DataFrame, asked: str | None) -> str | None:
    """Return the column of times; year, month and day in columns of their own are put together into a new one."""
    name = _named(path, frame, asked, TIME, "time", needed=False)
    plain = {_plain(column): column for column in reversed(frame.columns)}
    if asked is not None or not (name is None or _plain(name) in PARTS_OF_DATE) or "month" not in plain:
        return name
    if frame[plain["month"]].str.strip().str.fullmatch(_MONTH).any():
        return plain["month"]
    if "year" not in plain:
        return name
    columns = [plain[part] for part in PARTS_OF_DATE if part in plain]
    parts = frame[columns].apply(lambda texts: texts.str.strip().str.zfill(2))
    together = "-".join(columns)
    whole = (frame[columns].map(str.strip) != "").all(axis=1)
    frame[together] = parts.agg("-".join, axis=1).where(whole, "")
    return together


def _as_they_stand(frame: pd.DataFrame) -> str:
    plain = {_plain(name): name for name in frame}
    degrees = [next((plain[name] for name in names if name in plain), "") for names in (LONGITUDE, LATITUDE)]
    other = f"; if they are feet, give --x {degrees[0]} --y {degrees[1]}" if all(degrees) else ""
    return f"metres, as they stand{other}"


def read_areas(
    path: str | Path, x: str | None = None, y: str | None = None, cases: str | None = None,
    population: str | None = None, crs: str | None = None,
) -> Areas:
    """Read areas with cases and people at risk; see :func:`read_points` for what is guessed and raised."""
    path = Path(path)
    frame = read_texts(path)
    x, y = _columns_of_place(path, frame, x, y)
    cases = str(_named(path, frame, cases, CASES, "cases"))
    population = str(_named(path, frame, population, POPULATION, "population"))
    east, north, crs = _metres(path, frame, x, y, crs)
    found, at_risk = numbers(path, frame[cases]), numbers(path, frame[population])
    whole = np.isfinite(east) & np.isfinite(north) & np.isfinite(found) & np.isfinite(at_risk)
    if not whole.all():
        row = int(np.flatnonzero(~whole)[0])
        need = "an area needs x, y, cases and population; fill or remove the row."
        raise TableError(f"{path.name}, row {row + 2}: {need}")
    texts = [name for name in frame if name not in (x, y, cases, population) and is_text(frame[name])]
    names = frame[texts[0]].to_numpy(str) if texts else np.arange(1, len(frame) + 1).astype(str)
    said = (f"x = {x}, y = {y}, cases = {cases}, population = {population}",)
    return Areas(east, north, found, at_risk, names, crs, said)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def _named(
    path: Path, frame: pd.DataFrame, asked: str | None, usual: tuple[str, ...], what: str, needed: bool = True
) -> str | None:
    """Return the column asked for, else the first that has a usual name."""
    by_name = {_plain(name): name for name in reversed(frame.columns)}
    if asked is not None:
        if asked in frame or _plain(asked) in by_name:
            return asked if asked in frame else by_name[_plain(asked)]
        raise MissingColumn(f"{path.name}: has no column “{asked}” for {what}; its columns are {', '.join(frame)}.")
    for name in usual:
        if name in by_name:
            return by_name[name]
    if not needed:
        return next((name for name in frame if "date" in name.casefold()), None)
    raise MissingColumn(f"{path.name}: no column for {what} is known among {', '.join(frame)}; name it (--{what}).")


def _columns_of_place(path: Path, frame: pd.DataFrame, x: str | None, y: str | None) -> tuple[str, str]:
    """Return the columns of the place; metres before degrees, unless the columns named x and y hold degrees too."""
    if x is None and y is None:
        plain = {_plain(name): name for name in reversed(frame.columns)}
        degrees = [next((plain[name] for name in names if name in plain), None) for names in (LONGITUDE, LATITUDE)]
        metres = [next((plain[name] for name in names if name in plain), None) for names in (X_METRES, Y_METRES)]
        if all(degrees) and not (all(metres) and _beyond_degrees(frame[metres[0]])):
            return str(degrees[0]), str(degrees[1])
    return (str(_named(path, frame, x, X_METRES + LONGITUDE, "x")),
            str(_named(path, frame, y, Y_METRES + LATITUDE, "y")))


def _beyond_degrees(texts: pd.Series) -> bool:
    values = pd.to_numeric(texts, errors="coerce").abs()
    return bool(values.max() > 360)


def _metres(path: Path, frame: pd.DataFrame, x: str, y: str, crs: str | None) -> tuple[np.ndarray, np.ndarray, str]:
    east, north = numbers(path, frame[x]), numbers(path, frame[y])
    if crs is None:
        crs = DEGREES if _plain(x) in LONGITUDE and _plain(y) in LATITUDE else ""
    if not crs:
        return east, north, ""
    from pyproj import CRS, Transformer
    from pyproj.exceptions import CRSError

    try:
        known = CRS.from_user_input(crs)
    except CRSError as fault:
        raise TableError(f"{path.name}: {crs} is not a coordinate system; write for example EPSG:32647.") from fault
    if not known.is_geographic:
        return east, north, crs
    unset = (east == 0) & (north == 0)  # what databases write for "no place"
    east, north = np.where(unset, np.nan, east), np.where(unset, np.nan, north)
    wrong = (np.abs(east) > 180) | (np.abs(north) > 90)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise TableError(f"{path.name}, row {row + 2}: {x} = {frame[x][row]}, {y} = {frame[y][row]} are no degrees; "
                         "name the coordinate system (--crs) or swap the columns (--x, --y).")
    if not np.isfinite(east).any():
        raise TableError(f"{path.name}: no row has a place; name other columns (--x, --y).")
    zone = min(60, int((np.nanmedian(east) + 180) // 6) + 1)
    utm = f"EPSG:{32600 + zone if np.nanmedian(north) >= 0 else 32700 + zone}"
    projected = Transformer.from_crs(known, utm, always_xy=True).transform(east, north)
    return *(np.where(np.isfinite(part), part, np.nan) for part in projected), utm


def _days(path: Path, texts: pd.Series) -> tuple[np.ndarray, str]:
    """Return days and how the texts were read."""
    cleaned = texts.str.strip()
    empty = cleaned.str.casefold().isin(("", "na", "nan", "nat", "null", "none"))
    numbers = pd.to_numeric(cleaned.where(~empty), errors="coerce")
    if (numbers.notna() | empty).all():
        return _days_of_numbers(numbers.to_numpy(float), _plain(str(texts.name)))
    day_first, how = _order(cleaned)
    iso = cleaned.str.match(r"^\d{4}-\d{1,2}")
    read = pd.Series(np.nan, cleaned.index)
    for part, first in ((iso & ~empty, False), (~iso & ~empty, day_first)):
        stamps = pd.to_datetime(cleaned[part], format="mixed", dayfirst=first, errors="coerce", utc=True)
        read[part] = (stamps - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(days=1)
    wrong = np.flatnonzero((read.isna() & ~empty).to_numpy())
    if len(wrong):
        row = int(wrong[0])
        raise TableError(f"{path.name}, row {row + 2}: {texts.name} = “{texts.iloc[row][:40]}” is not a date; write it "
                         "as 2025-01-31, or name another column (--time).")
    return read.to_numpy(float), how


def _days_of_numbers(numbers: np.ndarray, name: str) -> tuple[np.ndarray, str]:
    known = numbers[np.isfinite(numbers)]
    if not len(known):
        return numbers, "no times"
    low, high = float(known.min()), float(known.max())
    if low >= 19_000_101 and high <= 21_001_231 and (known % 100 <= 31).all():
        stamps = pd.to_datetime(pd.Series(numbers).astype("Int64").astype(str), format="%Y%m%d", errors="coerce")
        return ((stamps - pd.Timestamp(0)) / pd.Timedelta(days=1)).to_numpy(float), "written as 20250131"
    if low > 1e11:
        return numbers / 1000 / _SECONDS, "milliseconds since 1970"
    if low > 1e8:
        return numbers / _SECONDS, "seconds since 1970"
    if name == "year":
        return numbers * _DAYS_OF_YEAR, "years"
    return numbers, "numbers of days"


def _order(texts: pd.Series) -> tuple[bool, str]:
    """Return whether the day stands before the month: told by a number above 12, else taken as so."""
    first = pd.to_numeric(texts.str.extract(_DAY_FIRST)[0], errors="coerce")
    second = pd.to_numeric(texts.str.extract(_MONTH_FIRST)[0], errors="coerce")
    if (second > 12).any() and not (first > 12).any():
        return False, "month before day"
    if (first > 12).any() or first.isna().all():
        return True, "dates"
    return True, "day before month, which no date tells"


def add_arguments(parser: argparse.ArgumentParser, *, time: bool = True) -> None:
    """Add what names the columns of a CSV."""
    for name in ("x", "y", *(("time",) if time else ())):
        parser.add_argument(f"--{name}", help=f"column of {name}; guessed from usual names")
    parser.add_argument("--crs", help="of the coordinates, such as EPSG:32647; degrees are projected to UTM")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csv", nargs="?", default=str(Path(__file__).parent / "data" / "north_carolina_sids.csv"))
    add_arguments(parser)
    options = parser.parse_args()
    read = read_points(options.csv, options.x, options.y, options.time, options.crs)
    print(*read.said, f"{len(read.x):,} points, {read.skipped:,} rows without a place", sep="\n")


if __name__ == "__main__":
    main()
