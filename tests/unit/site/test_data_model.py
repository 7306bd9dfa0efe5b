from __future__ import annotations

import re
from pathlib import Path

from pawc_planner.site.schema import TABLES
from tools import data_model


def test_the_page_of_the_data_model_is_up_to_date():
    assert data_model.PAGE.read_text(encoding="utf-8") == data_model.render(), "run tools/data_model.py"


def test_the_page_names_every_column():
    text = data_model.render()
    for table in TABLES:
        section = text.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        assert re.findall(r"^\| `(\w+)`", section, re.M) == [column.name for column in table.columns]
    assert Path(data_model.PAGE).name == "data-model.md"
