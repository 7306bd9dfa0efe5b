"""The main job on the shipped training site, through the same algorithms that QGIS offers.

Run by ``make demo``. Raw exports go in; a site database, a QGIS project, proposed routes and cameras and a printed
briefing come out, in ``demo/``. Run again, the same exports are imported again (nothing is added) and the same plan
is made.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingFeedback, QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "demo"
PARK = FOLDER / "park"
SITE = FOLDER / "site.gpkg"
LAYERS = (
    "sectors", "stations", "roads", "trails", "rivers", "villages", "border", "entry_points", "signal", "no_go",
    "dem", "land_cover",
)
PLAN: dict[str, Any] = {
    "START": "2025-01-01", "END": "2025-12-31", "CYCLE_START": "2026-01-05", "CYCLE_END": "2026-01-18",
    "TEAMS": 8, "DAYS": 5, "HOURS_PER_DAY": 8.0, "CAMERAS": 10, "SEED": 1,
}


class Talk(QgsProcessingFeedback):
    """Feedback that prints warnings and errors, and keeps quiet about the rest."""

    def __init__(self) -> None:
        super().__init__(False)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        """Print what went wrong."""
        print(error, file=sys.stderr)


def start_qgis() -> tuple[QgsApplication, QgsProcessingProvider]:
    """Start QGIS without a screen, with Processing and the staged plugin's provider (which the caller keeps alive)."""
    QCoreApplication.setOrganizationName("QGIS")
    QCoreApplication.setApplicationName("demo")
    app = QgsApplication([], False)
    app.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    from pawc_planner.processing.provider import PawcProvider

    Processing.initialize()
    provider = PawcProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    return app, provider


def run(name: str, **parameters: Any) -> dict[str, Any]:
    """Run one algorithm of the plugin."""
    import processing

    started = time.perf_counter()
    result = processing.run(f"pawc_planner:{name}", parameters, feedback=Talk())
    print(f"  {name:<14} {time.perf_counter() - started:6.1f} s", flush=True)
    return result


def make_exports() -> None:
    """Make the training park and the exports of its rangers, once."""
    from pawc_planner.base.progress import Silent
    from pawc_planner.paths import plugin_file
    from pawc_planner.training import ParkParams, make_park

    if (PARK / "truth" / "totals.json").exists():
        return
    started = time.perf_counter()
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as pending:
        make_park(plugin_file("resources", "demo"), Path(pending) / "park", ParkParams(), Silent())
        shutil.rmtree(PARK, ignore_errors=True)
        (Path(pending) / "park").rename(PARK)
    print(f"  training park  {time.perf_counter() - started:6.1f} s")


def layer_file(role: str) -> Path:
    """Return the office's file of a role."""
    files = [PARK / "layers" / f"{role}{ending}" for ending in (".gpkg", ".geojson", ".shp", ".tif")]
    return next(path for path in files if path.exists())


def make_site() -> None:
    """Create the site database and add the office's layers, once."""
    if SITE.exists():
        return
    from pawc_planner.training import NOTICE_EN, NOTICE_TH

    with tempfile.TemporaryDirectory(dir=FOLDER) as pending:
        site = str(Path(pending) / SITE.name)
        run("createsite", BOUNDARY=str(layer_file("boundary")), NAME="Training park", CRS="EPSG:32648", CELL_SIZE=1000,
            TIMEZONE="Asia/Bangkok", NOTICE=f"{NOTICE_TH} / {NOTICE_EN}", OUTPUT=site)
        for role in LAYERS:
            extra = {"CLASSES": str(PARK / "layers" / "land_cover_classes.json")} if role == "land_cover" else {}
            run("addlayer", SITE=site, INPUT=str(layer_file(role)), ROLE=role, **extra)
        for made in Path(pending).iterdir():
            made.replace(FOLDER / made.name)


def table(imported: dict[str, Any], plan: dict[str, Any]) -> None:
    """Print what was found, beside the truth of the training park where it is known."""
    truth = json.loads((PARK / "truth" / "totals.json").read_text(encoding="utf-8"))
    year = PLAN["START"][:4]
    rows = [
        ("Import", ""),
        ("  records read", f"{imported['READ']:,}"),
        ("  stored / repaired", f"{imported['STORED']:,} / {imported['REPAIRED']:,}"),
        ("  already present / quarantined", f"{imported['DUPLICATES']:,} / {imported['QUARANTINED']:,}"),
        (f"Patrols of {year}", f"{plan['PATROLS']:,}; {plan['PATROL_DAYS']:,} patrol-days"),
        ("  km as recorded", f"{plan['RAW_KM']:,.0f}"),
        ("  km after repair (true)", f"{plan['TOTAL_KM']:,.0f} ({truth['km_per_year'][year]:,.0f})"),
        ("Coverage, by cells (target)", f"{plan['CELLS_PERCENT']:.0f} % ({plan['TARGET_PERCENT']:.0f} %)"),
        ("Finds; hot cells; unknown cells", f"{plan['FINDS']:,}; {plan['HOT']}; {plan['UNKNOWN']}"),
        ("Routes", f"{plan['TEAMS']} teams, {plan['DAYS']} days, {plan['ROUTES_KM']:,.0f} km"),
        ("  share of gaps served (bound)", f"{plan['EXPECTED_PERCENT']:.1f} % ({plan['BOUND_PERCENT']:.1f} %)"),
        ("  longest day", f"{plan['LONGEST_DAY_HOURS']:.2f} h"),
        ("Cameras: caught in time, today", f"{plan['CAUGHT_BEFORE_PERCENT']:.1f} %"),
        ("  with the plan (bound)", f"{plan['CAUGHT_PERCENT']:.1f} % ({plan['CAUGHT_BOUND_PERCENT']:.1f} %)"),
        ("Briefing", f"{plan['PAGES']} pages"),
    ]
    print()
    for name, value in rows:
        print(f"{name:<34}{value}")
    print()
    for name in ("PROJECT", "BRIEFING", "BRIEFING_TH", "BRIEFING_EN"):
        if plan.get(name):
            print(f"{name:<14}{Path(plan[name]).relative_to(ROOT)}")


def main() -> int:
    """Do the job; 0 when all went well."""
    app, provider = start_qgis()
    try:
        make_exports()
        make_site()
        imported = run("importfiles", SITE=str(SITE), INPUT=str(PARK / "exports"), KIND="auto")
        plan = run("plancycle", SITE=str(SITE), **PLAN, OUTPUT_FOLDER=str(FOLDER / "result"))
        table(imported, plan)
    finally:
        QgsApplication.processingRegistry().removeProvider(provider)
        app.exitQgis()
    return 0


if __name__ == "__main__":
    sys.exit(main())
