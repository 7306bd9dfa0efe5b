"""What the yearly numbers say: one sentence for each group, of the last whole year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ...analysis.coverage.words import percent_text
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from .indicator_years import Indicator, YearSpan, YearValue

_COVERAGE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{year}: patrols visited {percent} % of the area ({seen}).")
_DISTANCE = QT_TRANSLATE_NOOP("PawcPlanner", "{year}: {km:,.0f} km were patrolled ({shares}).")
_DISTANCE_ONLY = QT_TRANSLATE_NOOP("PawcPlanner", "{year}: {km:,.0f} km were patrolled.")
_EFFORT = QT_TRANSLATE_NOOP("PawcPlanner", "{year}: patrols: {patrols:,}; patrol-days: {days:,}.")
_EFFORT_JOINT = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{year}: patrols: {patrols:,}; patrol-days: {days:,}, jointly with partners: {joint:,}.")
_THREATS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{year}: threats found: {n:,}, {rate:.2f} per 100 km ({low:.2f} to {high:.2f}).")
_THREATS_INDEX = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{year}: threats found: {n:,}, {rate:.2f} per 100 km ({low:.2f} to {high:.2f}), {index:.2f} times the rate of"
    " {base} ({index_low:.2f} to {index_high:.2f}; {seen}).")
_STUMPS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{year}: new stumps found: {n}; the rate behind them lies between {low:.1f} and {high:.1f} a year.")
_STUMPS_BEFORE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{year}: new stumps found: {n}, and {before} the year before ({seen}); the rate behind them lies between {low:.1f}"
    " and {high:.1f} a year.")
_SUSPECTS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{year}: groups of suspects seen by cameras: {groups}; people in them: {people}.")
_SUSPECTS_STOPPED = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{year}: groups of suspects seen by cameras: {groups}; people in them: {people}; groups stopped: {stopped}.")
_ARRESTS = QT_TRANSLATE_NOOP("PawcPlanner", "{year}: people arrested, as patrols recorded: {n}.")
_NO_ARREST = QT_TRANSLATE_NOOP("PawcPlanner", "{year}: patrols recorded no arrest.")
_CUT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Stumps found so far that were cut in {year}, as estimated: {n}; stumps cut lately are still to be found.")
_REPORTS = QT_TRANSLATE_NOOP("PawcPlanner", "{year}: information reports received: {n:,} ({shares}).")
_REPORTS_ONLY = QT_TRANSLATE_NOOP("PawcPlanner", "{year}: information reports received: {n:,}.")
_LAST_PART = "{kind} {n:,.0f}"
_PARTS = "{kind} {n:,.0f}, {rest}"
_UNKNOWN = QT_TRANSLATE_NOOP("PawcPlanner", "{year}: {what} – {reason}.")
_REPEATS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Records of stumps not counted, as they are the same stumps recorded again (within {metres} m): {n}.")
_PART = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Not whole years, so not compared with others: {years}.")
_NO_YEAR = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "No year of records is whole, so the yearly numbers are those of parts of years and are not compared.")
_SIGHTINGS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The same people may pass several cameras: groups and people are sightings, not heads.")
_NAMES = {
    "coverage": QT_TRANSLATE_NOOP("PawcPlanner", "patrol coverage"),
    "distance": QT_TRANSLATE_NOOP("PawcPlanner", "distance patrolled"),
    "effort": QT_TRANSLATE_NOOP("PawcPlanner", "patrol-days"),
    "threats": QT_TRANSLATE_NOOP("PawcPlanner", "threats per km"),
    "stumps": QT_TRANSLATE_NOOP("PawcPlanner", "new stumps"),
    "suspects": QT_TRANSLATE_NOOP("PawcPlanner", "suspects seen by cameras"),
    "arrests": QT_TRANSLATE_NOOP("PawcPlanner", "people arrested"),
    "reports": QT_TRANSLATE_NOOP("PawcPlanner", "information reports"),
}
_MAIN = {
    "coverage": "coverage_percent", "distance": "km", "effort": "patrol_days", "threats": "threats_per_km",
    "stumps": "stumps_found", "suspects": "suspect_groups", "arrests": "arrests", "reports": "reports",
}


@dataclass(frozen=True)
class Said:
    """``by_group``: a sentence for each group of numbers; ``sentences``: all to be said, with what to bear in mind."""

    by_group: Mapping[str, Sentence] = field(default_factory=dict)
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class _Year:
    """The numbers of one year."""

    i: int
    years: Sequence[YearSpan]
    indicators: Mapping[str, Indicator]

    @property
    def label(self) -> str:
        return self.years[self.i].label

    def of(self, name: str) -> YearValue:
        return self.indicators[name].values[self.i]

    def shares(self, prefix: str, fact: str) -> Sentence | None:
        """Return the parts of a number that are above 0, largest first: ``foot 10,571, vehicle 1,543``."""
        parts = [(one.values[self.i].value, str(one.title.facts[fact])) for name, one in self.indicators.items()
                 if name.startswith(prefix) and one.values[self.i].known]
        said = None
        for value, kind in sorted(part for part in parts if part[0] > 0):
            facts = {"kind": kind, "n": value}
            said = Sentence(_LAST_PART, facts) if said is None else Sentence(_PARTS, facts | {"rest": said})
        return said


def _coverage(year: _Year, _: int | None) -> Sentence:
    value = year.of("coverage_percent")
    target = float(value.note.facts["target"]) if value.note is not None and "target" in value.note.facts else None
    return Sentence(_COVERAGE, {"year": year.label, "percent": percent_text(value.value, target), "seen": value.note})


def _distance(year: _Year, _: int | None) -> Sentence:
    shares = year.shares("km_", "transport")
    facts = {"year": year.label, "km": year.of("km").value}
    return Sentence(_DISTANCE, facts | {"shares": shares}) if shares else Sentence(_DISTANCE_ONLY, facts)


def _effort(year: _Year, _: int | None) -> Sentence:
    joint = year.of("joint_patrol_days")
    facts = {"year": year.label, "patrols": int(year.of("patrols").value), "days": int(year.of("patrol_days").value)}
    return Sentence(_EFFORT_JOINT, facts | {"joint": int(joint.value)}) if joint.known else Sentence(_EFFORT, facts)


def _threats(year: _Year, base: int | None) -> Sentence:
    rate, index = year.of("threats_per_km"), year.of("threat_index")
    facts = {"year": year.label, "n": int(year.of("threats").value), "rate": 100 * rate.value,
             "low": 100 * rate.low, "high": 100 * rate.high}
    if base is None or base == year.i or not index.known:
        return Sentence(_THREATS, facts)
    more = {"index": index.value, "index_low": index.low, "index_high": index.high, "seen": index.note,
            "base": year.years[base].label}
    return Sentence(_THREATS_INDEX, facts | more)


def _stumps(year: _Year, _: int | None) -> Sentence:
    found = year.of("stumps_found")
    facts = {"year": year.label, "n": int(found.value), "low": found.low, "high": found.high}
    if found.note is None:
        return Sentence(_STUMPS, facts)
    before = int(year.indicators["stumps_found"].values[year.i - 1].value)
    return Sentence(_STUMPS_BEFORE, facts | {"before": before, "seen": found.note})


def _suspects(year: _Year, _: int | None) -> Sentence:
    stopped = year.of("suspects_stopped")
    facts = {"year": year.label, "groups": int(year.of("suspect_groups").value),
             "people": int(year.of("suspects").value)}
    if not stopped.known:
        return Sentence(_SUSPECTS, facts)
    return Sentence(_SUSPECTS_STOPPED, facts | {"stopped": int(stopped.value)})


def _arrests(year: _Year, _: int | None) -> Sentence:
    n = int(year.of("arrests").value)
    return Sentence(_ARRESTS, {"year": year.label, "n": n}) if n else Sentence(_NO_ARREST, {"year": year.label})


def _reports(year: _Year, _: int | None) -> Sentence:
    facts = {"year": year.label, "n": int(year.of("reports").value)}
    shares = year.shares("reports_source[", "source")
    return Sentence(_REPORTS, facts | {"shares": shares}) if shares else Sentence(_REPORTS_ONLY, facts)


_SAYING: Mapping[str, Callable[[_Year, int | None], Sentence]] = {
    "coverage": _coverage, "distance": _distance, "effort": _effort, "threats": _threats, "stumps": _stumps,
    "suspects": _suspects, "arrests": _arrests, "reports": _reports,
}


def indicator_sentences(
    years: Sequence[YearSpan], indicators: Mapping[str, Indicator], last: int | None, base: int | None,
    repeats: int, stump_distance_m: float,
) -> Said:
    """Return what the numbers of the last whole year say; of the last year where none is whole."""
    year = _Year(len(years) - 1 if last is None else last, years, indicators)
    by_group = {}
    for group, say in _SAYING.items():
        main = year.of(_MAIN[group])
        if main.known:
            by_group[group] = say(year, base)
        else:
            by_group[group] = Sentence(_UNKNOWN, {"year": year.label, "what": Sentence(_NAMES[group]),
                                                  "reason": main.note})
    notes = [Sentence(_SIGHTINGS)] if year.of("suspect_groups").known else []
    if repeats:
        notes.append(Sentence(_REPEATS, {"n": repeats, "metres": f"{stump_distance_m:g}"}))
    part = ", ".join(one.label for one in years if not one.complete)
    if last is None:
        notes.append(Sentence(_NO_YEAR))
    elif part:
        notes.append(Sentence(_PART, {"years": part}))
    cut = year.of("stumps_cut")
    of_charts = {"cutting": Sentence(_CUT, {"n": int(cut.value), "year": year.label})} if cut.known else {}
    return Said(by_group | of_charts, (*by_group.values(), *notes))
