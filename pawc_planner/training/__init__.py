"""Training park with a hidden truth: terrain, intruders, patrols, cameras and the exports they leave behind."""

from .parameters import ParkParams
from .park import NOTICE_EN, NOTICE_TH, ParkFiles, make_park

__all__ = ["NOTICE_EN", "NOTICE_TH", "ParkFiles", "ParkParams", "make_park"]
