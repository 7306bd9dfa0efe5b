"""Tracks cut at the edges of cells and polygons: lengths and times inside each, exactly."""
