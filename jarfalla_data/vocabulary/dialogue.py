"""Code lists of the dialogues: what is asked, who answers, and where and how they were met."""

from __future__ import annotations

from jarfalla_data.vocabulary.concerns import CONCERNS
from jarfalla_data.vocabulary.terms import CodeList, Term

__all__ = [
    "AGE_GROUP",
    "CHANNEL",
    "CONCERNS",
    "GENDER",
    "PERCEIVED_SAFETY",
    "RELATION",
    "ROUND_METHOD",
    "TIME_OF_DAY",
    "WORRY",
    "WORRY_ABOUT",
]

_UNSAFE = frozenset({"unsafe"})
_WORRIED = frozenset({"worried"})
_INHABITANT = frozenset({"inhabitant"})
_PROFESSIONAL = frozenset({"professional"})
_UNMATCHED = frozenset({"unmatched"})

# "unsafe" is what the national safety survey counts as otrygg. Who stays in for another reason is not unsafe
# but has answered; only who has no opinion leaves the base.
PERCEIVED_SAFETY = CodeList(
    "perceived_safety",
    (
        Term("very_safe", "Mycket trygg", "Very safe"),
        Term("fairly_safe", "Ganska trygg", "Fairly safe", spellings=("trygg",)),
        Term("fairly_unsafe", "Ganska otrygg", "Fairly unsafe", marks=_UNSAFE, spellings=("otrygg",)),
        Term("very_unsafe", "Mycket otrygg", "Very unsafe", marks=_UNSAFE),
        Term(
            "avoids_because_unsafe",
            "Går i stort sett aldrig ut (hit) ensam, på grund av otrygghet",
            "Avoids it because of feeling unsafe",
            marks=_UNSAFE,
            spellings=(
                "går i stort sett aldrig ut ensam, på grund av otrygghet",
                "går i stort sett aldrig hit ensam, på grund av otrygghet",
                "går inte ut ensam på grund av otrygghet",
                "går inte ut på grund av otrygghet",
            ),
        ),
        Term(
            "avoids_other_reason",
            "Går i stort sett aldrig ut (hit) ensam, av annat skäl",
            "Does not go out, other reason",
            spellings=(
                "går i stort sett aldrig ut ensam, av annat skäl",
                "går i stort sett aldrig hit ensam, av annat skäl",
                "går inte ut av annat skäl",
            ),
        ),
        Term(
            "no_opinion",
            "Vet inte eller vill inte svara",
            "No opinion",
            marks=frozenset({"out_of_base"}),
            spellings=("vet inte / vill inte svara", "vet inte", "vet ej", "vill inte svara", "ingen åsikt"),
        ),
    ),
)

RELATION = CodeList(
    "relation",
    (
        Term("lives_here", "Bor här", "Lives here", spellings=("bor", "boende")),
        Term("works_here", "Arbetar här", "Works here", spellings=("arbetar", "jobbar här")),
        Term("school", "Går i skola här", "Goes to school here", spellings=("går i skolan här", "elev")),
        Term(
            "visits",
            "Besöker eller passerar",
            "Visits or passes through",
            spellings=("besöker/passerar", "besöker", "passerar", "besökare"),
        ),
        Term("unknown", "Okänd", "Not known", spellings=("okänt", "vet inte", "uppgift saknas")),
    ),
)

TIME_OF_DAY = CodeList(
    "time_of_day",
    (
        Term("day", "Dag (06–18)", "Day (06–18)", spellings=("dag", "dagtid", "daytime")),
        Term("evening", "Kväll (18–22)", "Evening (18–22)", spellings=("kväll", "kvällstid")),
        Term(
            "late_evening_night",
            "Sen kväll och natt (22–06)",
            "Late evening and night (22–06)",
            spellings=("sen kväll och natt", "sen kväll", "sent på kvällen", "natt", "late evening", "night"),
        ),
    ),
)

WORRY = CodeList(
    "worry",
    (
        Term("never", "Aldrig", "Never"),
        Term("seldom", "Sällan", "Seldom", spellings=("rarely",)),
        Term("sometimes", "Ibland", "Sometimes"),
        Term("fairly_often", "Ganska ofta", "Fairly often", marks=_WORRIED),
        Term("very_often", "Mycket ofta", "Very often", marks=_WORRIED),
    ),
)

