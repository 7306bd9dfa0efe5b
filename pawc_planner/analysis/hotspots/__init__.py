"""Where finds stand out from what chance and effort explain."""

from .gi_star import HotspotParams, HotspotResult, benjamini_hochberg, getis_ord_star, hotspots, neighbourhood_sum

__all__ = ["HotspotParams", "HotspotResult", "benjamini_hochberg", "getis_ord_star", "hotspots", "neighbourhood_sum"]
