"""Links from one page of the dashboard to another, in the same language."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from jarfalla_data import Store, geography
from jarfalla_data.store import kept
from jarfalla_data.wording import translator

PARAMETER = "lang"
AREA = "omrade"
PICTURE = "problembild"


def within(address: str, lang: str, **asked: str) -> str:
    """The link to a page with what it is asked to show; Swedish is what a bare address shows."""
    query = urlencode({**({PARAMETER: lang} if lang == "en" else {}), **asked})
    return f"{address}?{query}" if query else address


@kept
def pictures(store: Store, lang: str) -> Mapping[str, str]:
    """By name of each part and area: the link to its problem picture. Kept: never change it."""
    names = geography.names(store, lang)
    return {name: within(PICTURE, lang, **{AREA: name}) for name in map(names.__getitem__, geography.choices(store))}


def to_picture(store: Store, area: str, lang: str) -> str:
    """The link to the problem picture of a part or an area as HTML, with its name in words."""
    name = geography.name(store, area, lang)
    said = translator(lang)("Öppna problembilden för {place}", place=name)
    return f'<a href="{escape(within(PICTURE, lang, **{AREA: name}))}" target="_self">{escape(said)}</a>'