WORRY_ABOUT = CodeList(
    "worry_about",
    (
        Term("burglary", "Bostadsinbrott", "Home burglary", spellings=("inbrott", "inbrott i bostad")),
        Term("assault", "Misshandel eller överfall", "Assault", spellings=("misshandel/överfall",)),
        Term("robbery", "Rån", "Robbery", spellings=("personrån",)),
        Term("sexual_offence", "Sexualbrott", "Sexual offence"),
        Term(
            "vehicle",
            "Stöld eller skadegörelse på bil",
            "Vehicle theft or damage",
            spellings=("stöld/skadegörelse på bil", "bilbrott"),
        ),
        Term("fraud", "Bedrägeri", "Fraud", spellings=("bedrägerier",)),
    ),
)

# Staff and partners speak from their work: their answers never count as how safe the inhabitants feel.
# A fault report is neither: nobody was asked.
CHANNEL = CodeList(
    "channel",
    (
        Term("citizen_dialogue", "Medborgardialog", "Citizen dialogue", marks=_INHABITANT),
        Term("youth_dialogue", "Ungdomsdialog", "Youth dialogue", marks=_INHABITANT),
        Term("staff_dialogue", "Medarbetardialog", "Staff dialogue", marks=_PROFESSIONAL),
        Term("cooperation_dialogue", "Samverkansdialog", "Cooperation dialogue", marks=_PROFESSIONAL),
        Term("web", "Webbenkät", "Web questionnaire", marks=_INHABITANT, spellings=("webb", "webbformulär")),
        Term("survey", "Enkät (urval)", "Survey (sample)", marks=_INHABITANT, spellings=("enkät",)),
        Term("safety_walk", "Trygghetsvandring", "Safety walk", marks=_INHABITANT),
        Term(
            "place_meeting",
            "Dialog på plats",
            "Dialogue on site",
            marks=_INHABITANT,
            spellings=("kaffe med en polis", "platsdialog"),
        ),
        Term(
            "e_service",
            "Digital synpunkt eller felanmälan",
            "Digital comment or fault report",
            spellings=("digital synpunkt/felanmälan", "felanmälan", "e-tjänst", "synpunkt"),
        ),
    ),
)

# The national surveys begin at 16: the two unmatched groups can be read and kept, but not held against them.
AGE_GROUP = CodeList(
    "age_group",
    (
        Term("under_16", "Under 16 år", "Under 16", spellings=("-15", "0-15")),
        Term("16_24", "16–24 år", "16–24", spellings=("16-24", "16-24 år")),
        Term("25_44", "25–44 år", "25–44", spellings=("25-44", "25-44 år")),
        Term("45_64", "45–64 år", "45–64", spellings=("45-64", "45-64 år")),
        Term("65_plus", "65 år och äldre", "65 and over", spellings=("65+", "65-", "65 år eller äldre")),
        Term("under_18", "Under 18 år", "Under 18", marks=_UNMATCHED, spellings=("-17", "0-17")),
        Term("18_24", "18–24 år", "18–24", marks=_UNMATCHED, spellings=("18-24", "18-24 år")),
    ),
)

GENDER = CodeList(
    "gender",
    (
        Term("woman", "Kvinna", "Woman", spellings=("kvinnor", "flicka", "tjej", "female", "k", "f")),
        Term("man", "Man", "Man", spellings=("män", "pojke", "kille", "male", "m")),
        Term(
            "other_or_no_answer",
            "Annat eller ej svar",
            "Other or no answer",
            spellings=("annat", "ej svar", "vill inte svara", "vet inte", "other", "no answer"),
        ),
    ),
)

ROUND_METHOD = CodeList(
    "round_method",
    (
        Term(
            "ordinary_dialogues",
            "Medborgardialoger på plats",
            "Citizen dialogues on site",
            spellings=("medborgardialoger", "ordinarie dialoger"),
        ),
        Term(
            "limited_dialogues",
            "Begränsade dialoger (pandemin)",
            "Limited dialogues (pandemic)",
            spellings=("begränsade dialoger",),
        ),
        Term("survey", "Enkät", "Survey", spellings=("enkät (urval)",)),
    ),
)
