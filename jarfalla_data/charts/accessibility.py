"""What the accessibility statement says: how far the pages can be used by everyone, what is missing, where to tell.

The headings follow what the law (2018:1937) asks of a statement. Each sentence about what works is held by a browser
test of all pages (tests/browser/test_everyone.py); one that no longer passes belongs among the gaps.
"""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlsplit

from jarfalla_data.charts.model import Link
from jarfalla_data.wording import Translator, translator
from jarfalla_data.wording.numbers import format_day

ASSESSED = dt.date(2026, 11, 28)
"""When all pages were last gone through, and this text with them: change it only after doing so again."""

SUPERVISION = Link("digg.se/tdosanmalan", "https://www.digg.se/tdosanmalan")

_MAIL = re.compile(r"(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.ASCII | re.IGNORECASE)
_SITE = re.compile(r"https://[!#-;=?-Z\[\]_a-z~%]+", re.IGNORECASE)


def contact(given: str) -> Link:
    """The reporting address as it was set: a link to an e-mail address or an https page, else words without a link.

    Whoever sets it may write anything, a telephone number too; but nothing else than mailto: and https: is followed.
    """
    given = given.strip()
    if mail := _MAIL.fullmatch(given):
        return Link(mail[1], f"mailto:{mail[1]}")
    if _SITE.fullmatch(given) and _has_host(given):
        return Link(given, given)
    return Link(given, "")


def _has_host(address: str) -> bool:
    """Whether an address names a host, and no user before it, who would make it look like another one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and "@" not in parts.netloc


def about(responsible: str, lang: str) -> tuple[str, ...]:
    """What the statement is about, and who answers for the pages."""
    t = translator(lang)
    return (
        t(
            "Lokala problembilder i Järfälla ska kunna användas av alla. Här står hur webbplatsen uppfyller lagen "
            "(2018:1937) om tillgänglighet till digital offentlig service, vilka brister som är kända och hur du "
            "rapporterar fler."
        ),
        _who(responsible.strip(), t),
    )


def _who(responsible: str, t: Translator) -> str:
    if responsible:
        return t("Ansvarig för webbplatsen: {name}.", name=responsible)
    return t(
        "Den som driver webbplatsen ansvarar för den. Namnet är inte angivet. Järfälla kommun kan svara på frågor."
    )


def works(lang: str) -> tuple[str, ...]:
    """How far the law is met, and what was made for that."""
    t = translator(lang)
    return (
        t("Webbplatsen är delvis förenlig med lagen. Målet är nivå AA i riktlinjerna WCAG 2.2."),
        t(
            "Länkar, knappar, listor och tabeller nås med tangentbordet, i samma ordning som de läses. Det som är "
            "valt har en tydlig ram."
        ),
        t(
            "Varje figur har en text som läses upp och som börjar med det viktigaste. Talen står i tabellen som "
            "öppnas under figuren."
        ),
        t("Text kan förstoras till 400 procent utan att sidan behöver rullas i sidled. Breda tabeller rullas för sig."),
        t(
            "Webbplatsen följer datorns inställning för hög kontrast. Figurerna behåller då sina egna färger, "
            "så att nivåerna går att skilja åt."
        ),
        t("När ett val ändrar det viktigaste på sidan läses det nya upp."),
    )


def gaps(lang: str) -> tuple[str, ...]:
    """What does not work for everyone, why, and what can be done instead."""
    t = translator(lang)
    return (
        t(
            "Enskilda punkter och områden i en figur kan bara pekas ut med mus eller finger, eftersom de kan vara "
            "hundratals. Samma uppgifter står i tabellen. Områden väljs i listan eller med länkarna i tabellen."
        ),
        t(
            "Figurer som är bredare än skärmen delas upp eller får mindre text när sidan är smal. Tabellen under "
            "figuren har samma tal i vanlig textstorlek."
        ),
        t(
            "Webbplatsen har inte provats av personer som använder skärmläsare, förstoring eller röststyrning. "
            "Det är inte gjort än, så det kan finnas brister som ännu inte är kända."
        ),
        t(
            "Rapporten som PDF är märkt för uppläsning enligt PDF/UA-1. Rapporterna för PowerPoint och Excel är "
            "inte granskade än. Välj PDF om du använder uppläsning."
        ),
        t("Sidor hos andra, som källorna leder till, ingår inte i bedömningen."),
        t("Inget är undantaget för att det skulle vara oskäligt betungande att anpassa."),
    )


def reporting(lang: str) -> str:
    """What a reader may report, and ask for."""
    return translator(lang)(
        "Hör av dig om du hittar en brist som inte står här, eller om du behöver något på webbplatsen i en annan form."
    )


def where(given: str, lang: str) -> tuple[str, Link]:
    """Where to report, as far as it is set."""
    t = translator(lang)
    if not given.strip():
        return t("Ingen adress är angiven här. Vänd dig till Järfälla kommun."), Link("", "")
    return t("Rapportera till:"), contact(given)


def supervision(lang: str) -> tuple[str, Link]:
    """Who supervises, and where to complain."""
    t = translator(lang)
    return (
        t(
            "Myndigheten för digital förvaltning (Digg) har tillsyn över lagen, tills Post- och telestyrelsen tar över "
            "dess uppgifter. Får du inget svar, eller är du inte nöjd med det, kan du anmäla bristen dit:"
        ),
        SUPERVISION,
    )


def tested(lang: str) -> tuple[str, ...]:
    """How the pages were assessed, and when."""
    t = translator(lang)
    return (
        t(
            "Bedömningen är en självskattning. Varje sida har provats automatiskt i webbläsaren Chromium, på svenska "
            "och engelska, i datorns och telefonens storlek: med granskningsverktyget axe, med enbart tangentbord, "
            "med 400 procents förstoring och med hög kontrast."
        ),
        t("Senast bedömd och uppdaterad {day}.", day=format_day(ASSESSED, lang)),
    )
