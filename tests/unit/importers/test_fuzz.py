"""A short blind run of the fuzzer; ``python -m tests.fuzz`` runs it as long as wanted, guided by coverage."""

from __future__ import annotations

import random

from tests.fuzz.engine import Fuzzer
from tests.fuzz.seeds import seeds


def test_changed_files_of_every_format_get_a_clear_answer_and_nothing_else_is_touched(tmp_path):
    fuzzer = Fuzzer(tmp_path, {name: [data] for name, data in seeds().items()}, random.Random(7), guided=False)
    for _ in range(300):
        fuzzer.step()
    assert [(finding.name, finding.what) for finding in fuzzer.findings] == []
    assert fuzzer.slowest < 20
