"""The Python libraries that the work needs: which are missing and how to get them."""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import importlib.util
import os
import sys
import sysconfig
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import machinery, metadata
from pathlib import Path

from ..i18n import translate


@dataclass(frozen=True)
class Library:
    """A library, the module it is imported as, and the oldest version that serves."""

    name: str
    module: str
    minimum: tuple[int, ...] = ()
    debian: str = ""

    @property
    def wanted(self) -> str:
        """Name and oldest version as pip takes them."""
        return f"{self.name}>={'.'.join(map(str, self.minimum))}" if self.minimum else self.name


@dataclass(frozen=True)
class Missing:
    """A library that is not there (``found`` is empty) or too old (``found`` is its version)."""

    library: Library
    found: str = ""


LIBRARIES = (
    Library("numpy", "numpy", (1, 24), "python3-numpy"),
    Library("scipy", "scipy", (1, 9), "python3-scipy"),
    Library("pandas", "pandas", (1, 5), "python3-pandas"),
    Library("shapely", "shapely", (2, 0), "python3-shapely"),
    Library("pyproj", "pyproj", (3, 4), "python3-pyproj"),
    Library("pyogrio", "pyogrio", (0, 7), "python3-pyogrio"),
    Library("geopandas", "geopandas", (1, 0), "python3-geopandas"),
    Library("rasterio", "rasterio", (1, 3), "python3-rasterio"),
    Library("scikit-learn", "sklearn", (1, 2), "python3-sklearn"),
)
CHARTS = Library("pyqtgraph", "pyqtgraph", (0, 13), "python3-pyqtgraph")


def state_of(library: Library) -> Missing | None:
    """Look for one library without importing it; None when it is there and new enough."""
    try:
        if importlib.util.find_spec(library.module) is None:
            return Missing(library)
        found = metadata.version(library.name)
    except metadata.PackageNotFoundError:
        return None  # there, but without a stated version
    except (ImportError, ValueError):
        return Missing(library)
    return Missing(library, found) if _numbers(found) < library.minimum else None


@lru_cache(maxsize=1)
def missing() -> tuple[Missing, ...]:
    """Return the libraries that are missing or too old; looked up once per session (see :func:`look_again`)."""
    return tuple(state for state in map(state_of, LIBRARIES) if state is not None)


def look_again() -> tuple[Missing, ...]:
    """Look anew, after the user has installed something."""
    importlib.invalidate_caches()
    missing.cache_clear()
    return missing()


# Libraries that bring their own GEOS, PROJ or GDAL when they come from pip.
BRING_THEIR_OWN = ("shapely", "pyproj", "pyogrio", "rasterio")


_thread = threading.local()


def prepare() -> None:
    """Make the libraries safe to use in the current thread; call before any work on a site."""
    load()
    keep_thread_state()


def keep_thread_state() -> None:
    """Keep Python's state of this thread for as long as the thread lives.

    QGIS runs tasks in threads that Python did not make; when the outermost call returns, their Python state is deleted
    while the thread lives on and is used again. pyproj 3.7.0 to 3.7.2 then uses its deleted PROJ context and crashes
    in the second task (pyproj issues 1509 and 1622). One call of ``PyGILState_Ensure`` that is never released keeps it.
    """
    if threading.current_thread() is threading.main_thread() or getattr(_thread, "kept", False):
        return
    ctypes.pythonapi.PyGILState_Ensure()
    _thread.kept = True


@lru_cache(maxsize=1)
def load() -> None:
    """Import the native libraries so that each uses the GEOS, PROJ and GDAL it was built with; call before first use.

    Inside QGIS on Linux the names of QGIS's own, older GEOS, PROJ and GDAL come first, so that a library from pip
    would run on those: shapely then fails to write geometry and pyproj crashes at the end. ``RTLD_DEEPBIND`` lets each
    library look among its own first. On other systems libraries keep apart by themselves.
    """
    with own_symbols_first(), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        for name in BRING_THEIR_OWN:
            for module in native_modules(name):
                with contextlib.suppress(ImportError):  # parts that need an optional library of their own
                    importlib.import_module(module)


