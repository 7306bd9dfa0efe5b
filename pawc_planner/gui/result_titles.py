"""What the columns and words of results are called on screen."""

from __future__ import annotations

from ..i18n import translate
from .titles import column_title


def result_title(column: str) -> str:
    """Title of a column of a result; the column itself, with blanks, when it has none."""
    titles = {**_places(), **_effort(), **_cameras(), **_coverage(), **_rates(), **_chances(),
              **_gaps(), **_scores()}
    known = titles.get(column) or column_title(column)
    return known if known != column else column.replace("_", " ")


def word(option: str) -> str:
    """Word of a fixed choice, or of a cell of a table; the word itself when it has none."""
    return _words().get(option, option)


def indicator(name: str) -> str:
    """Title of a yearly number; its name, with blanks, when it has none."""
    known = _indicators().get(name)
    if known is not None:
        return known
    for start, title in _parts_of_indicators().items():
        if name.startswith(start):
            return title.format(part=word(name.removeprefix(start).rstrip("]")))
    return name.replace("_", " ")


def _places() -> dict[str, str]:
    return {
        "sector": translate("PawcPlanner", "Sector"), "area_km2": translate("PawcPlanner", "Area, km²"),
        "cell": translate("PawcPlanner", "Cell"), "col": translate("PawcPlanner", "Column"),
        "weight": translate("PawcPlanner", "Share inside the boundary"), "camera": translate("PawcPlanner", "Camera"),
        "year": translate("PawcPlanner", "Year"), "month": translate("PawcPlanner", "Month"),
        "season": translate("PawcPlanner", "Season"), "period": translate("PawcPlanner", "Period"),
        "by": translate("PawcPlanner", "By"), "per": translate("PawcPlanner", "Per"),
        "name": translate("PawcPlanner", "Name"), "light": translate("PawcPlanner", "Day or night"),
        "joint": translate("PawcPlanner", "With partners"), "whole": translate("PawcPlanner", "Whole year"),
    }


def _effort() -> dict[str, str]:
    return {
        "km": translate("PawcPlanner", "km"), "hours": translate("PawcPlanner", "Hours"),
        "moving_hours": translate("PawcPlanner", "Hours on the move"),
        "rest_hours": translate("PawcPlanner", "Hours at rest"),
        "camp_hours": translate("PawcPlanner", "Of these in camp"),
        "night_km": translate("PawcPlanner", "km by night"), "patrols": translate("PawcPlanner", "Patrols"),
        "patrol_days": translate("PawcPlanner", "Patrol-days"), "leg_days": translate("PawcPlanner", "Leg-days"),
        "visits": translate("PawcPlanner", "Visits"), "camera_days": translate("PawcPlanner", "Camera-days"),
    }


def _cameras() -> dict[str, str]:
    return {
        "pictures": translate("PawcPlanner", "Pictures"), "people": translate("PawcPlanner", "People seen"),
        "person": translate("PawcPlanner", "Pictures of people"), "ranger": translate("PawcPlanner", "of rangers"),
        "vehicle": translate("PawcPlanner", "of vehicles"), "animal": translate("PawcPlanner", "of animals"),
        "blank": translate("PawcPlanner", "of nothing"), "unknown": translate("PawcPlanner", "not known of what"),
        "first_day": translate("PawcPlanner", "First day"), "last_day": translate("PawcPlanner", "Last day"),
        "cameras": translate("PawcPlanner", "Cameras"),
    }


