"""Who answers in the example dialogues, and what they say: shares and weights, all invented.

Only one figure follows a published one: about 40 % of the inhabitants feel insecure late in the evening.
"""

from __future__ import annotations

from jarfalla_data.example.truth import CHANGED_ROUND, FIRST_ROUND, LAST_ROUND

MUNICIPALITY_INSECURE = 0.40

ROUNDS = (FIRST_ROUND, CHANGED_ROUND, LAST_ROUND)
RESPONSES = {FIRST_ROUND: 4250, CHANGED_ROUND: 3450, LAST_ROUND: 4300}

FEW = {"0123R007": 0.42, "0123R018": 0.34, "0123R025": 0.42}
"""Small areas with few answers, as a share of what they would else have; so that "few answers" is seen."""

WITHOUT_ANSWERS = ((CHANGED_ROUND, "0123R018"),)

# 2020: the pandemic limited the meetings, and the web took their place.
_ORDINARY = {
    "survey": 0.30,
    "citizen_dialogue": 0.20,
    "web": 0.15,
    "place_meeting": 0.10,
    "youth_dialogue": 0.08,
    "safety_walk": 0.05,
    "staff_dialogue": 0.06,
    "cooperation_dialogue": 0.03,
    "e_service": 0.03,
}
_LIMITED = {
    "survey": 0.38,
    "citizen_dialogue": 0.04,
    "web": 0.40,
    "place_meeting": 0.03,
    "youth_dialogue": 0.03,
    "safety_walk": 0.02,
    "staff_dialogue": 0.05,
    "cooperation_dialogue": 0.02,
    "e_service": 0.03,
}
CHANNELS = {FIRST_ROUND: _ORDINARY, CHANGED_ROUND: _LIMITED, LAST_ROUND: _ORDINARY}

_MOSTLY_LATE = {"late_evening_night": 0.72, "evening": 0.16, "day": 0.12}
TIMES = {
    "survey": {"late_evening_night": 1.0},
    "web": {"late_evening_night": 0.88, "evening": 0.08, "day": 0.04},
    "youth_dialogue": {"late_evening_night": 0.55, "evening": 0.3, "day": 0.15},
    "staff_dialogue": {"late_evening_night": 0.2, "evening": 0.4, "day": 0.4},
    "cooperation_dialogue": {"late_evening_night": 0.4, "evening": 0.4, "day": 0.2},
    "e_service": {"late_evening_night": 0.3, "evening": 0.3, "day": 0.4},
}
TIMES_ELSE = _MOSTLY_LATE

RELATIONS = {
    "survey": {"lives_here": 1.0},
    "youth_dialogue": {"lives_here": 0.5, "school": 0.45, "visits": 0.05},
    "staff_dialogue": {"works_here": 1.0},
    "cooperation_dialogue": {"works_here": 1.0},
    "place_meeting": {"lives_here": 0.7, "visits": 0.2, "works_here": 0.08, "unknown": 0.02},
    "e_service": {"unknown": 0.6, "lives_here": 0.4},
}
RELATIONS_ELSE = {"lives_here": 0.88, "works_here": 0.05, "visits": 0.05, "unknown": 0.02}

# An empty code: the respondent was not asked, or did not say.
AGES = {
    "survey": {"16_24": 0.10, "25_44": 0.28, "45_64": 0.32, "65_plus": 0.30},
    "youth_dialogue": {"under_16": 0.5, "16_24": 0.48, "": 0.02},
    "staff_dialogue": {"": 1.0},
    "cooperation_dialogue": {"": 1.0},
    "e_service": {"": 1.0},
}
AGES_ELSE = {"16_24": 0.12, "25_44": 0.32, "45_64": 0.30, "65_plus": 0.22, "": 0.04}
GENDERS = {
    "staff_dialogue": {"": 1.0},
    "cooperation_dialogue": {"": 1.0},
    "e_service": {"": 1.0},
}
GENDERS_ELSE = {"woman": 0.51, "man": 0.455, "other_or_no_answer": 0.02, "": 0.015}

# What moves the odds of feeling insecure, on the logarithmic scale.
TIME_EFFECT = {"day": -1.6, "evening": -0.7}
CHANNEL_EFFECT = {"web": 0.5, "safety_walk": 0.15, "staff_dialogue": 0.1, "cooperation_dialogue": 0.3}
GENDER_EFFECT = {"woman": 0.35, "man": -0.35}
AGE_EFFECT = {"under_16": 0.1, "16_24": 0.15, "65_plus": 0.2}

NO_OPINION = 0.04
INSECURE = {"fairly_unsafe": 0.58, "very_unsafe": 0.2, "avoids_because_unsafe": 0.22}
SECURE = {"fairly_safe": 0.58, "very_safe": 0.35, "avoids_other_reason": 0.07}
WORRIES = {
    "secure": {"never": 0.26, "seldom": 0.42, "sometimes": 0.25, "fairly_often": 0.05, "very_often": 0.02},
    "insecure": {"never": 0.05, "seldom": 0.2, "sometimes": 0.4, "fairly_often": 0.25, "very_often": 0.1},
}
WORRY_ABOUT = {
    "burglary": 0.45,
    "assault": 0.35,
    "robbery": 0.3,
    "sexual_offence": 0.2,
    "vehicle": 0.3,
    "fraud": 0.25,
}
"""Share of those who worry at least sometimes that names each."""

CONCERNS = {
    "littering": 0.26,
    "vandalism": 0.16,
    "graffiti": 0.08,
    "poor_lighting": 0.2,
    "overgrown": 0.07,
    "drug_dealing": 0.14,
    "intoxicated_people": 0.13,
    "loitering_groups": 0.17,
    "fights": 0.06,
    "harassment": 0.07,
    "speeding": 0.22,
    "reckless_two_wheelers": 0.19,
    "school_traffic": 0.07,
    "burglary": 0.12,
    "theft_vehicles": 0.1,
    "fraud_elderly": 0.04,
    "violence_shootings": 0.05,
    "youth_recruitment": 0.06,
    "fires": 0.04,
    "disturbing_home": 0.06,
    "lack_of_adults": 0.15,
    "empty_place": 0.07,
    "other": 0.05,
}
"""Share of all answers that names each; "none" is said by those who name nothing."""

CENTRE_CONCERNS = {"drug_dealing": 1.0, "intoxicated_people": 1.0, "loitering_groups": 0.7, "fights": 0.7}
"""How much more often, relatively, they are named in an area that draws people from elsewhere."""

WEIGHT_BY_AGE = {"16_24": 1.55, "25_44": 1.2, "45_64": 0.9, "65_plus": 0.75}
WEIGHT_BY_GENDER = {"man": 1.08, "woman": 0.92}
"""A sample survey is answered less by the young and by men; its weights make up for that."""
