"""Name, version and links of the plugin, read once from ``metadata.txt``."""

from __future__ import annotations

import configparser
from functools import lru_cache
from types import MappingProxyType

from .paths import plugin_file


@lru_cache(maxsize=1)
def metadata() -> MappingProxyType[str, str]:
    """Every entry of the ``[general]`` part of metadata.txt, by its name in lower case."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(plugin_file("metadata.txt").read_text(encoding="utf-8"))
    return MappingProxyType(dict(parser["general"]))


def name() -> str:
    """Name of the plugin."""
    return metadata()["name"]


def version() -> str:
    """Version of the plugin, for example ``0.1.0``."""
    return metadata()["version"]


def homepage() -> str:
    """Address of the plugin's page."""
    return metadata()["homepage"]