def _coverage() -> dict[str, str]:
    return {
        "cells_percent": translate("PawcPlanner", "Cells, %"),
        "subcells_percent": translate("PawcPlanner", "Sub-cells, %"),
        "swath_percent": translate("PawcPlanner", "Visible strip, %"),
        "days_since": translate("PawcPlanner", "Days since last visit"),
        "days_since_last": translate("PawcPlanner", "Days since last visit"),
        "revisit_days": translate("PawcPlanner", "Days between visits"),
        "visit_days": translate("PawcPlanner", "Days with a visit"),
        "mean_revisit_days": translate("PawcPlanner", "Days between visits (mean)"),
        "longest_gap": translate("PawcPlanner", "Longest gap, days"),
        "unvisited_percent": translate("PawcPlanner", "Not visited, %"),
        "once_percent": translate("PawcPlanner", "Visited on one day only, %"),
        **{f"not_visited_{days}_percent": translate("PawcPlanner", "Not for more than {days} days, %").format(days=days)
           for days in (30, 60, 90, 180)},
        "day_of_year": translate("PawcPlanner", "Day of the year"),
        "swath_m": translate("PawcPlanner", "Width of the strip, m"),
        "measure": translate("PawcPlanner", "Measured by"),
        "size_m": translate("PawcPlanner", "Side or width, m"), "covered": translate("PawcPlanner", "Share covered"),
        "covered_percent": translate("PawcPlanner", "Covered, %"),
        "covered_km2": translate("PawcPlanner", "Covered, km²"), "site_km2": translate("PawcPlanner", "Site, km²"),
        "complete": translate("PawcPlanner", "Known in full"),
        "period_kind": translate("PawcPlanner", "Kind of period"),
    }


def _rates() -> dict[str, str]:
    return {
        "finds": translate("PawcPlanner", "Finds"), "effort": translate("PawcPlanner", "Effort"),
        "rate": translate("PawcPlanner", "Rate"), "low": translate("PawcPlanner", "Lower end"),
        "high": translate("PawcPlanner", "Upper end"), "rate_low": translate("PawcPlanner", "Lower end"),
        "rate_high": translate("PawcPlanner", "Upper end"),
        "shrunk": translate("PawcPlanner", "Rate, drawn to the mean"),
        "shrunk_low": translate("PawcPlanner", "Its lower end"),
        "shrunk_high": translate("PawcPlanner", "Its upper end"),
        "index": translate("PawcPlanner", "Index"), "index_low": translate("PawcPlanner", "Index, lower end"),
        "index_high": translate("PawcPlanner", "Index, upper end"), "years": translate("PawcPlanner", "Years"),
        "change_percent": translate("PawcPlanner", "Change a year, %"), "verdict": translate("PawcPlanner", "Verdict"),
        "value": translate("PawcPlanner", "Value"), "unit": translate("PawcPlanner", "Unit"),
        "note": translate("PawcPlanner", "Note"), "indicator": translate("PawcPlanner", "Yearly number"),
        "dispersion": translate("PawcPlanner", "Spread (1: as chance)"), "tested": translate("PawcPlanner", "Tested"),
        "pairs": translate("PawcPlanner", "Pairs of sector and period"),
        "log_effort_change": translate("PawcPlanner", "Change of effort (logarithm)"),
        "log_rate_change_next": translate("PawcPlanner", "Change of the rate after it (logarithm)"),
        "elasticity": translate("PawcPlanner", "Elasticity"), "error": translate("PawcPlanner", "Standard error"),
        "detectable_fall_percent": translate("PawcPlanner", "Fall a year that would be seen, %"),
        "detectable_rise_percent": translate("PawcPlanner", "Rise a year that would be seen, %"),
        "p_holm": translate("PawcPlanner", "p, for all tests"), "lag": translate("PawcPlanner", "Periods later"),
        "percent": translate("PawcPlanner", "Change, %"), "percent_low": translate("PawcPlanner", "Lower end, %"),
        "percent_high": translate("PawcPlanner", "Upper end, %"),
    }


