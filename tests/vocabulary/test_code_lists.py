"""The code lists hold together."""

from collections import defaultdict

import pytest

from jarfalla_data.vocabulary import dialogue, incidents, work
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUP, CATEGORY_GROUPS, INCIDENT_CATEGORIES
from jarfalla_data.vocabulary.terms import CodeList, fold

LISTS = {
    value.name: value
    for module in (dialogue, incidents, work)
    for value in vars(module).values()
    if isinstance(value, CodeList)
}

every_list = pytest.mark.parametrize("codes", LISTS.values(), ids=LISTS)


def said(codes):
    """Each folded spelling with the codes of the terms that hold it."""
    holders = defaultdict(set)
    for term in codes:
        for text in (term.code, term.sv, term.en, *term.spellings):
            holders[fold(text)].add(term.code)
    return holders


@every_list
def test_a_label_in_any_case_finds_its_code(codes):
    """Whatever the case and the spaces around, both labels of every term lead to its code."""
    for term in codes:
        for label in (term.sv, term.en):
            assert {codes.find(label), codes.find(f" {label.upper()} ")} == {term.code}


@every_list
def test_both_languages_are_complete_and_begin_with_a_capital(codes):
    """No label is empty, and none stands in lower case beside the others."""
    for term in codes:
        assert term.sv[0] == term.sv[0].upper()
        assert term.en[0] == term.en[0].upper()


@every_list
def test_codes_are_unique(codes):
    """No term hides another of the same code."""
    assert len(codes.codes) == len(codes.terms)


@every_list
def test_labels_are_unique_in_each_language(codes):
    """Two codes of a list never look alike on a page."""
    for lang in ("sv", "en"):
        assert len({fold(term.label(lang)) for term in codes}) == len(codes.terms)


@every_list
def test_no_spelling_means_two_codes(codes):
    """What a file holds is never ambiguous."""
    assert {text: found for text, found in said(codes).items() if len(found) > 1} == {}


def test_what_concerns_and_categories_both_hold_is_the_same_code():
    """A decision's problem may be a concern or a category, and reads the same as either."""
    concerns, categories = said(dialogue.CONCERNS), said(INCIDENT_CATEGORIES)
    assert {text for text in concerns.keys() & categories.keys() if concerns[text] != categories[text]} == set()


def test_narkotikahandel_is_drug_dealing():
    """The Swedish word that people write for open drug dealing is read as that concern."""
    assert dialogue.CONCERNS.find("Narkotikahandel") == "drug_dealing"


def test_unsafe_are_the_two_unsafe_answers_and_staying_in_for_that_reason():
    """Staying in for another reason is not unsafe, and only having no opinion leaves the base."""
    assert dialogue.PERCEIVED_SAFETY.marked("unsafe") == {
        "fairly_unsafe",
        "very_unsafe",
        "avoids_because_unsafe",
    }
    assert dialogue.PERCEIVED_SAFETY.marked("out_of_base") == {"no_opinion"}


def test_nobody_answers_as_inhabitant_and_professional_at_once():
    """Every channel but the fault reports speaks with exactly one kind of respondent."""
    inhabitant, professional = dialogue.CHANNEL.marked("inhabitant"), dialogue.CHANNEL.marked("professional")
    assert not inhabitant & professional
    assert professional == {"staff_dialogue", "cooperation_dialogue"}
    assert set(dialogue.CHANNEL.codes) - inhabitant - professional == {"e_service"}


def test_age_groups_that_no_survey_has_are_unmatched():
    """Only the groups that end or begin at 18 cannot be held against the surveys."""
    assert dialogue.AGE_GROUP.marked("unmatched") == {"under_18", "18_24"}


def test_locks_and_cameras_are_security_sensitive():
    """Findings on entrances and on cameras or alarms are the sensitive ones."""
    assert work.INSPECTION_FINDINGS.marked("security_sensitive") == {"entrance", "camera_alarm"}


def test_no_finding_follows_two_design_principles():
    """A finding is counted under at most one principle."""
    for term in work.INSPECTION_FINDINGS:
        assert sum(mark.startswith("cpted:") for mark in term.marks) <= 1


def test_every_category_has_one_group():
    """The groups hold all categories, and nothing else."""
    assert set(CATEGORY_GROUP) == set(INCIDENT_CATEGORIES.codes)
    assert set(CATEGORY_GROUP.values()) == set(CATEGORY_GROUPS.codes)


def test_categories_are_in_one_group_each():
    """No category is listed under two groups."""
    listed = [category for group in incidents.CATEGORIES_OF_GROUP.values() for category in group]
    assert len(listed) == len(set(listed))


def test_the_detection_driven_categories_are_those_that_controls_find():
    """Only narcotics, weapons, traffic, shop theft and alcohol follow how much is checked."""
    assert INCIDENT_CATEGORIES.marked("detection_driven") == {
        "narcotics_dealing",
        "narcotics_possession_use",
        "narcotics_other",
        "weapons",
        "traffic",
        "shop_theft",
        "alcohol",
    }


def test_the_municipality_only_categories_are_those_that_tell_of_the_victim():
    """Violence indoors, lethal violence and sexual offences have the victim inside the code."""
    assert INCIDENT_CATEGORIES.marked("municipality_only") == {
        "violence_indoors",
        "lethal_violence",
        "sexual_offences",
    }
