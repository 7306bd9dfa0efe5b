"""Where the plugin's own files are: inside the package once installed, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def plugin_file(*parts: str) -> Path:
    """Path of a shipped file or folder, inside the package when it is there, else beside the package.

    Parameters
    ----------
    *parts
        Parts below the plugin's root, for example ``"resources", "icons", "pawc.svg"``.
    """
    inside = PACKAGE.joinpath(*parts)
    return inside if inside.exists() else PACKAGE.parent.joinpath(*parts)


def icon_file(name: str) -> Path:
    """Path of the icon ``name`` (without ``.svg``); the plugin's own icon when there is none of that name."""
    path = plugin_file("resources", "icons", f"{name}.svg")
    return path if path.exists() else plugin_file("resources", "icons", "pawc.svg")