def _chances() -> dict[str, str]:
    return {
        "space_from": translate("PawcPlanner", "From, m apart"), "space_to": translate("PawcPlanner", "To, m apart"),
        "time_from": translate("PawcPlanner", "From, days apart"),
        "time_to": translate("PawcPlanner", "To, days apart"),
        "observed": translate("PawcPlanner", "Found"), "expected": translate("PawcPlanner", "By chance"),
        "median": translate("PawcPlanner", "By chance (median)"), "ratio": translate("PawcPlanner", "Times chance"),
        "ratio_median": translate("PawcPlanner", "Times chance (median)"),
        "observed_later": translate("PawcPlanner", "Found, not on one day"),
        "expected_visits": translate("PawcPlanner", "Explained by visits"),
        "ratio_visits": translate("PawcPlanner", "Times what visits explain"),
        "p_visits": translate("PawcPlanner", "p, given the visits"),
        "pattern": translate("PawcPlanner", "Pattern"), "kind": translate("PawcPlanner", "Hot or cold"),
        "periods_hot": translate("PawcPlanner", "Periods hot"),
        "periods_cold": translate("PawcPlanner", "Periods cold"),
        "periods_known": translate("PawcPlanner", "Periods with a visit"),
        "trend_z": translate("PawcPlanner", "Trend (z)"),
        "cluster": translate("PawcPlanner", "Cluster"), "radius_km": translate("PawcPlanner", "Half axis, km"),
        "relative_risk": translate("PawcPlanner", "Rate inside over outside"),
        "p_gumbel": translate("PawcPlanner", "p (Gumbel)"), "llr": translate("PawcPlanner", "Log-likelihood ratio"),
        "shape": translate("PawcPlanner", "Length to width"), "angle": translate("PawcPlanner", "Direction, degrees"),
        **_risk(),
    }


def _risk() -> dict[str, str]:
    return {
        "risk": translate("PawcPlanner", "Risk, times the mean"),
        "risk_low": translate("PawcPlanner", "Risk, from"), "risk_high": translate("PawcPlanner", "Risk, to"),
        "chance": translate("PawcPlanner", "Chance of a find in 5 km"),
        "factor": translate("PawcPlanner", "Factor"), "at_low": translate("PawcPlanner", "Low is"),
        "at_high": translate("PawcPlanner", "High is"), "unseen": translate("PawcPlanner", "Tried on unseen"),
        "map": translate("PawcPlanner", "Map"), "auc": translate("PawcPlanner", "Pairs ranked right (AUC)"),
        "average_precision": translate("PawcPlanner", "Average precision"),
        "log_loss": translate("PawcPlanner", "Logarithmic loss"), "brier": translate("PawcPlanner", "Brier score"),
        "calibration_error": translate("PawcPlanner", "Calibration error"),
        "looks": translate("PawcPlanner", "Visits"), "positives": translate("PawcPlanner", "Visits with a find"),
    }


def _gaps() -> dict[str, str]:
    return {
        "gap_percent": translate("PawcPlanner", "Share of the whole gap, %"),
        "area_percent": translate("PawcPlanner", "Share of the area, %"),
        "not_visited_90": translate("PawcPlanner", "Cells not visited for 90 days"),
        "oldest_days": translate("PawcPlanner", "Longest since a visit, days"),
        "stake": translate("PawcPlanner", "At stake"), "camera_gap": translate("PawcPlanner", "Passes no camera"),
        "response_gap": translate("PawcPlanner", "Met too late"), "why": translate("PawcPlanner", "What falls short"),
        "late_share": translate("PawcPlanner", "Met too late"),
        "late_minutes": translate("PawcPlanner", "Minutes too late"),
        "station": translate("PawcPlanner", "Station"),
        "first_percent": translate("PawcPlanner", "First to arrive, % of intrusion"),
        "reached_percent": translate("PawcPlanner", "Met in time, % of intrusion"),
        "target_percent": translate("PawcPlanner", "Target, %"), "tours": translate("PawcPlanner", "Patrols"),
        "bound_km": translate("PawcPlanner", "Least km of any plan"), "tour": translate("PawcPlanner", "Patrol"),
        "new_cells": translate("PawcPlanner", "New cells"),
    }


