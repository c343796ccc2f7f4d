"""The police's published events (JSON of their open interface) to incidents."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.reading.dates import read_moment
from jarfalla_data.reading.layouts import Adapted, counted
from jarfalla_data.vocabulary.police_events import event_category, is_no_incident
from jarfalla_data.vocabulary.published import MUNICIPAL_PARTS
from jarfalla_data.vocabulary.terms import fold
from jarfalla_data.wording import Message, message

_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_NAME = re.compile(
    r"\s*(?P<day>\d{1,2}) (?P<month>[a-z]+)(?:,? (?:kl\.? ?)?(?P<hour>\d{1,2})[.:](?P<minute>\d{2}))?\s*,(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_AHEAD = dt.timedelta(days=7)  # an event a little after its publication is a slip, not one of the year before
_TYPE = re.compile(r"[^\W\d_][^\W\d_/, -]*(?:[/, -]+[^\W\d_]+){0,4}")  # a few words: nothing else is repeated
_TEXTS = ("id", "datetime", "name", "summary", "type")
_PART_WORDS = {word: term.code for term in MUNICIPAL_PARTS for word in fold(term.sv).split("-")} | {
    "barkarbystaden": "barkarby-skalby"
}


def read_events(utf8: bytes, areas: Mapping[str, str]) -> Adapted:
    """The events of Järfälla as incidents; rows are counted from 1.

    `areas` are names of areas → code of their municipal part. The time is that of the event, not of its publication;
    of an id that comes again the newest text counts. `location.gps` is the middle of the municipality or the county,
    never where it happened: it is not read at all. UnreadableFileError when the text is no list of events.
    """
    events = [_texts(event) for event in _listed(utf8)]
    text = pd.DataFrame(events, index=range(1, len(events) + 1), columns=[*_TEXTS, "place"]).astype("str")
    published = pd.Series([read_moment(cell.strip()) for cell in text["datetime"].fillna("")], index=text.index)
    newest = _newest(text["id"], published)
    here = newest & text.apply(_is_here, axis="columns").astype(bool)
    none = here & text["type"].fillna("").map(is_no_incident).astype(bool)
    kept = text[here & ~none]
    frame = _incidents(kept, published[kept.index], _PART_WORDS | {fold(name): part for name, part in areas.items()})
    unknown = kept["type"][kept["type"].fillna("").map(event_category).isna()]
    notes = _notes(int((~newest).sum()), int((newest & ~here).sum()), text["type"][none], unknown)
    return Adapted(frame, len(text) - len(kept), notes)


def _listed(utf8: bytes) -> list[Any]:
    try:
        events = json.loads(utf8)
    except (ValueError, RecursionError):
        events = None
    if not isinstance(events, list):
        raise UnreadableFileError(message("Filen går inte att läsa som polisens händelser (en lista i JSON)."))
    return events


def _texts(event: Any) -> dict[str, str | None]:
    cells = event if isinstance(event, dict) else {}
    location = cells.get("location")
    place = location.get("name") if isinstance(location, dict) else None
    return {name: _text(cells.get(name)) for name in _TEXTS} | {"place": _text(place)}


def _text(value: Any) -> str | None:
    """A text or whole number as text, without half characters, which no file can hold; anything else is no text."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).encode("utf-8", "replace").decode() or None


def _newest(ids: pd.Series, published: pd.Series) -> pd.Series:
    """Whether each event is the newest of its id, the last in the file of equals; without an id it is its own."""
    order = pd.to_datetime(published).sort_values(kind="stable", na_position="first").index
    older = ids.loc[order].duplicated(keep="last") & ids.loc[order].notna()
    return ~older.reindex(ids.index)


def _is_here(event: pd.Series) -> bool:
    """The municipality is the last part of the name; before 2026 it was also the location's."""
    if not isinstance(event["name"], str):
        return True  # told as a faulty row, not left out
    parts = event["name"].split(",")
    last = parts[-1] if len(parts) > 2 else str(event["place"])
    return fold(last) == "järfälla"


def _incidents(kept: pd.DataFrame, published: pd.Series, parts: Mapping[str, str]) -> pd.DataFrame:
    words = kept["name"].fillna("") + " " + kept["summary"].fillna("")
    days = [None if pd.isna(moment) else pd.Timestamp(moment) for moment in published]
    return pd.DataFrame(
        {
            "incident_id": "event-" + kept["id"],
            "occurred_at": [_occurred(name, day) for name, day in zip(kept["name"], days, strict=True)],
            "registered_on": [day and f"{day:%Y-%m-%d}" for day in days],
            "municipal_part": [_part(text, parts) for text in words],
            "category": [event_category(kind) or "other" for kind in kept["type"].fillna("")],
            "source": "police_event",
        },
        index=kept.index,
    ).astype("str")


def _occurred(name: object, published: dt.datetime | None) -> str | None:
    """Day, and time where it is told, of an event; the year is the latest in which it is not after its publication."""
    match = _NAME.match(str(name))
    if not match or published is None or fold(match["month"]) not in _MONTHS:
        return None
    month, day = _MONTHS.index(fold(match["month"])) + 1, int(match["day"])
    for year in (published.year + 1, published.year, published.year - 1):
        try:
            date = dt.date(year, month, day)
        except ValueError:
            continue
        if date <= published.date() + _AHEAD:
            clock = f" {int(match['hour']):02}:{match['minute']}" if match["hour"] else ""
            return date.isoformat() + clock
    return None


def _part(text: str, parts: Mapping[str, str]) -> str | None:
    """The municipal part that the words of a text name, when it is just one. Streets named after a place do not."""
    plain = fold(text)
    named = {part for word, part in parts.items() if re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", plain)}
    return named.pop() if len(named) == 1 else None


def _notes(older: int, elsewhere: int, none: pd.Series, unknown: pd.Series) -> tuple[Message, ...]:
    notes = []
    if older:
        notes.append(message("Inte inlästa, eftersom en nyare text om samma händelse finns: {n}.", n=older))
    if elsewhere:
        notes.append(message("Inte inlästa, eftersom de inte är från Järfälla: {n}.", n=elsewhere))
    if len(none):
        text = message("Inte inlästa, eftersom de inte är händelser, med antal: {types}.", types=counted(none))
        notes.append(text)
    if len(unknown):
        named = unknown.where(unknown.str.fullmatch(_TYPE.pattern).fillna(False).astype(bool), "?")
        text = message("Händelsetyper som inte är kända räknas som Övrigt, med antal: {types}.", types=counted(named))
        notes.append(text)
    return tuple(notes)
