"""Where a threat is likely, told apart from where patrols look, and how sure that is."""

from .model import OCCUPANCY, RATES, STACKED, RiskResult, risk
from .params import RiskParams

__all__ = ["OCCUPANCY", "RATES", "STACKED", "RiskParams", "RiskResult", "risk"]
