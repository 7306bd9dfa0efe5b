"""The published fault: leg-days once per member, days joined, legs overlapping, over five times too many kilometres."""

from __future__ import annotations

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.site.reconciliation import reconciliation, total

from .wrong_months import as_csv, as_smart, wrong_month


@pytest.mark.parametrize(("seed", "form"), [(1, as_smart), (2, as_csv), (5, as_smart)])
def test_a_month_with_five_times_too_many_kilometres_comes_back_within_one_percent(site, tmp_path, seed, form):
    month = wrong_month(seed)
    assert month.raw_km > 5.4 * month.true_km
    source = tmp_path / ("month.xml" if form is as_smart else "month.csv")
    source.write_text(form(month), encoding="utf-8")
    report = import_files(site, source)
    assert report.stored + report.repaired + report.present + report.quarantined == report.read
    assert report.clean_km == pytest.approx(month.true_km, rel=0.01)
    summed = total(reconciliation(site))
    assert summed["clean_km"] == pytest.approx(report.clean_km)
    assert summed["why"], "the difference is explained"
    explained = [name for name in summed.index if name.endswith("_km") and name[:-3] not in (
        "source", "raw", "clean", "inside")]
    assert sum(summed[explained]) == pytest.approx(summed["raw_km"] - summed["clean_km"], rel=1e-6)
