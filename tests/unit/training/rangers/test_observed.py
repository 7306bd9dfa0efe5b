"""What is noted of signs, people and herds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pawc_planner.base.progress import Silent
from pawc_planner.training.parameters import KINDS, ParkParams
from pawc_planner.training.rangers.facts import sign_facts
from pawc_planner.training.rangers.observed import ANIMALS, FOUND_COLUMNS, MET_COLUMNS, observed
from pawc_planner.training.rangers.outings import make_patrols
from pawc_planner.training.rangers.tracks import legs_in_order

from .grounds import ground_of

DAY = 86400.0


@pytest.fixture(scope="module")
def year():
    ground, params = ground_of(900.0), ParkParams(size_km2=900.0, years=1)
    return ground, params, make_patrols(ground, params, np.random.default_rng(2), Silent())


def _found(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(FOUND_COLUMNS))


def _met(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(MET_COLUMNS))


def test_a_sign_is_noted_on_its_outing_with_its_age_and_place(year):
    ground, params, patrols = year
    leg = legs_in_order(patrols)[40][1]
    t, x, y = leg.step_t[50], float(leg.step_x[50]), float(leg.step_y[50])
    rows = [(7, 40, t, "stump", "humanactivity.timber.stump.", x, y, t - 40 * DAY),
            (8, 40, t + 5, "camp", "humanactivity.shelterorcamp.", x, y, t - 2 * DAY)]
    observed(ground, patrols, _found(rows), _met([]), params, np.random.default_rng(0))
    stump, = [find for find in leg.finds if find.sign == 7]
    assert stump.attributes == {"numberofstumps": 1.0, "treespecies_timber": "rosewood", "ageofsign": "old",
                                "threat": "biologicalresourceuse.loggingwoodharvesting."}
    assert stump.t == round(t) and np.hypot(stump.x - x, stump.y - y) < 40
    camp, = [find for find in leg.finds if find.sign == 8]
    assert camp.attributes["ageofsign"] == "fresh" and 2 <= camp.attributes["numberofpeople"] <= 6
    assert sum(find.sign >= 0 for _, day in legs_in_order(patrols) for find in day.finds) == 2


def test_people_met_are_arrested_or_escape(year):
    ground, params, patrols = year
    leg = legs_in_order(patrols)[9][1]
    rows = [(leg.step_t[3], 9, 4, 1, 1.0, 2.0), (leg.step_t[9], 9, 3, 0, 1.0, 2.0)]
    observed(ground, patrols, _found([]), _met(rows), params, np.random.default_rng(0))
    people = [find for find in leg.finds if ".people." in find.category]
    assert [find.category.split(".")[-2] for find in people] == ["peoplearrestedorfined", "peopleescaped"]
    assert [find.attributes["numberofpeople"] for find in people] == [4.0, 3.0]
    assert "personage" in people[0].attributes and "personage" not in people[1].attributes


def test_a_herd_is_driven_back_and_not_arrested(year):
    ground, params, patrols = year
    leg = legs_in_order(patrols)[9][1]
    elephants = replace(params, kind=KINDS["elephants"])
    observed(ground, patrols, _found([]), _met([(leg.step_t[3], 9, 5, 0, 1.0, 2.0)]), elephants,
             np.random.default_rng(0))
    herd, = [find for find in leg.finds if "actiontakenhwc" in find.attributes]
    assert (herd.category, herd.attributes["numberofagesexunknown"]) == ("animals.liveanimals.", 5.0)
    assert herd.attributes["actiontakenhwc"] == "chasedbackintopark"
    assert not any(".people." in find.category for find in leg.finds)


def test_every_day_has_its_positions_in_order_and_animals_at_their_rate(year):
    ground, params, patrols = year
    observed(ground, patrols, _found([]), _met([]), params, np.random.default_rng(3))
    animals = walked = 0.0
    for patrol in patrols:
        for leg in patrol.days:
            assert [find.t for find in leg.finds] == sorted(find.t for find in leg.finds)
            kinds = [find.attributes.get("positiontype") for find in leg.finds]
            last = "end" if leg is patrol.days[-1] else "patrolcamp"
            assert [kind for kind in kinds if kind] == ["start", last]
            assert leg.t[0] <= leg.finds[0].t and leg.finds[-1].t <= leg.t[-1]
            if patrol.transport == "foot":
                animals += len(leg.finds) - 2
                inside = ground.terrain.inside.ravel()[ground.terrain.spec.cells_at(leg.step_x, leg.step_y)]
                walked += float(leg.step_km[inside].sum())
    assert animals / walked == pytest.approx(sum(rate for _, rate, _ in ANIMALS), rel=0.12)


@pytest.mark.parametrize("kind", KINDS)
def test_every_sign_of_every_kind_has_facts_of_its_own(kind):
    rng = np.random.default_rng(1)
    for category in [KINDS[kind].harm_category, *(sign.category for sign in KINDS[kind].signs)]:
        facts = sign_facts(category, 10, KINDS[kind], rng)
        assert facts["ageofsign"] == "recent"
        assert set(facts) - {"ageofsign", "threat"} or category == "humanactivity.fire."


def test_facts_by_hand():
    rng = np.random.default_rng(1)
    snare = sign_facts("humanactivity.weaponsequipment.trap.", 0, KINDS["snares"], rng)
    assert snare["numberofweaponsequipment"] == 1.0 and snare["ageofsign"] == "fresh"
    many = [sign_facts("humanactivity.weaponsequipment.trap.", 0, KINDS["rosewood"], rng) for _ in range(400)]
    assert np.mean([facts["numberofweaponsequipment"] for facts in many]) == pytest.approx(3.5, abs=0.25)
    assert np.mean([facts["typeoftrap"] == "wiresnare" for facts in many]) == pytest.approx(0.9, abs=0.05)
    nest = sign_facts(KINDS["nests"].harm_category, 200, KINDS["nests"], rng)
    assert (nest["species"], nest["ageofsign"]) == ("turtle", "veryold")
    assert nest["numberofanimalpartsorbushmeat"] >= 20
    raid = sign_facts(KINDS["elephants"].harm_category, 1, KINDS["elephants"], rng)
    assert raid["species"] == "elephasmaximus" and 0.1 <= raid["extentofdamageinhectares"] <= 2.4
