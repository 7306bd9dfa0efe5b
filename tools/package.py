"""Stage the plugin folder, zip it, and check the zip against the rules of the public plugin repository.

``python tools/package.py stage``  build/pawc_planner/
``python tools/package.py zip``    dist/pawc_planner.<version>.zip
``python tools/package.py check``  rules and security scans on the staged folder and the zip
"""

from __future__ import annotations

import configparser
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STAGED = ROOT / "build" / "pawc_planner"
DIST = ROOT / "dist"
MAX_BYTES = 25_000_000
FIXED_TIME = (2025, 1, 1, 0, 0, 0)
IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc", ".*", "*.ts")


def metadata() -> configparser.SectionProxy:
    """Read metadata.txt the way the repository does, with interpolation."""
    parser = configparser.ConfigParser()
    parser.read_string((ROOT / "metadata.txt").read_text(encoding="utf-8"))
    return parser["general"]


def stage() -> None:
    """Build build/pawc_planner from the package, resources, translations, metadata and licence."""
    subprocess.run([sys.executable, str(ROOT / "tools" / "i18n.py"), "--compile"], check=True)
    fresh = STAGED.with_name("pawc_planner.new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(ROOT / "pawc_planner", fresh, ignore=IGNORED)
    for folder in ("resources", "i18n"):
        shutil.copytree(ROOT / folder, fresh / folder, ignore=IGNORED)
    for name in ("metadata.txt", "LICENSE", "CHANGELOG.md", "requirements.txt"):
        shutil.copy2(ROOT / name, fresh / name)
    shutil.rmtree(STAGED, ignore_errors=True)
    fresh.rename(STAGED)


def archive_path() -> Path:
    """Name of the zip."""
    return DIST / f"pawc_planner.{metadata()['version']}.zip"


def make_zip() -> Path:
    """Zip the staged folder; the same files give the same bytes."""
    DIST.mkdir(exist_ok=True)
    target = archive_path()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in STAGED.rglob("*") if p.is_file()):
            if "__pycache__" in path.parts:
                continue
            info = zipfile.ZipInfo(str(Path("pawc_planner") / path.relative_to(STAGED)), FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes())
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.1f} MB")
    return target


def faults_of_zip(path: Path) -> list[str]:
    """List what the repository would refuse."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    required = ("__init__.py", "metadata.txt", "LICENSE")
    faults = [f"missing {name}" for name in required if f"pawc_planner/{name}" not in names]
    faults += [f"outside the folder: {n}" for n in names if not n.startswith("pawc_planner/")]
    bad = (".pyc", ".pyo", ".so", ".dll", ".dylib", ".exe", ".whl")
    hidden = [n for n in names if any(part.startswith(".") for part in n.split("/"))]
    faults += [f"not allowed: {n}" for n in (*hidden, *(n for n in names if n.endswith(bad)))]
    if path.stat().st_size > MAX_BYTES:
        faults.append(f"{path.stat().st_size / 1e6:.1f} MB is over {MAX_BYTES / 1e6:.0f} MB")
    needed = (
        "name", "qgisMinimumVersion", "description", "about", "version", "author", "email", "repository", "tracker",
    )
    faults += [f"metadata.txt lacks {key}" for key in needed if not metadata().get(key)]
    return faults


def scan(*command: str) -> subprocess.CompletedProcess[str]:
    """Run one scanner on the staged folder."""
    line = [sys.executable, "-m", *command]
    return subprocess.run(line, cwd=STAGED.parent, capture_output=True, text=True, check=False)


def check() -> int:
    """Print every fault; 0 when there is none."""
    faults = faults_of_zip(archive_path())
    bandit = scan("bandit", "-q", "-r", "pawc_planner")
    if bandit.returncode:
        faults.append("bandit:\n" + bandit.stdout + bandit.stderr)
    secrets = scan("detect_secrets", "scan", "--all-files", "pawc_planner")
    found = json.loads(secrets.stdout or "{}").get("results")
    if secrets.returncode or found:
        faults.append(f"detect-secrets: {found or secrets.stderr}")
    for fault in faults:
        print(fault, file=sys.stderr)
    print("check-package: clean" if not faults else f"check-package: {len(faults)} faults")
    return 1 if faults else 0


def main() -> int:
    actions = {"stage": stage, "zip": make_zip, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in actions:
        print(__doc__, file=sys.stderr)
        return 2
    result = actions[sys.argv[1]]()
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    sys.exit(main())
