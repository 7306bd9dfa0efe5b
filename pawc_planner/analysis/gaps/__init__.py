"""Where a threat may lie undetected, weighed by what is at stake."""

from .score import GapParams, GapResult, gap_scores, risk_surface, smoothed_rate

__all__ = ["GapParams", "GapResult", "gap_scores", "risk_surface", "smoothed_rate"]
