"""Every figure of a park is documented, has a source, and is refused by name when it cannot be."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest

from pawc_planner.base.errors import ParameterError
from pawc_planner.training.encounters.sightings import SignSet
from pawc_planner.training.parameters import (
    ALL_DEFECTS,
    KINDS,
    CameraParams,
    DefectParams,
    IntruderParams,
    LandParams,
    ParkParams,
    RangerParams,
    documented,
)
from pawc_planner.training.parameters.documentation import figures_of_kind, figures_of_park, render, undocumented
from pawc_planner.training.parameters.kinds import SOURCES, Kind
from pawc_planner.training.rangers.presence import Presence
from tools import training_parameters

from .sighted import chance_seen


def test_the_page_of_the_figures_is_up_to_date():
    assert training_parameters.PAGE.read_text(encoding="utf-8") == render(), "run tools/training_parameters.py"


def test_no_figure_lacks_a_meaning_or_a_source():
    assert undocumented(ParkParams()) == []
    for kind in KINDS.values():
        assert undocumented(kind) == []
        assert all(sign.source for sign in kind.signs)


def test_the_page_names_every_field_of_every_group_once():
    text = render()
    groups = {"": ParkParams, "land.": LandParams, "rangers.": RangerParams, "cameras.": CameraParams}
    for prefix, group in groups.items():
        for item in fields(group):
            if item.metadata:
                assert text.count(f"| `{prefix}{item.name}` |") == 1, item.name
    assert all(f"| `{item.name}` |" in text for item in fields(Kind) if item.name != "signs")
    assert len(figures_of_park()) == len({figure.name for figure in figures_of_park()})


def test_the_page_shows_every_sign_of_every_kind():
    rows = re.findall(r"^\| (\w+) \| (\w+) \| `(humanactivity[\w.]+)` \|", render(), re.M)
    assert rows == [(kind.name, sign.name, sign.category) for kind in KINDS.values() for sign in kind.signs]


def test_a_value_has_the_source_that_was_published_for_its_kind():
    of_snares = {figure.name: figure.source for figure in figures_of_kind(KINDS["snares"])}
    of_nests = {figure.name: figure.source for figure in figures_of_kind(KINDS["nests"])}
    assert "Ibbett" in of_snares["harm_ease"]
    assert of_nests["harm_ease"] == "assumption"
    names = {item.name for item in fields(Kind)}
    assert all(kind in KINDS and name in names for kind, name in SOURCES)


def test_a_figure_tells_its_value_unit_and_range():
    figure = {one.name: one for one in documented(replace(ParkParams(), size_km2=300.0))}["size_km2"]
    assert (figure.value, figure.unit, figure.allowed) == (300.0, "km²", "200 to 10000")


@pytest.mark.parametrize(
    "make, name",
    [
        (lambda: ParkParams(size_km2=199.0), "size_km2"),
        (lambda: ParkParams(size_km2=10_001.0), "size_km2"),
        (lambda: ParkParams(cell_m=99.9), "cell_m"),
        (lambda: ParkParams(cell_m=float("nan")), "cell_m"),
        (lambda: ParkParams(years=0), "years"),
        (lambda: ParkParams(years=1.5), "years"),
        (lambda: ParkParams(years=float("inf")), "years"),
        (lambda: ParkParams(years="3"), "years"),
        (lambda: ParkParams(seed=-1), "seed"),
        (lambda: ParkParams(ground="moon"), "ground"),
        (lambda: ParkParams(first_day="2023-01-01"), "first_day"),
        (lambda: IntruderParams(habit=-0.1), "habit"),
        (lambda: RangerParams(vehicle_share=1.01), "vehicle_share"),
        (lambda: CameraParams(catch=None), "catch"),
        (lambda: DefectParams(chosen=("gps_spike", "coffee_stain")), "chosen"),
        (lambda: replace(KINDS["nests"], targets="beaches"), "targets"),
        (lambda: replace(KINDS["nests"], night_share=2.0), "night_share"),
    ],
)
def test_a_bad_value_is_refused_by_the_name_of_its_field(make, name):
    with pytest.raises(ParameterError) as refused:
        make()
    assert refused.value.facts["name"] == name


def test_good_values_at_the_ends_of_their_ranges_are_taken():
    params = ParkParams(size_km2=200, cell_m=1000.0, years=np.int64(100), first_day=date(2024, 2, 28))
    assert params.number(10.0) == 2
    assert DefectParams(chosen=()).chosen == ()
    assert DefectParams().chosen == ALL_DEFECTS


def test_snares_are_as_hard_to_see_as_the_field_experiment_found_them():
    """Ibbett et al. (2020): 2 km of search in 0.25 km² of forest found 20 % (15 to 25 %) of the snares set there."""
    lanes, steps, n = 4, 25, 20_000
    x, y = np.tile(np.arange(steps) * 20.0 + 10, lanes), np.repeat(np.arange(lanes) * 125.0 + 62.5, steps)
    hour = np.arange(lanes * steps) * 36.0
    search = Presence(hour, x, y, np.full(len(x), 0.02), np.ones(len(x)), np.zeros(len(x), np.int64))
    assert search.total_km == pytest.approx(2.0)
    snares, land = KINDS["snares"], LandParams()
    forest = (land.sight_evergreen + land.sight_deciduous) / 2
    rng = np.random.default_rng(1)
    set_there = SignSet(
        rng.uniform(0, 500, n), rng.uniform(0, 500, n), np.full(n, -1.0), np.full(n, 86_400 * snares.harm_days),
        np.full(n, snares.harm_ease * forest),
    )
    assert 0.15 < chance_seen(set_there, search, RangerParams()).mean() < 0.25