def _scores() -> dict[str, str]:
    return {
        "map": translate("PawcPlanner", "Map"), "cycles": translate("PawcPlanner", "Past cycles"),
        "cycle": translate("PawcPlanner", "Cycle"), "hit_percent": translate("PawcPlanner", "Finds caught, %"),
        "pai": translate("PawcPlanner", "Times chance (PAI)"), "pei": translate("PawcPlanner", "Of the best (PEI)"),
        "rri": translate("PawcPlanner", "Hit rate after over before (RRI)"),
        "per_100_km": translate("PawcPlanner", "Finds per 100 km inside"),
        "per_100_km_elsewhere": translate("PawcPlanner", "Finds per 100 km elsewhere"),
        "auc": translate("PawcPlanner", "AUC"), "average_precision": translate("PawcPlanner", "Average precision"),
        "calibration_error": translate("PawcPlanner", "Calibration error"),
        "than_density": translate("PawcPlanner", "Points better than plain density"),
        "times_mean": translate("PawcPlanner", "Times the site's rate"),
        "reading": translate("PawcPlanner", "Reading"), "effort": translate("PawcPlanner", "Effort"),
        "hits": translate("PawcPlanner", "Finds caught"), "best": translate("PawcPlanner", "Most that could be caught"),
    }


def _indicators() -> dict[str, str]:
    return {
        "coverage_percent": translate("PawcPlanner", "Patrol coverage, cells visited"),
        "km": translate("PawcPlanner", "Distance patrolled"), "patrols": translate("PawcPlanner", "Patrols"),
        "patrol_days": translate("PawcPlanner", "Patrol-days"),
        "joint_patrol_days": translate("PawcPlanner", "Joint patrol-days with partners"),
        "threats": translate("PawcPlanner", "Threats found on patrol"),
        "threats_per_km": translate("PawcPlanner", "Threats per km patrolled"),
        "threat_index": translate("PawcPlanner", "Threats per km as a fraction of the base year"),
        "stumps_found": translate("PawcPlanner", "Stumps found"),
        "stumps_cut": translate("PawcPlanner", "Stumps by the estimated year of cutting"),
        "camera_days": translate("PawcPlanner", "Camera-days"),
        "suspect_groups": translate("PawcPlanner", "Groups of suspects seen by cameras"),
        "suspects": translate("PawcPlanner", "Suspect intruders seen by cameras"),
        "suspects_stopped": translate("PawcPlanner", "Groups of suspects stopped after a picture"),
        "suspect_groups_per_100_camera_days": translate("PawcPlanner", "Groups of suspects per 100 camera-days"),
        "response_percent": translate("PawcPlanner", "Share of groups seen by cameras that were answered"),
        "arrests": translate("PawcPlanner", "People arrested"),
        "reports": translate("PawcPlanner", "Information reports received"),
    }


def _parts_of_indicators() -> dict[str, str]:
    return {
        "km_": translate("PawcPlanner", "Distance patrolled: {part}"),
        "reports_source[": translate("PawcPlanner", "Information reports from: {part}"),
        "reports_subject[": translate("PawcPlanner", "Information reports about: {part}"),
    }


