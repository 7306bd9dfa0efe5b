"""Grounds of parks: terrain, places, landscape and layers."""
