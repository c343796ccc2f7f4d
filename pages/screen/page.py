"""The screen's page: all its slides at once, of which the script shows one at a time."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from html import escape
from pathlib import Path

from jarfalla_data.charts.describe import example_mark
from jarfalla_data.charts.slide import Slide
from jarfalla_data.charts.slide_foot import old_from, read_words
from jarfalla_data.charts.slides import slides
from jarfalla_data.publication.shown import Shown
from jarfalla_data.wording import Translator, translator
from pages.screen.asked import Asked
from pages.screen.figures import figure

HERE = Path(__file__).parent
SCRIPT, STYLE, FRAME, START = (
    (HERE / name).read_text("utf-8") for name in ("screen.js", "screen.css", "screen.html", "start.html")
)
BUILD = sha256((SCRIPT + STYLE + FRAME).encode()).hexdigest()[:12]


def page(told: Shown, want: Asked, old_after: int, today: dt.date) -> str:
    """The whole page; data are called old so many days after they were read."""
    t, made = translator(want.lang), slides(told, want.lang, today)
    shown = [made[name] for name in want.names if name in made] or list(made.values())
    written = [_slide(one, i, len(shown), told, t) for i, one in enumerate(shown, 1)]
    old = int(old_from(told, old_after).timestamp())
    return _page("".join(written), t, want, old)


def failed(want: Asked) -> str:
    """The page when there is nothing to show: it says so, and asks again by itself."""
    t = translator(want.lang)
    said = t("Det publicerade underlaget går inte att läsa just nu. Felet är noterat i serverns logg.")
    return _page(f'<section class="slide" data-name=""><h2>{escape(said)}</h2></section>', t, want, 0)


def start(address: str) -> str:
    """The page that a screen opens first, from its own disk: it waits for the server at an address."""
    return START.replace("{address}", escape(address))


def _page(written: str, t: Translator, want: Asked, old: int) -> str:
    told = {
        "lang": want.lang,
        "build": BUILD,
        "seconds": str(want.seconds),
        "old": str(old),
        "title": t("Läget i Järfälla"),
        "place": t("Bild {at} av {n}: {headline}", at="{at}", n="{n}", headline="{headline}"),
        "paused": t("Pausad"),
        "still": t("Bilderna byts inte av sig själva"),
        "lost": t("Ingen kontakt med servern. Bilderna visas som de var senast."),
        "is_old": t("Uppgifterna är gamla"),
        "unread": ""
        if want.understood
        else t("Länken går inte att läsa helt. För det som inte går att läsa gäller de vanliga valen."),
        "controls": t("Bildväxling"),
        "back": t("Föregående bild"),
        "pause": t("Pausa"),
        "play": t("Fortsätt"),
        "on": t("Nästa bild"),
        "no_script": t("Bilderna visas en i taget när JavaScript är på."),
    }
    html = FRAME
    for name, words in told.items():
        html = html.replace(f"[[{name}]]", escape(words))
    return html.replace("[[slides]]", written)


def _slide(slide: Slide, at: int, n: int, told: Shown, t: Translator) -> str:
    mark = f'<p class="example">{escape(example_mark(t.lang))}</p>' if slide.example else ""
    age = " · ".join(filter(None, (slide.reach, read_words(told, t.lang), t("{at} av {n}", at=at, n=n))))
    lead = f'<p class="lead">{escape(slide.lead)}</p>' if slide.lead else ""
    note = f'<p class="note">{escape(slide.note)}</p>' if slide.note else ""
    return (
        f'<section class="slide" data-name="{slide.name}">{mark}<h2>{escape(slide.headline)}</h2>{lead}'
        f"{figure(slide)}{note}"
        f'<div class="foot"><p>{escape(slide.source)}</p><p class="age">{escape(age)}</p></div></section>'
    )
