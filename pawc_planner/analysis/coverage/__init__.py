"""How much of the site patrols visited, when, and how often they came back."""

from .measures import CoverageParams, CoverageResult, coverage

__all__ = ["CoverageParams", "CoverageResult", "coverage"]
