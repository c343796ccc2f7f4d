"""What people name as problems in their area; one answer may name several."""

from __future__ import annotations

from jarfalla_data.vocabulary.terms import CodeList, Term

# Together with the incident categories these are what a decision may be about: a spelling that both lists
# hold must mean the same code, so bare words such as "inbrott" or "bråk" stand here only.
CONCERNS = CodeList(
    "concerns",
    (
        Term("littering", "Nedskräpning", "Littering", spellings=("skräp", "skräpigt")),
        Term("vandalism", "Skadegörelse", "Vandalism", spellings=("skadegörelser", "vandalisering")),
        Term("graffiti", "Klotter", "Graffiti"),
        Term(
            "poor_lighting",
            "Mörker, dålig belysning",
            "Poor lighting",
            spellings=("dålig belysning", "mörker", "mörkt", "bristande belysning"),
        ),
        Term(
            "overgrown",
            "Buskage och skymd sikt",
            "Overgrown, blocked view",
            spellings=("buskage", "skymd sikt", "igenvuxet"),
        ),
        Term(
            "drug_dealing",
            "Öppen narkotikahandel",
            "Open drug dealing",
            spellings=("narkotikahandel", "droghandel", "langning av narkotika"),
        ),
        Term(
            "intoxicated_people",
            "Personer påverkade av alkohol eller droger",
            "Intoxicated people",
            spellings=("påverkade personer", "berusade personer", "fylla"),
        ),
        Term(
            "loitering_groups",
            "Grupper som samlas, stör eller upplevs hotfulla",
            "Groups that disturb or feel threatening",
            spellings=("gäng i området", "störande grupper", "gäng", "ungdomsgäng"),
        ),
        Term(
            "fights",
            "Bråk och slagsmål utomhus",
            "Fights outdoors",
            spellings=("bråk och slagsmål", "slagsmål", "bråk"),
        ),
        Term(
            "harassment",
            "Ofredanden, sexuella trakasserier",
            "Harassment",
            spellings=("ofredanden", "sexuella trakasserier", "kvinnor som antastas"),
        ),
        Term(
            "speeding",
            "Bilar som kör för fort",
            "Speeding",
            spellings=("fortkörning", "höga hastigheter"),
        ),
        Term(
            "reckless_two_wheelers",
            "Buskörning med moped, cross, elsparkcykel",
            "Reckless two-wheelers",
            spellings=("buskörning", "mopedkörning", "buskörning med moped", "störande körning"),
        ),
        Term("school_traffic", "Trafik vid skolor", "Traffic at schools", spellings=("trafik vid skola",)),
        Term(
            "burglary",
            "Inbrott i bostad, källare, förråd",
            "Burglary",
            spellings=("inbrott", "inbrott i bostad"),
        ),
        Term(
            "theft_vehicles",
            "Stöld av/ur bil, cykel, moped",
            "Vehicle and bicycle theft",
            spellings=("bilstölder", "cykelstölder", "fordonsstölder"),
        ),
        Term(
            "fraud_elderly",
            "Bedrägerier mot äldre",
            "Fraud against older people",
            spellings=("bedrägeri mot äldre",),
        ),
        Term(
            "violence_shootings",
            "Skjutningar, sprängningar, grovt våld",
            "Shootings, explosions",
            spellings=("skjutningar", "sprängningar", "grovt våld"),
        ),
        Term(
            "youth_recruitment",
            "Unga dras in i kriminalitet",
            "Recruitment of young people",
            spellings=("nyrekrytering", "rekrytering av unga"),
        ),
        Term(
            "fires",
            "Anlagda bränder, fyrverkerier",
            "Fires, fireworks",
            spellings=("anlagda bränder", "bränder", "fyrverkerier"),
        ),
        Term(
            "disturbing_home",
            "Störande boende, trapphus, källare",
            "Disturbance in buildings",
            spellings=("störande boende", "störningar i trapphus"),
        ),
        Term(
            "lack_of_adults",
            "För få vuxna, polis eller vakter synliga",
            "Too few adults, police or guards",
            spellings=("för få vuxna", "för lite polis", "för få poliser"),
        ),
        Term("empty_place", "Ödsligt, inget som händer", "Deserted place", spellings=("ödsligt", "folktomt")),
        Term("other", "Annat", "Other", spellings=("övrigt", "annat problem")),
        Term("none", "Inget problem", "None", spellings=("inga problem", "inget", "no problem")),
    ),
)
