"""Folders with little or nothing in them: by name, the published files and the tables of each."""

from __future__ import annotations

from typing import Any

from tests.factories import FACTS, dialogue, dialogue_round, incident

FEW_FACTS = tuple(name for name in FACTS if name != "deso_to_area")
EARLIER = {"round_id": "autumn_2018", "name": "Hösten 2018", "starts_on": "2018-09-03", "ends_on": "2018-11-30"}
CASES: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "no answers": (FEW_FACTS, {"dialogues": [], "dialogue_rounds": [dialogue_round()], "incidents": [incident()]}),
    "no rounds": (FEW_FACTS, {"dialogues": [], "dialogue_rounds": [], "incidents": [incident()]}),
    "no incidents": (FEW_FACTS, {"dialogues": [dialogue()], "dialogue_rounds": [dialogue_round()], "incidents": []}),
    "one row each": (
        FEW_FACTS,
        {"dialogues": [dialogue()], "dialogue_rounds": [dialogue_round()], "incidents": [incident()]},
    ),
    "one row without an area": (
        FEW_FACTS,
        {
            "dialogues": [dialogue(perceived_safety="no_opinion")],
            "dialogue_rounds": [dialogue_round()],
            "incidents": [incident(area_id=None, occurred_at="2023-03-04")],
        },
    ),
    "only staff answered": (
        FEW_FACTS,
        {
            "dialogues": [dialogue(channel="staff_dialogue") for _ in range(40)],
            "dialogue_rounds": [dialogue_round()],
            "incidents": [incident(category="accident")],
        },
    ),
    "a round without answers": (
        FEW_FACTS,
        {
            "dialogues": [dialogue(perceived_safety=("very_unsafe", "very_safe")[i % 2]) for i in range(60)],
            "dialogue_rounds": [
                dialogue_round(comparable_with="autumn_2018"),
                dialogue_round(**EARLIER, comparable_with="autumn_2022"),
            ],
            "incidents": [incident() for _ in range(7)],
        },
    ),
    "no population": (
        tuple(name for name in FEW_FACTS if not name.startswith("population")),
        {
            "dialogues": [
                dialogue(perceived_safety=("very_unsafe", "very_safe")[i % 2], area_id=f"0123R00{i % 3 + 1}")
                for i in range(240)
            ],
            "dialogue_rounds": [dialogue_round()],
            "incidents": [incident()],
        },
    ),
    "no areas": (("offence_codes",), {"incidents": [incident(area_id=None)]}),
    "no files of the situation": (("places",), {}),
}
