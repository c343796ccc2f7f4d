"""Code lists of the inspections: what was found, who is to mend it, and how far that has come."""

from __future__ import annotations

from jarfalla_data.vocabulary.terms import CodeList, Term

# "cpted:…" is the principle of crime prevention through environmental design that a finding is about.
_SURVEILLANCE = frozenset({"cpted:surveillance"})
_ACCESS = frozenset({"cpted:access"})
_UPKEEP = frozenset({"cpted:upkeep"})
_ACTIVITY = frozenset({"cpted:activity"})
_TERRITORY = frozenset({"cpted:territory"})
# An open one tells where it is easy to get in, or where nobody sees: never public.
_SENSITIVE = frozenset({"security_sensitive"})

INSPECTION_KINDS = CodeList(
    "inspection_kinds",
    (
        Term("safety_inspection", "Trygghetsbesiktning", "Safety inspection"),
        Term(
            "youth_safety_inspection",
            "Trygghetsbesiktning med unga",
            "Safety inspection with young people",
            spellings=("ungas trygghetsbesiktning",),
        ),
        Term("safety_walk", "Trygghetsvandring", "Safety walk"),
    ),
)

INSPECTION_FINDINGS = CodeList(
    "inspection_findings",
    (
        Term("lighting", "Belysning", "Lighting", marks=_SURVEILLANCE, spellings=("trasig belysning",)),
        Term(
            "vegetation",
            "Växtlighet, buskage",
            "Vegetation",
            marks=_SURVEILLANCE,
            spellings=("växtlighet", "buskage"),
        ),
        Term(
            "sight_lines",
            "Överblickbarhet, siktlinjer, skymda hörn",
            "Sight lines",
            marks=_SURVEILLANCE,
            spellings=("överblickbarhet", "siktlinjer", "skymda hörn", "skymd sikt"),
        ),
        Term(
            "wayfinding",
            "Orienterbarhet, skyltning",
            "Wayfinding",
            marks=_ACCESS,
            spellings=("orienterbarhet", "skyltning"),
        ),
        Term(
            "littering",
            "Nedskräpning, sophantering",
            "Littering",
            marks=_UPKEEP,
            spellings=("nedskräpning", "sophantering"),
        ),
        Term("graffiti", "Klotter", "Graffiti", marks=_UPKEEP),
        Term(
            "damage",
            "Skadegörelse, slitage",
            "Damage, wear",
            marks=_UPKEEP,
            spellings=("skadegörelse", "slitage"),
        ),
        Term(
            "maintenance",
            "Skötsel, snöröjning, beläggning",
            "Maintenance",
            marks=_UPKEEP,
            spellings=("skötsel", "snöröjning", "beläggning"),
        ),
        Term(
            "tunnel_stairs",
            "Gångtunnel, trappa, bro",
            "Tunnel, stairs",
            marks=_SURVEILLANCE,
            spellings=("gångtunnel", "tunnel", "trappa", "bro"),
        ),
        Term(
            "entrance",
            "Entré, port, lås, källare, cykelrum",
            "Entrance, locks",
            marks=_ACCESS | _SENSITIVE,
            spellings=("entré", "port", "lås", "källare", "cykelrum"),
        ),
        Term(
            "access_routes",
            "Genomgång, smitväg, avspärrning",
            "Through routes",
            marks=_ACCESS,
            spellings=("genomgång", "smitväg", "avspärrning"),
        ),
        Term(
            "vehicle_access",
            "Fordonshinder, mopedtrafik",
            "Vehicle barriers",
            marks=_ACCESS,
            spellings=("fordonshinder", "mopedtrafik"),
        ),
        Term(
            "furniture",
            "Sittplats, möblering, tillhåll",
            "Seating, hang-outs",
            marks=_ACTIVITY,
            spellings=("sittplats", "möblering", "tillhåll"),
        ),
        Term(
            "activity",
            "Ödslighet, stängda lokaler, utbud",
            "Deserted, closed premises",
            marks=_ACTIVITY,
            spellings=("ödslighet", "stängda lokaler"),
        ),
        Term("territory", "Gräns mellan privat och offentligt", "Territoriality", marks=_TERRITORY),
        Term(
            "camera_alarm",
            "Kamera, larm, nödtelefon",
            "Cameras, alarms",
            marks=_SURVEILLANCE | _SENSITIVE,
            spellings=("kamera", "larm", "nödtelefon"),
        ),
        Term("accessibility", "Tillgänglighet", "Accessibility"),
        Term("traffic_safety", "Trafiksäkerhet", "Traffic safety"),
        Term("other", "Övrigt", "Other", spellings=("annat",)),
    ),
)

RESPONSIBLE = CodeList(
    "responsible",
    (
        Term(
            "municipality_streets",
            "Kommunen, gata och park",
            "Municipality, streets and parks",
            spellings=("gata/park", "gata och park"),
        ),
        Term(
            "municipality_property",
            "Kommunens fastigheter",
            "Municipality, property",
            spellings=("kommunen, fastigheter",),
        ),
        Term("housing_company", "Järfällahus", "Municipal housing company", spellings=("bostadsbolaget",)),
        Term("private_owner", "Privat fastighetsägare", "Private owner", spellings=("fastighetsägare",)),
        Term(
            "transport",
            "Trafikförvaltningen/SL, Trafikverket",
            "Transport authorities",
            spellings=("trafikförvaltningen/sl", "trafikförvaltningen", "sl", "trafikverket"),
        ),
        Term("shopping_centre", "Centrumägaren", "Shopping centre", spellings=("centrum", "köpcentrum")),
        Term("police", "Polisen", "Police", spellings=("polis",)),
        Term("other", "Annan", "Other", spellings=("annat", "övrig")),
    ),
)

FINDING_STATUS = CodeList(
    "finding_status",
    (
        Term("open", "Öppen", "Open", spellings=("ej åtgärdad",)),
        Term("ordered", "Beställd", "Ordered"),
        Term("fixed", "Åtgärdad", "Fixed", spellings=("åtgärdat", "klar")),
        Term("rejected", "Avslagen", "Rejected", spellings=("avvisad", "åtgärdas inte")),
        Term("moved", "Överlämnad till annan", "Passed on to someone else", spellings=("överlämnad", "flyttad")),
    ),
)

FINDING_PRIORITY = CodeList(
    "finding_priority",
    (
        Term("1", "Akut", "At once", spellings=("1 akut", "genast")),
        Term("2", "Inom ett år", "Within a year", spellings=("2 inom ett år",)),
        Term("3", "På sikt", "Later", spellings=("3 på sikt", "senare")),
    ),
)
