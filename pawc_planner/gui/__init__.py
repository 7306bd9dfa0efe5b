"""Dock, pages and tasks: they show and ask, and calculate nothing."""
