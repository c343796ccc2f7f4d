"""Code lists of the activities: one dated piece of work, its state, and who takes part.

Support to victims and social intervention groups are no activities: they are told as yearly totals only.
"""

from __future__ import annotations

from jarfalla_data.vocabulary.terms import CodeList, Term

ACTIVITY_KINDS = CodeList(
    "activity_kinds",
    (
        Term("presence", "Synlig närvaro", "Visible presence", spellings=("närvaro", "synlighetsinsats")),
        Term(
            "preannounced_presence",
            "Förannonserad närvaro",
            "Pre-announced presence",
            spellings=("gemensam närvaro på förannonserad plats",),
        ),
        Term("joint_operation", "Gemensam insats", "Joint operation", spellings=("gemensam kvällsinsats",)),
        Term("joint_briefing", "Gemensamt utsättningsmöte", "Joint briefing", spellings=("utsättningsmöte",)),
        Term("narcotics_operation", "Narkotikainsats", "Narcotics operation"),
        Term(
            "traffic_control",
            "Trafikinsats eller fordonskontroll",
            "Traffic operation or vehicle check",
            spellings=("trafikinsats/fordonskontroll", "trafikinsats", "fordonskontroll", "trafikkontroll"),
        ),
        Term(
            "licensed_premises_inspection",
            "Krogtillsyn",
            "Inspection of licensed premises",
            spellings=("alkoholtillsyn/krogtillsyn", "alkoholtillsyn"),
        ),
        Term(
            "guard_patrol",
            "Ordningsvakter eller väktare",
            "Guard patrol",
            spellings=("ordningsvakt/väktare", "ordningsvakt", "väktare"),
        ),
        Term("host_shift", "Trygghetsvärdar", "Safety hosts", spellings=("trygghetsvärd",)),
        Term("outreach_shift", "Fältarbete", "Youth outreach work", spellings=("fältassistenter", "fältare")),
        Term("night_patrol", "Nattvandring", "Night patrol", spellings=("nattvandrare", "nattvandringar")),
        Term("citizen_dialogue", "Medborgardialog", "Citizen dialogue"),
        Term("safety_walk", "Trygghetsvandring", "Safety walk"),
        Term("safety_inspection", "Trygghetsbesiktning", "Safety inspection"),
        Term(
            "youth_safety_inspection",
            "Trygghetsbesiktning med unga",
            "Safety inspection with young people",
            spellings=("ungas trygghetsbesiktning",),
        ),
        Term("school_session", "Lektion eller besök i skola", "School session", spellings=("skolbesök",)),
        Term(
            "fraud_information",
            "Informationsträff om bedrägerier",
            "Information meeting on fraud",
            spellings=("information om bedrägerier",),
        ),
        Term("guardian_information", "Information till vårdnadshavare", "Information to guardians"),
        Term("place_cooperation_meeting", "Platssamverkan", "Place cooperation meeting"),
        Term(
            "est_meeting",
            "EST- eller lägesbildsmöte",
            "Situation picture meeting",
            spellings=("est-/lägesbildsmöte", "est-möte", "lägesbildsmöte"),
        ),
        Term(
            "cleanup",
            "Städinsats eller klottersanering",
            "Clean-up or graffiti removal",
            spellings=("städinsats/klottersanering", "städinsats", "klottersanering"),
        ),
        Term("lighting_measure", "Belysningsåtgärd", "Lighting improvement"),
        Term("camera_start", "Kameror tas i drift", "Cameras start", spellings=("kamerastart",)),
        Term("opening", "Invigning", "Opening", spellings=("öppnande",)),
    ),
)

ACTIVITY_STATUS = CodeList(
    "activity_status",
    (
        Term("planned", "Planerad", "Planned", spellings=("planerat",)),
        Term("done", "Genomförd", "Done", spellings=("genomfört", "klar", "utförd")),
    ),
)

# A public-order guard has powers that a security guard has not: never one code for both.
PARTNERS = CodeList(
    "partners",
    (
        Term("police", "Polisen", "Police", spellings=("polis",)),
        Term("municipality", "Kommunen", "Municipality", spellings=("kommun", "Järfälla kommun")),
        Term("public_order_guards", "Ordningsvakter", "Public-order guards", spellings=("ordningsvakt",)),
        Term("security_guards", "Väktare", "Security guards"),
        Term("safety_hosts", "Trygghetsvärdar", "Safety hosts", spellings=("trygghetsvärd",)),
        Term(
            "youth_outreach_workers",
            "Fältassistenter",
            "Youth outreach workers",
            spellings=("fältassistent", "fältare"),
        ),
        Term(
            "night_patrol_volunteers",
            "Nattvandrare",
            "Night patrol volunteers",
            spellings=("nattvandring", "föräldravandrare"),
        ),
        Term("property_owners", "Fastighetsägare", "Property owners", spellings=("hyresvärdar",)),
        Term(
            "transport",
            "Kollektivtrafiken",
            "Public transport",
            spellings=("sl", "trafikförvaltningen", "transport"),
        ),
        Term(
            "rescue_service",
            "Räddningstjänsten",
            "Rescue service",
            spellings=("räddningstjänst", "brandkåren"),
        ),
        Term("schools", "Skolor", "Schools", spellings=("skola", "skolan")),
        Term("other", "Annan", "Other", spellings=("annat", "övrig", "övriga")),
    ),
)
