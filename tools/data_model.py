"""Write docs/data-model.md from the schema, so that the page and the database cannot differ.

With ``--check`` nothing is written; the exit code says whether the page is up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "data-model.md"
sys.path.insert(0, str(ROOT))

from pawc_planner.site.schema import SCHEMA_VERSION, TABLES, Table  # noqa: E402

HEAD = f"""# Data model

*Written by `tools/data_model.py` from `pawc_planner/site/schema.py`; change it there.* Version {SCHEMA_VERSION}.

A site is one GeoPackage. Every table can be read in plain QGIS and with SQL. Geometry (column `geom`) is in the site's
CRS, metres; `DATETIME` is UTC; `DATE` is the local day of the site's time zone; lists and mappings are JSON text. Every
table has a number `fid` of its own. The rasters `<site>_dem.tif` and `<site>_land_cover.tif` lie beside the file.

- One import is one transaction: it is in the database completely or not at all.
- Records carry a `content_key`: importing the same record again adds nothing.
- Stored + repaired + already present + quarantined = read, for each row of `import_batches`.
- Rows that an import replaces or changes are kept in `undo_rows` until it is undone; all files of an import share one
  `import_id` and are undone together.
- `schema_version` tells the version of the tables. A database of an older version is brought forward when it is opened
  for writing, and a copy `<site>_version<n>_1.gpkg` is kept beside it; reading it changes nothing. A newer one is
  refused.
- The file keeps SQLite's rollback journal, never write-ahead logging: QGIS shows layers without locks and cannot read
  them in that mode, and network drives do not bear it. What an import writes stays in memory until it is complete, so
  that others read the last good state. A program that is killed leaves that state too; `<site>.gpkg-journal`, if there
  is one, must then stay beside the file until it is opened again.
- Its tables may be edited in QGIS; spatial indexes and styles saved there are kept.

## Tables
"""


def render() -> str:
    """Return the text of the page."""
    index = [f"- [`{table.name}`](#{table.name}) – {table.doc}" for table in TABLES]
    return HEAD + "\n".join(index) + "\n\n" + "\n".join(_section(table) for table in TABLES)


def _section(table: Table) -> str:
    lines = [f"## {table.name}", table.doc]
    if table.geometry:
        lines[1] += f" Geometry: {table.geometry}{' with time in M' if table.has_m else ''}."
    if table.key:
        lines[1] += " Unique: " + ", ".join(f"`{name}`" for name in table.key) + "."
    lines += ["", "| column | type | may be empty | meaning |", "|---|---|---|---|"]
    lines += [
        f"| `{column.name}` | {column.type} | {'no' if column.required else 'yes'} | {column.doc.replace('|', '/')} |"
        for column in table.columns
    ]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == render()
        print("data model: up to date" if current else "data model: run tools/data_model.py")
        return 0 if current else 1
    PAGE.write_text(render(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
