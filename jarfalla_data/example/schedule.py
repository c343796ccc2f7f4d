"""What kinds of work are done how often in the example data: all invented, and the same in every year.

Nothing here begins, ends or grows at the time of a real measure; openings and cameras, which are real and
dated elsewhere, are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from jarfalla_data.example.surroundings import STATION

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(6)
SCHOOL_MONTHS = (1, 2, 3, 4, 5, 9, 10, 11, 12)
RIDING_MONTHS = (4, 5, 6, 8, 9)


@dataclass(frozen=True)
class Plan:
    """One kind of work at one place.

    `planned` is the chance that one of the weekdays has it in the plan, `done` the chance that it is then
    carried out; `staff` the smallest and largest number of staff.
    """

    kind: str
    weekdays: tuple[int, ...]
    planned: float
    done: float
    starts_at: str
    ends_at: str
    partners: tuple[str, ...]
    place_id: str = ""
    area_id: str = ""
    staff: tuple[int, int] = (2, 4)
    months: tuple[int, ...] = tuple(range(1, 13))


_WEEKEND = (FRIDAY, SATURDAY)
_SCHOOL_DAYS = (TUESDAY, WEDNESDAY, THURSDAY)
_POLICE_AND_MUNICIPALITY = ("police", "municipality")

EVENING_PRESENCE = Plan("presence", _WEEKEND, 0.85, 0.82, "19:00", "01:00", ("police", "public_order_guards"), STATION)
JOINT_BRIEFING = Plan(
    "joint_briefing",
    _WEEKEND,
    0.45,
    0.9,
    "17:00",
    "17:30",
    ("police", "municipality", "safety_hosts"),
    STATION,
)
"""Held before an evening of presence, and only then."""

PLANS = (
    Plan("presence", (TUESDAY, THURSDAY), 0.3, 0.85, "15:00", "18:00", ("police",), "jakobsberg_centre"),
    Plan("presence", (WEDNESDAY, FRIDAY), 0.2, 0.8, "16:00", "20:00", ("police",), "kallhall_station"),
    Plan(
        "joint_operation",
        (FRIDAY,),
        0.22,
        0.85,
        "17:00",
        "23:00",
        ("police", "municipality", "public_order_guards", "transport", "property_owners"),
        STATION,
        staff=(6, 16),
    ),
    Plan(
        "narcotics_operation",
        (WEDNESDAY, THURSDAY, FRIDAY),
        0.045,
        0.9,
        "14:00",
        "22:00",
        ("police",),
        STATION,
        staff=(4, 8),
    ),
    Plan("guard_patrol", _WEEKEND, 0.5, 0.95, "18:00", "03:00", ("public_order_guards",), "jakobsberg_centre"),
    Plan(
        "host_shift",
        (THURSDAY, *_WEEKEND),
        0.35,
        0.93,
        "16:00",
        "22:00",
        ("safety_hosts",),
        "jakobsberg_centre",
    ),
    Plan("outreach_shift", (WEDNESDAY, FRIDAY), 0.4, 0.92, "18:00", "23:00", ("youth_outreach_workers",)),
    Plan(
        "night_patrol",
        (FRIDAY,),
        0.6,
        0.8,
        "20:00",
        "00:00",
        ("night_patrol_volunteers", "municipality"),
        staff=(4, 10),
    ),
    Plan(
        "licensed_premises_inspection",
        _WEEKEND,
        0.09,
        0.85,
        "21:00",
        "00:00",
        _POLICE_AND_MUNICIPALITY,
        "jakobsberg_centre",
    ),
    Plan(
        "est_meeting",
        (MONDAY,),
        0.5,
        0.93,
        "13:00",
        "14:00",
        ("police", "municipality", "property_owners", "schools"),
    ),
    Plan(
        "place_cooperation_meeting",
        (TUESDAY,),
        0.2,
        0.9,
        "09:00",
        "10:30",
        ("municipality", "property_owners", "police"),
        "kallhall_centre",
    ),
    Plan(
        "preannounced_presence",
        (THURSDAY,),
        0.2,
        0.93,
        "15:00",
        "17:00",
        _POLICE_AND_MUNICIPALITY,
        "viksjo_centre",
    ),
    Plan("citizen_dialogue", (WEDNESDAY,), 0.12, 0.9, "17:00", "19:00", _POLICE_AND_MUNICIPALITY),
    Plan(
        "school_session",
        _SCHOOL_DAYS,
        0.14,
        0.93,
        "10:00",
        "11:30",
        ("police", "schools"),
        months=SCHOOL_MONTHS,
    ),
    Plan("traffic_control", _SCHOOL_DAYS, 0.12, 0.85, "07:00", "09:00", ("police",), months=RIDING_MONTHS),
    Plan(
        "guardian_information",
        (THURSDAY,),
        0.1,
        0.9,
        "18:00",
        "19:00",
        ("police", "schools"),
        months=SCHOOL_MONTHS,
    ),
    Plan("fraud_information", (TUESDAY,), 0.14, 0.92, "13:00", "14:30", _POLICE_AND_MUNICIPALITY),
    Plan(
        "cleanup",
        (MONDAY,),
        0.25,
        0.95,
        "08:00",
        "12:00",
        ("municipality", "property_owners"),
        "kallhallsparken",
    ),
)
