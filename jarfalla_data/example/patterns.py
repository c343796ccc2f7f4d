"""How common each category of example incident is, and when and where it happens: all invented.

The levels are round numbers of the size that a municipality of 86,000 inhabitants may have; they are estimates
of nothing. They stay the same over all years, so that nothing in the data follows a real measure.
"""

from __future__ import annotations

from dataclasses import dataclass

SEASONS: dict[str, tuple[float, ...]] = {
    "even": (1.0,) * 12,
    "summer": (0.75, 0.78, 0.9, 1.05, 1.2, 1.22, 1.1, 1.2, 1.15, 1.0, 0.85, 0.8),
    "dark": (1.2, 1.1, 1.0, 0.85, 0.8, 0.8, 0.9, 0.85, 0.95, 1.1, 1.2, 1.25),
    "cycling": (0.5, 0.55, 0.75, 1.05, 1.3, 1.35, 1.2, 1.35, 1.35, 1.1, 0.85, 0.65),
    "sparks": (1.4, 0.75, 0.85, 1.25, 1.05, 0.95, 0.9, 0.9, 0.9, 0.95, 0.9, 1.2),
}
"""Index by month, January first, about 1 on average."""


@dataclass(frozen=True)
class Pattern:
    """One category: rows a year, its rhythm and season, and how strongly centres and stations draw it.

    `pull` multiplies the level of an area that draws people from elsewhere; `unplaced` is the share of rows
    whose area is not known (all of them where the category is for the municipality only). `codes` are offence
    codes.
    """

    a_year: float
    rhythm: str
    season: str = "even"
    pull: float = 1.5
    unplaced: float = 0.065
    codes: tuple[str, ...] = ()


PATTERNS: dict[str, Pattern] = {
    "violence_outdoors": Pattern(120, "evening", "summer", 3, codes=("0355", "0357", "0375", "0377")),
    "violence_indoors": Pattern(50, "evening", unplaced=1, codes=("0365", "0367", "0385", "0387")),
    "lethal_violence": Pattern(1, "evening", unplaced=1, codes=("0310", "0311")),
    "sexual_offences": Pattern(14, "evening", unplaced=1, codes=("0601", "0602")),
    "robbery": Pattern(42, "evening", "dark", 3, codes=("9806", "9808", "0855")),
    "threats_harassment": Pattern(250, "evening", "summer", 2, codes=("0407", "0408", "0414", "0451", "0453")),
    "officials": Pattern(28, "evening", pull=3, codes=("1701", "1702", "1705")),
    "home_burglary": Pattern(85, "day", "dark", 0.8, codes=("9801", "9802")),
    "storage_burglary": Pattern(100, "night", "dark", 1.2, codes=("0825",)),
    "other_burglary": Pattern(75, "night", pull=2, codes=("0811", "0815", "0816", "0823")),
    "vehicle_crime": Pattern(300, "night", codes=("0801", "0803", "9827", "9828")),
    "bicycle_theft": Pattern(145, "day", "cycling", 2.5, codes=("9829", "9830", "9833")),
    "shop_theft": Pattern(200, "day", pull=9, codes=("0853",)),
    "other_theft": Pattern(210, "day", pull=2.5, codes=("9817", "9819", "0846", "0851")),
    "vandalism": Pattern(310, "night", "summer", 1.8, codes=("1201", "1203", "1205")),
    "graffiti": Pattern(105, "night", "summer", 2, codes=("1208", "1209")),
    "fire": Pattern(42, "evening", "sparks", 1.2, codes=("1210", "1211", "1301")),
    "explosion": Pattern(3, "night", codes=("1308", "1312")),
    "weapons": Pattern(34, "evening", pull=3, codes=("4075", "4127", "4129")),
    "narcotics_dealing": Pattern(24, "evening", pull=4, codes=("5004", "5005")),
    "narcotics_possession_use": Pattern(150, "evening", pull=4, codes=("5010", "5011")),
    "narcotics_other": Pattern(10, "evening", pull=2, codes=("5001",)),
    "alcohol": Pattern(12, "evening", "summer", 3, codes=("5042", "5045")),
    "traffic": Pattern(120, "evening", pull=1.2, codes=("3002", "3005", "3070")),
    "trespass": Pattern(32, "evening", codes=("9471", "9472")),
    "fraud_elderly": Pattern(50, "day", unplaced=0.12, codes=("0942", "0946", "0950")),
    "fraud_other": Pattern(170, "day", unplaced=0.12, codes=("0901", "0902", "0904")),
    "disorder": Pattern(250, "evening", "summer", 3.5),
    "insecurity_sign": Pattern(110, "evening", "summer", 2),
    "other": Pattern(55, "day", codes=("0930", "0931", "1302")),
}

FRAUD_CODE_BEFORE_2019 = "0905"
"""Fraud against older people had one code until 2018; the present ones began in 2019."""

SOURCES: dict[str, dict[str, float]] = {
    "disorder": {"public_order_guard": 0.45, "municipality": 0.15, "property_owner": 0.2, "est_report": 0.2},
    "insecurity_sign": {"est_report": 1.0},
    "vandalism": {"reported_offence": 0.8, "municipality": 0.12, "property_owner": 0.08},
    "graffiti": {"reported_offence": 0.6, "municipality": 0.25, "property_owner": 0.15},
    "alcohol": {"reported_offence": 0.7, "public_order_guard": 0.3},
    "trespass": {"reported_offence": 0.8, "public_order_guard": 0.2},
}
"""Who reports the categories that do not come as reported offences only."""

EVENTS: dict[str, str] = {
    "violence_outdoors": "violence_unspecified",
    "robbery": "robbery",
    "threats_harassment": "threats_harassment",
    "home_burglary": "burglary_unspecified",
    "other_burglary": "burglary_unspecified",
    "vehicle_crime": "vehicle_crime",
    "other_theft": "theft_unspecified",
    "vandalism": "vandalism",
    "fire": "fire",
    "explosion": "explosion",
    "weapons": "weapons",
    "narcotics_possession_use": "narcotics_other",
    "traffic": "traffic",
    "disorder": "disorder",
}
"""Category → what the police's published events call it; they name the municipality only, never an area."""
