"""Every figure of a made-up park in one validated set, each with its published source or marked as an assumption."""

from .defects import ALL_DEFECTS, DefectParams
from .figure import documented
from .groups import CameraParams, IntruderParams, LandParams, RangerParams, ReportParams
from .kinds import KINDS, Kind, SignKind
from .park_params import ParkParams

__all__ = [
    "ALL_DEFECTS",
    "KINDS",
    "CameraParams",
    "DefectParams",
    "IntruderParams",
    "Kind",
    "LandParams",
    "ParkParams",
    "RangerParams",
    "ReportParams",
    "SignKind",
    "documented",
]
