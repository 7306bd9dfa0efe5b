"""From fixes as recorded to a track whose kilometres can be trusted."""

from .cleaned import CleaningParams, CleanTrack, clean_fixes

__all__ = ["CleanTrack", "CleaningParams", "clean_fixes"]
