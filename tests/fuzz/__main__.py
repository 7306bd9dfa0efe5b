"""Fuzz the importers: ``python -m tests.fuzz --seconds 600``; what goes wrong is written to ``build/fuzz``."""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from .engine import Fuzzer
from .seeds import seeds

FOUND = Path(__file__).resolve().parents[2] / "build" / "fuzz"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="seeds whose name holds this text")
    parser.add_argument("--blind", action="store_true", help="do not trace lines: more runs, no guidance")
    parser.add_argument("--again", type=Path, help="try one kept input again")
    arguments = parser.parse_args()
    corpus = {name: [data] for name, data in seeds().items() if arguments.only in name}
    if arguments.again:
        corpus = {arguments.again.name.partition("-")[2]: [arguments.again.read_bytes()]}
        arguments.seconds = 0
    with tempfile.TemporaryDirectory(prefix="fuzz") as folder:
        fuzzer = Fuzzer(Path(folder), corpus, random.Random(arguments.seed), not arguments.blind)
        end = time.monotonic() + arguments.seconds
        while time.monotonic() < end:
            fuzzer.step()
    return tell(fuzzer)


def tell(fuzzer: Fuzzer) -> int:
    """Print what was reached, keep what went wrong; return how much went wrong."""
    kept = sum(len(inputs) for inputs in fuzzer.corpus.values())
    print(f"{fuzzer.runs:,} inputs, {kept:,} kept, {len(fuzzer.lines):,} lines of the importers reached, "
          f"slowest {fuzzer.slowest:.1f} s, {len(fuzzer.findings)} went wrong")
    kinds = Counter((finding.name, finding.what[:160]) for finding in fuzzer.findings)
    for (name, what), count in kinds.most_common(40):
        print(f"{count:6} {name}: {what}")
    for finding in fuzzer.findings:
        FOUND.mkdir(parents=True, exist_ok=True)
        (FOUND / f"{hashlib.sha256(finding.data).hexdigest()[:12]}-{finding.name}").write_bytes(finding.data)
    return min(1, len(fuzzer.findings))


if __name__ == "__main__":
    sys.exit(main())
