"""Code lists of the published and reference tables."""

from __future__ import annotations

from jarfalla_data.vocabulary.terms import CodeList, Term

AGREEMENT = CodeList(
    "agreement",
    (
        Term("citizen_promise", "Medborgarlöfte", "Citizen promise", "Made by police and municipality."),
        Term("cooperation_agreement", "Samverkansöverenskommelse", "Cooperation agreement"),
    ),
)

OWNER = CodeList(
    "owner",
    (
        Term("police", "Polisen", "The police", spellings=("polis",)),
        Term("municipality", "Kommunen", "The municipality", spellings=("kommun",)),
        Term("both", "Polisen och kommunen", "Police and municipality", spellings=("båda", "gemensamt")),
    ),
)

TARGET_KINDS = CodeList(
    "target_kinds",
    (
        Term("count", "Antal", "Number", "A number to reach in the whole period."),
        Term("per_year", "Per år", "Per year", "A number to reach in each year of the period."),
        Term("by_date", "Klart senast", "Done by a date", "Something to be done once, no later than a date."),
        Term("status", "Läge", "State", "A state that is to hold at a date."),
        Term("ongoing", "Löpande", "Ongoing", "To be done all the time or as often as possible."),
        Term("none", "Inget mått angavs", "No target stated", "The published text names nothing to measure."),
    ),
)

PROMISE_OUTCOME = CodeList(
    "promise_outcome",
    (
        Term("kept", "Hållet", "Kept"),
        Term("partly", "Delvis hållet", "Partly kept", spellings=("delvis",)),
        Term("not_kept", "Inte hållet", "Not kept"),
        Term(
            "reported_ongoing",
            "Redovisat under perioden, slutresultat saknas",
            "Reported during the period, no final result",
            "Someone told of the work before the period was over; how it ended was not found.",
        ),
        Term("not_reported", "Inte redovisat", "Not reported", "No published account was found."),
    ),
)

OUTCOME_BY = CodeList(
    "outcome_by",
    (
        Term("police", "Polisen", "The police", spellings=("polis",)),
        Term("municipality", "Kommunen", "The municipality", spellings=("kommun",)),
        Term("bra", "Brå", "Brå", "Brottsförebyggande rådet, the National Council for Crime Prevention."),
        Term("fire_service", "Räddningstjänsten", "The fire service", spellings=("brandkåren",)),
        Term("press", "Pressen", "The press", spellings=("lokalpressen",)),
        Term("inferred", "Härlett", "Inferred", "Nobody says so; it follows from other published facts."),
    ),
)

OUTCOME_SCOPE = CodeList(
    "outcome_scope",
    (
        Term("output", "Insatsen", "The work", "Whether the work was done.", spellings=("insatsen gjordes",)),
        Term("effect", "Läget", "The situation", "Whether it improved.", spellings=("läget blev bättre",)),
    ),
)

DRUG_SCENE_EVENTS = CodeList(
    "drug_scene_events",
    (
        Term("classified", "Klassad som öppen drogscen", "Classified as an open drug scene"),
        Term("goal_set", "Mål satt", "Goal set"),
        Term("goal_missed", "Målet nåddes inte", "Goal missed"),
        Term("confirmed", "Läget bekräftat", "Status confirmed"),
        Term("merged", "Sammanslagen med annan plats", "Merged with another place"),
        Term("split", "Delad i flera platser", "Split into several places"),
        Term("declassified", "Klassningen borttagen", "Classification removed"),
    ),
)

DRUG_SCENE_STATUS = CodeList(
    "drug_scene_status",
    (
        Term(
            "open_drug_scene",
            "Öppen drogscen",
            "Open drug scene",
            "A lasting place where drugs are used and sold openly and seen as a problem.",
        ),
        Term("not_open_drug_scene", "Inte öppen drogscen", "Not an open drug scene"),
    ),
)

MILESTONE_CATEGORIES = CodeList(
    "milestone_categories",
    (
        Term("promise", "Medborgarlöfte", "Citizen promise"),
        Term("agreement", "Överenskommelse", "Agreement"),
        Term("programme", "Program", "Programme"),
        Term("target", "Mål", "Target"),
        Term("drug_scene", "Öppen drogscen", "Open drug scene"),
        Term("vulnerable_area", "Utsatt område", "Vulnerable area"),
        Term("presence", "Närvaro", "Presence"),
        Term("guards", "Ordningsvakter och väktare", "Guards"),
        Term("cameras", "Kameror", "Cameras"),
        Term("venue", "Lokal", "Venue"),
        Term("place_cooperation", "Platssamverkan", "Place cooperation"),
        Term("social", "Socialt arbete", "Social work"),
        Term("mapping", "Kartläggning", "Mapping"),
    ),
)

SURVEY_KIND = CodeList(
    "survey_kind",
    (
        Term("share", "Andel", "Share", "The share of those asked who gave an answer."),
        Term("response_rate", "Svarsandel", "Response rate", "The share of those asked who answered at all."),
    ),
)

VULNERABLE_CATEGORY = CodeList(
    "vulnerable_category",
    (
        Term("vulnerable", "Utsatt område", "Vulnerable area"),
        Term("risk", "Riskområde", "Risk area"),
        Term("particularly_vulnerable", "Särskilt utsatt område", "Particularly vulnerable area"),
    ),
)

BASIS = CodeList(
    "basis",
    (
        Term("stated", "Anges i källan", "Stated", "The source says it."),
        Term("inferred", "Härlett", "Inferred", "It follows from the source."),
    ),
)

DATE_PRECISION = CodeList(
    "date_precision",
    (
        Term("day", "Dag", "Day"),
        Term("month", "Månad", "Month"),
        Term("season", "Årstid", "Season"),
        Term("year", "År", "Year"),
        Term("no_later_than", "Senast", "No later than", "It may have been earlier."),
    ),
)

PERIOD_UNIT = CodeList("period_unit", (Term("year", "År", "Year"), Term("month", "Månad", "Month")))

AREA_KINDS = CodeList("area_kinds", (Term("municipality", "Kommun", "Municipality"),))

MUNICIPAL_PARTS = CodeList(
    "municipal_parts",
    (
        Term("jakobsberg", "Jakobsberg", "Jakobsberg"),
        Term("viksjo", "Viksjö", "Viksjö"),
        Term("barkarby-skalby", "Barkarby-Skälby", "Barkarby-Skälby"),
        Term("kallhall-staket", "Kallhäll-Stäket", "Kallhäll-Stäket"),
    ),
)

PLACE_KINDS = CodeList(
    "place_kinds",
    (
        Term("station", "Station", "Station"),
        Term("centre", "Centrum", "Centre"),
        Term("square", "Torg", "Square"),
        Term("park", "Park", "Park"),
        Term("neighbourhood", "Bostadsområde", "Residential neighbourhood"),
        Term("parking", "Parkering", "Car park"),
        Term("school", "Skola", "School"),
        Term("other", "Annan plats", "Other place"),
    ),
)