@contextlib.contextmanager
def own_symbols_first() -> Iterator[None]:
    """Open native modules so that they look for names among their own libraries first, where the system knows that."""
    deep = getattr(os, "RTLD_DEEPBIND", 0)
    if not deep:
        yield
        return
    before = sys.getdlopenflags()
    sys.setdlopenflags(before | deep)
    try:
        yield
    finally:
        sys.setdlopenflags(before)


def native_modules(package: str) -> list[str]:
    """Names of the package and of all its native modules; empty when it is not installed."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        return []
    root = Path(found.origin).parent
    files = {path.relative_to(root) for suffix in machinery.EXTENSION_SUFFIXES for path in root.rglob(f"*{suffix}")}
    return [package, *sorted(".".join((package, *path.parent.parts, path.name.split(".")[0])) for path in files)]


def install_command(gone: tuple[Missing, ...], platform: str = sys.platform) -> str:
    """Return the command that installs what is missing on this system; empty when nothing is."""
    if not gone:
        return ""
    wanted = " ".join(f'"{state.library.wanted}"' for state in gone) + _guards(gone)
    if platform.startswith("win"):
        return f"python -m pip install --user {wanted}"
    if platform == "darwin":
        return f"/Applications/QGIS.app/Contents/MacOS/bin/python3 -m pip install --user {wanted}"
    return f"python3 -m pip install --user {_despite_packages()}{wanted}"


def install_place(platform: str = sys.platform) -> str:
    """Say where the command is typed on this system."""
    if platform.startswith("win"):
        return translate("PawcPlanner", "Close QGIS, open the OSGeo4W Shell of the Start menu and type:")
    if platform == "darwin":
        return translate("PawcPlanner", "Close QGIS, open Terminal and type:")
    return translate("PawcPlanner", "Close QGIS, open a terminal and type:")


def packages_command(gone: tuple[Missing, ...]) -> str:
    """Return the command that installs the same from the packages of Debian 13, Ubuntu 24.10 or newer."""
    return "sudo apt install " + " ".join(state.library.debian for state in gone) if gone else ""


def sentence(gone: tuple[Missing, ...], platform: str = sys.platform) -> str:
    """Say in one sentence what is missing and the command that installs it; empty when nothing is."""
    if not gone:
        return ""
    text = translate("PawcPlanner", "PAWC Planner lacks these Python libraries: {names}. {place} {command}")
    return text.format(
        names=", ".join(map(_shown, gone)), place=install_place(platform), command=install_command(gone, platform)
    )


def _shown(state: Missing) -> str:
    """Name of a missing library, with the version found when it is too old."""
    if not state.found:
        return state.library.name
    text = translate("PawcPlanner", "{library} (found {found}, too old)")
    return text.format(library=state.library.wanted, found=state.found)


def _numbers(version: str) -> tuple[int, ...]:
    """Leading numbers of a version, for comparing: ``1.10.0rc1`` gives (1, 10)."""
    numbers = []
    for part in version.split("."):
        if not part.isdigit():
            break
        numbers.append(int(part))
    return tuple(numbers)


def _despite_packages() -> str:
    """Debian 12 and newer refuse pip beside their packages unless told; older pip does not know the word."""
    marker = Path(sysconfig.get_path("stdlib")) / "EXTERNALLY-MANAGED"
    return "--break-system-packages " if marker.exists() else ""


def _guards(gone: tuple[Missing, ...]) -> str:
    """Keep pip from newer versions that do not go with what QGIS brings.

    QGIS's own GDAL bindings are built for one numpy generation, and affine 3 asks for a newer attrs than many have.
    """
    names = {state.library.name for state in gone}
    guards = ' "affine<3"' if "rasterio" in names else ""
    try:
        old_numpy = _numbers(metadata.version("numpy"))[:1] == (1,)
    except metadata.PackageNotFoundError:
        old_numpy = False
    return guards + (' "numpy<2"' if old_numpy else "")


def is_linux(platform: str = sys.platform) -> bool:
    """Return True where a package manager of the system has the libraries too."""
    return platform.startswith("linux")
