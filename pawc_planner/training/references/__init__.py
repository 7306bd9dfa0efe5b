"""Planners and maps to compare with, named after what they do."""
