"""Charts of the yearly numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..info import SiteInfo
from .indicator_years import Indicator, YearSpan

TARGET = QT_TRANSLATE_NOOP("PawcPlanner", "target")
BASE = QT_TRANSLATE_NOOP("PawcPlanner", "base year {year}")
# Name of a chart, its indicator, and the group of numbers whose sentence it bears.
CHARTS = (
    ("coverage_by_year", "coverage_percent", "coverage"),
    ("km_by_year", "km", "distance"),
    ("patrol_days_by_year", "patrol_days", "effort"),
    ("joint_patrol_days_by_year", "joint_patrol_days", "effort"),
    ("threats_per_km_by_year", "threats_per_km", "threats"),
    ("index_by_year", "threat_index", "threats"),
    ("stumps_by_year", "stumps_found", "stumps"),
    ("stumps_by_year_of_cutting", "stumps_cut", "cutting"),
    ("suspects_by_year", "suspects", "suspects"),
    ("suspect_groups_by_year", "suspect_groups_per_100_camera_days", "suspects"),
    ("arrests_by_year", "arrests", "arrests"),
    ("reports_by_year", "reports", "reports"),
)


def indicator_charts(
    info: SiteInfo, years: Sequence[YearSpan], indicators: Mapping[str, Indicator], base: int | None,
    said: Mapping[str, Sentence],
) -> tuple[Series, ...]:
    """Return a chart of each indicator that is known of any year; ``said`` holds a sentence for each group."""
    target = (100 * info.coverage_target, Sentence(TARGET))
    lines = {"coverage_percent": target}
    if base is not None:
        lines["threat_index"] = (1.0, Sentence(BASE, {"year": years[base].label}))
    return tuple(
        _chart(name, years, indicators[of], said.get(group), *lines.get(of, (None, None)))
        for name, of, group in CHARTS if indicators[of].known
    )


def _chart(
    name: str, years: Sequence[YearSpan], one: Indicator, said: Sentence | None, reference: float | None,
    reference_title: Sentence | None,
) -> Series:
    ranged = any(value.low == value.low for value in one.values)
    return Series(
        tuple(year.label for year in years), tuple(value.value for value in one.values), one.unit,
        tuple(value.low for value in one.values) if ranged else (),
        tuple(value.high for value in one.values) if ranged else (),
        name=name, title=one.title, summary=said, reference=reference, reference_title=reference_title,
    )
