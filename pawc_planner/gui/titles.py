"""What kinds of records and columns are called on screen."""

from __future__ import annotations

from ..i18n import translate


def kind_title(kind: str) -> str:
    """Title of a kind of records; the kind itself when it has none."""
    return _kinds().get(kind, kind)


def column_title(column: str) -> str:
    """Title of one of our columns; the column itself when it has none."""
    return _columns().get(column, column)


def _kinds() -> dict[str, str]:
    return {
        "auto": translate("PawcPlanner", "as recognised"),
        "patrols": translate("PawcPlanner", "Patrols and tracks"),
        "observations": translate("PawcPlanner", "Observations"),
        "stumps": translate("PawcPlanner", "Stumps"),
        "cameras": translate("PawcPlanner", "Cameras"),
        "camera_events": translate("PawcPlanner", "Camera events"),
        "reports": translate("PawcPlanner", "Information reports"),
        "data_model": translate("PawcPlanner", "Data model"),
        "file": translate("PawcPlanner", "File"),
        "unreadable": translate("PawcPlanner", "not usable"), "leg_days": translate("PawcPlanner", "Patrol days"),
        "merge": translate("PawcPlanner", "merged copy"), "reversed": translate("PawcPlanner", "repairs taken back"),
    }


def _columns() -> dict[str, str]:
    return {
        "patrol_id": translate("PawcPlanner", "Patrol"), "leg_id": translate("PawcPlanner", "Leg"),
        "time": translate("PawcPlanner", "Date and time"), "date": translate("PawcPlanner", "Date"),
        "day": translate("PawcPlanner", "Day"), "clock": translate("PawcPlanner", "Time of day"),
        "lat": translate("PawcPlanner", "Latitude"), "lon": translate("PawcPlanner", "Longitude"),
        "x": translate("PawcPlanner", "East (X)"), "y": translate("PawcPlanner", "North (Y)"),
        "transport": translate("PawcPlanner", "Transport"), "station": translate("PawcPlanner", "Station"),
        "team": translate("PawcPlanner", "Team"), "mandate": translate("PawcPlanner", "Mandate"),
        "partners": translate("PawcPlanner", "Partners"),
        "members": translate("PawcPlanner", "Number of members"), "device": translate("PawcPlanner", "Device"),
        "category": translate("PawcPlanner", "Category"), "waypoint_id": translate("PawcPlanner", "Waypoint"),
        "count": translate("PawcPlanner", "Count"), "stump_id": translate("PawcPlanner", "Stump"),
        "species": translate("PawcPlanner", "Species"), "found": translate("PawcPlanner", "Found on"),
        "cut_estimate": translate("PawcPlanner", "Cut on (estimate)"),
        "girth_cm": translate("PawcPlanner", "Girth (cm)"),
        "class": translate("PawcPlanner", "Class"), "camera_id": translate("PawcPlanner", "Camera"),
        "model": translate("PawcPlanner", "Model"), "from_day": translate("PawcPlanner", "In place from"),
        "to_day": translate("PawcPlanner", "In place to"), "signal": translate("PawcPlanner", "Signal"),
        "status": translate("PawcPlanner", "Status"), "people": translate("PawcPlanner", "People"),
        "response": translate("PawcPlanner", "Response"), "received": translate("PawcPlanner", "Received on"),
        "source_grade": translate("PawcPlanner", "Grade of the source"),
        "info_grade": translate("PawcPlanner", "Grade of the information"),
        "source_type": translate("PawcPlanner", "Type of source"), "subject": translate("PawcPlanner", "Subject"),
        "radius_m": translate("PawcPlanner", "Radius (m)"), "fix": translate("PawcPlanner", "GPS fix"),
        "row": translate("PawcPlanner", "Row"), "cells": translate("PawcPlanner", "Cells"),
    }
