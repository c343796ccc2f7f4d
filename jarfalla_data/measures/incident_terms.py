"""The codes along which incidents are counted, each with its place on its axis."""

from __future__ import annotations

import numpy as np

from jarfalla_data.vocabulary.dialogue import TIME_OF_DAY
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUP, CATEGORY_GROUPS, INCIDENT_CATEGORIES

NOT_KNOWN = "not_known"
"""The area of a report that names none."""
MUNICIPALITY_ONLY = "municipality_only"
"""The area of a report that may be told for the whole municipality only."""

DETECTION_DRIVEN = "detection_driven"
"""Found by controls: the number of reports follows how much is controlled."""
KINDS = ("reported", DETECTION_DRIVEN)
SERIES = (*CATEGORY_GROUPS.codes, DETECTION_DRIVEN)
"""The broad groups and, apart from them, what controls find: each report is in exactly one."""

CATEGORIES = INCIDENT_CATEGORIES.codes
GROUP_OF_CATEGORY = np.array([SERIES.index(CATEGORY_GROUP[code]) for code in CATEGORIES])
"""By place of a category: the place of its group in SERIES."""

TABLES = ("incidents",)
"""The tables that the measures rest on; offence_codes only sort them."""

PARTS = (*TIME_OF_DAY.codes, "unknown")
"""Parts of the day, and reports without a clock time."""
NO_HOUR = 24
_HOURS = {"day": range(6, 18), "evening": range(18, 22), "late_evening_night": (*range(22, 24), *range(6))}
PART_OF_HOUR = np.array(
    [next(i for i, part in enumerate(PARTS) if hour in _HOURS.get(part, (NO_HOUR,))) for hour in range(25)]
)
"""By hour, 24 standing for "not known": the place of its part of the day in PARTS."""
