"""The default history beside the figures that real sites have published."""

from __future__ import annotations

# measure: what real sites say, and where
PUBLISHED = {
    "km a year": "well over 12,000 (Thap Lan 2020)",
    "patrol-days a year": "744 and 809 joint ones at two sites",
    "km per patrol-day": "not published; 8-15 on foot is usual",
    "threats per 1,000 km": "falls from year to year; level not published",
    "stumps found a year": "10 (Thap Lan 2020)",
    "people arrested a year": "8 timber poachers (Thap Lan 2020)",
    "blank pictures, %": "about 75 is usual for trail cameras",
    "reports a year": "not published",
}


def measures(figures: dict, years: int) -> dict[str, float]:
    """Return the measures of :data:`PUBLISHED` for a made-up history (``truth/totals.json``)."""
    events = max(figures["camera_events"], 1)
    arrests = figures["observations_per_category"].get("humanactivity.people.peoplearrestedorfined.", 0)
    return {
        "km a year": figures["km"] / years,
        "patrol-days a year": figures["patrol_days"] / years,
        "km per patrol-day": figures["km"] / max(figures["patrol_days"], 1),
        "threats per 1,000 km": 1000 * figures["threats"] / max(figures["km"], 1e-9),
        "stumps found a year": figures["stumps"] / years,
        "people arrested a year": arrests / years,
        "blank pictures, %": 100 * figures["camera_events_per_class"].get("blank", 0) / events,
        "reports a year": figures["reports"] / years,
    }


def table(figures: dict, years: int) -> str:
    """Return the comparison as text."""
    lines = [f"{'measure':<24}{'this park':>12}  published"]
    for name, value in measures(figures, years).items():
        lines.append(f"{name:<24}{value:>12,.1f}  {PUBLISHED[name]}")
    return "\n".join(lines)
