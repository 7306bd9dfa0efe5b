"""Encounter rates: finds per effort, their intervals, shrinkage and trend."""

from .per_cell import RateParams, RateResult, encounter_rates, overall_rate, rate_sentence

__all__ = ["RateParams", "RateResult", "encounter_rates", "overall_rate", "rate_sentence"]
