"""How maps did on the cycles that followed them: measures, maps made from the past alone, rolling origin."""

from .measures import MapHits, hits_in_area
from .rolling import BacktestParams, BacktestResult, backtest

__all__ = ["BacktestParams", "BacktestResult", "MapHits", "backtest", "hits_in_area"]
