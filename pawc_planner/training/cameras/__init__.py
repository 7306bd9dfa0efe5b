"""Trail cameras of a park: where they stand, when they work, what they photograph and when that is seen."""

from .earlier import CameraHistory, make_cameras

__all__ = ["CameraHistory", "make_cameras"]