def _words() -> dict[str, str]:
    return {
        "foot": translate("PawcPlanner", "foot"), "vehicle": translate("PawcPlanner", "vehicle"),
        "motorbike": translate("PawcPlanner", "motorbike"), "boat": translate("PawcPlanner", "boat"),
        "aircraft": translate("PawcPlanner", "aircraft"), "animal": translate("PawcPlanner", "animal"),
        "unknown": translate("PawcPlanner", "unknown"), "sector": translate("PawcPlanner", "sector"),
        "station": translate("PawcPlanner", "station"), "team": translate("PawcPlanner", "team"),
        "transport": translate("PawcPlanner", "transport"), "year": translate("PawcPlanner", "year"),
        "month": translate("PawcPlanner", "month"), "quarter": translate("PawcPlanner", "quarter"),
        "half-year": translate("PawcPlanner", "half-year"), "season": translate("PawcPlanner", "season"),
        "light": translate("PawcPlanner", "day or night"), "joint": translate("PawcPlanner", "with partners"),
        "camera": translate("PawcPlanner", "camera"), "cell": translate("PawcPlanner", "cell"),
        "category": translate("PawcPlanner", "category"), "site": translate("PawcPlanner", "site"),
        "day": translate("PawcPlanner", "day"), "night": translate("PawcPlanner", "night"),
        "yes": translate("PawcPlanner", "yes"), "no": translate("PawcPlanner", "no"),
        "auto": translate("PawcPlanner", "as the data allow"), "patrol": translate("PawcPlanner", "patrol"),
        "records": translate("PawcPlanner", "records"), "things": translate("PawcPlanner", "things"),
        "dry": translate("PawcPlanner", "dry"), "wet": translate("PawcPlanner", "wet"),
        "inside the boundary, in no sector": translate("PawcPlanner", "inside the boundary, in no sector"),
        "outside the boundary": translate("PawcPlanner", "outside the boundary"),
        "place not known": translate("PawcPlanner", "place not known"),
        "person": translate("PawcPlanner", "person"), "ranger": translate("PawcPlanner", "ranger"),
        "blank": translate("PawcPlanner", "blank"),
        "all": translate("PawcPlanner", "whole period"), "cells": translate("PawcPlanner", "cells"),
        "subcells": translate("PawcPlanner", "sub-cells"), "swath": translate("PawcPlanner", "visible strip"),
        "visited": translate("PawcPlanner", "visited"), "known": translate("PawcPlanner", "known"),
        "total": translate("PawcPlanner", "total"),
        "category in sector": translate("PawcPlanner", "category in sector"),
        "patrol-day": translate("PawcPlanner", "patrol-day"), "not_shown": translate("PawcPlanner", "not shown"),
        "deterrence": translate("PawcPlanner", "deterrence"),
        "more_after_more": translate("PawcPlanner", "more finds after more effort"),
        "repeats": translate("PawcPlanner", "repeats"),
        "no repeats shown": translate("PawcPlanner", "no repeats shown"),
        **_patterns(), "circles": translate("PawcPlanner", "circles"), "ellipses": translate("PawcPlanner", "ellipses"),
        "high": translate("PawcPlanner", "high"), "low": translate("PawcPlanner", "low"),
        "both": translate("PawcPlanner", "both"), **_maps(),
        "more than the effort explains": translate("PawcPlanner", "more than the effort explains"),
        "explained by the effort": translate("PawcPlanner", "explained by the effort"),
        "effort not known": translate("PawcPlanner", "effort not known"),
    }


def _maps() -> dict[str, str]:
    return {
        "risk": translate("PawcPlanner", "Risk"), "gi_star": translate("PawcPlanner", "Gi* of finds per km"),
        "density_per_effort": translate("PawcPlanner", "Density per effort"),
        "shrunk_rate": translate("PawcPlanner", "Shrunk rate"), "gap": translate("PawcPlanner", "Gap"),
        "density": translate("PawcPlanner", "Plain density"), "persistence": translate("PawcPlanner", "Last finds"),
        "last_effort": translate("PawcPlanner", "Last patrols"), "effort": translate("PawcPlanner", "Effort"),
        "random": translate("PawcPlanner", "Random"), "scan": translate("PawcPlanner", "Scan clusters"),
        "emerging": translate("PawcPlanner", "Emerging hotspots"),
    }


def _patterns() -> dict[str, str]:
    return {
        "new": translate("PawcPlanner", "new"), "consecutive": translate("PawcPlanner", "consecutive"),
        "intensifying": translate("PawcPlanner", "intensifying"),
        "persistent": translate("PawcPlanner", "persistent"),
        "diminishing": translate("PawcPlanner", "diminishing"), "sporadic": translate("PawcPlanner", "sporadic"),
        "oscillating": translate("PawcPlanner", "oscillating"), "historical": translate("PawcPlanner", "historical"),
        "no pattern": translate("PawcPlanner", "no pattern"),
        "hot": translate("PawcPlanner", "hot"), "cold": translate("PawcPlanner", "cold"),
    }
