"""Reading the pages of Läget as a reader does: block by block, with figures, tables and the files they download."""

from __future__ import annotations

import atexit
import csv
import io
import json
import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from jarfalla_data.vocabulary.dialogue import CONCERNS
from jarfalla_data.wording import translator
from pages.ui import chart_block
from tests.drawn import figure_of
from tests.factories import BUNDLED, FACTS, data_folder, dialogue, dialogue_round, incident

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
PAGES = {"oversikt": "overview", "otrygghet": "insecurity", "brott-och-handelser": "incidents", "metod": "method"}
FORMS = ("wide", "narrow")
MARK = {"sv": "EXEMPELDATA – påhittade siffror", "en": "EXAMPLE DATA – invented figures"}

INTERNAL = {"Spridning": "Intern", "Distribution": "Internal"}
"""The last column of what the internal audience saves, and what each row says in it."""

Figure = dict[str, Any]
Grid = list[tuple[str, ...]]


@dataclass
class Shown:
    """A table of a page: caption, headings and rows as they are read, and the same from its download."""

    caption: str
    head: tuple[str, ...]
    rows: Grid
    file_name: str = ""
    downloaded: Grid = field(default_factory=list)


@dataclass
class Block:
    """A chart block: its words, its figures by form, and its tables."""

    headline: str
    lead: str
    subtitle: str
    badges: list[str]
    key: str = ""
    alt: str = ""
    figures: dict[str, Figure] = field(default_factory=dict)
    height: dict[str, int] = field(default_factory=dict)
    clickable: bool = False
    freshness: str = ""
    tables: list[Shown] = field(default_factory=list)


class Page:
    """A page as it stands after its last run."""

    def __init__(self, at: AppTest, downloads: dict[str, tuple[str, bytes]], enter: Callable[[], None]) -> None:
        self.at = at
        self._enter = enter  # as its audience, before its folder
        self._downloads = downloads
        self._files: dict[str, tuple[str, bytes]] = {}

    def run(self) -> Page:
        """Run once more, as when anything in the page is touched."""
        self._enter()
        self._downloads.clear()
        self.at.run()
        self._files = dict(self._downloads) | self._tables_of_blocks()
        self._elements: list[Any] | None = None
        self._texts: list[str] | None = None
        return self

    def _tables_of_blocks(self) -> dict[str, tuple[str, bytes]]:
        """The files that the tables of chart blocks are saved as, by caption and headings."""
        sent = [json.loads(node.proto.json) for node in self.at.main if node.type == "bidi_component"]
        files = {}
        for table in (table for data in sent for table in data["tables"]):
            (read,) = _parsed(table["html"]).iter("table")
            heads = (words(cell) for cell in (read.find("caption"), *read.iter("th")))
            files[" ".join(heads)] = (table["file"], table["csv"].encode())
        return files

    def choose(self, **values: str) -> Page:
        """Set filters, all at once."""
        for key, value in values.items():
            self.at.selectbox(key=key).set_value(value)
        return self.run()

    @property
    def failed(self) -> bool:
        """Whether anything went wrong while it was made."""
        return bool(self.at.exception) or bool(self.at.error)

    @property
    def elements(self) -> list[Any]:
        """Parsed HTML of each piece of text, and figures as they are handed to the browser, in order."""
        if self._elements is not None:
            return self._elements
        found: list[Any] = []
        for node in self.at.main:
            if node.type == "html":
                found.append(_parsed(node.proto.body))
            elif node.type == "bidi_component":
                data = json.loads(node.proto.json)
                found.append(_parsed(data["before"]))
                if "wide" in data:
                    found.append((node.key, data))
                found += [_parsed(html) for html in (data["after"], *(table["html"] for table in data["tables"]))]
        self._elements = found
        return found

    @property
    def blocks(self) -> dict[str, Block]:
        """The chart blocks that have a figure, by key."""
        return {block.key: block for block in self.all_blocks if block.key}

    @property
    def all_blocks(self) -> list[Block]:
        """All chart blocks in order, also those without a figure."""
        found: list[Block] = []
        for element in self.elements:
            if isinstance(element, tuple):
                _put_figure(found[-1], *element)
            elif of(element, "j-block"):
                found.append(_block(element))
            elif of(element, "j-freshness") and found:
                found[-1].freshness = words(element)
            else:
                for read in element.iter("table"):
                    if found:
                        found[-1].tables.append(self._table(read))
        return found

    @property
    def tables(self) -> list[Shown]:
        """All tables of the page in order."""
        html = [element for element in self.elements if not isinstance(element, tuple)]
        return [self._table(read) for element in html for read in element.iter("table")]

    def _table(self, read: ElementTree.Element) -> Shown:
        head, *rows = [tuple(words(cell) for cell in row) for row in read.iter("tr")]
        caption = words(read.find("caption"))
        name, content = self._files.get(" ".join((caption, *head)), ("", b""))
        text = content.decode("utf-8-sig")
        delimiter = ";" if text.partition("\r\n")[0].count(";") else ","
        downloaded = [tuple(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
        if downloaded and downloaded[0][-1] in INTERNAL:
            assert {row[-1] for row in downloaded[1:]} <= {INTERNAL[downloaded[0][-1]]}
            assert re.match("intern", name)
            downloaded = [row[:-1] for row in downloaded]
        return Shown(caption, head, rows, name, downloaded)

    def of(self, name: str) -> list[str]:
        """The texts of all elements of a class."""
        html = [element for element in self.elements if not isinstance(element, tuple)]
        return [words(found) for element in html for found in of(element, name)]

    @property
    def headlines(self) -> list[str]:
        """What the page finds: the headlines of its charts, or the answers of its cards."""
        return [block.headline for block in self.all_blocks] or self.of("j-said") or self.of("j-nothing")

    @property
    def texts(self) -> list[str]:
        """Every text of the page on its own: sentences, cells, labels, choices, hover texts, alternatives, files."""
        if self._texts is None:
            self._texts = [text for text in self._read() if text]
        return self._texts

    def _read(self) -> Iterator[str]:
        for element in self.elements:
            if isinstance(element, tuple):
                yield from drawn(element[1])
            else:
                yield from (tidy(text) for text in element.itertext())
        for node in [*self.at.main, *self.at.sidebar]:
            if node.type not in ("html", "bidi_component"):
                said = (getattr(node, "label", ""), getattr(node, "value", ""), *getattr(node, "options", ()))
                yield from (tidy(text) for text in said if isinstance(text, str))
        yield from (cell for shown in self.tables for row in shown.downloaded for cell in row)

    @property
    def raw(self) -> str:
        """What is sent to the browser, as it is sent."""
        nodes = [node for node in self.at.main if node.type in ("html", "bidi_component")]
        sent = [node.proto.body if node.type == "html" else node.proto.json for node in nodes]
        return "\n".join([*sent, *(content.decode() for _, content in self._files.values())])

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that stand in the sidebar, by their names in the URL."""
        return {box.key: box.value for box in self.at.sidebar.selectbox}

    @property
    def state(self) -> tuple[list[str], dict[str, str]]:
        """All that is seen, for comparing two visits: texts without the time of reading, and the filters."""
        return [re.sub(r"(inlästa|loaded) [^·]*", "", text) for text in self.texts], self.chosen


@contextmanager
def browsing() -> Iterator[Callable[..., Page]]:
    """Opens pages as a browser does that comes from elsewhere: open_page("otrygghet", lang="en", omrade="viksjo")."""
    files: dict[str, tuple[str, bytes]] = {}
    with pytest.MonkeyPatch.context() as patch:
        made = chart_block.to_csv

        def kept(shown: Any, lang: str) -> bytes:
            content = made(shown, lang)
            name = f"{translator(lang)('intern-') if shown.internal else ''}{shown.name}"
            files[tidy(" ".join((shown.caption, *shown.columns)))] = (name, content)
            return content

        patch.setattr(chart_block, "to_csv", kept)

        def open_page(address: str, *, audience: str = "internal", data: Path = BUNDLED, **query: str) -> Page:
            def enter() -> None:
                patch.setenv("JARFALLA_AUDIENCE", audience)
                patch.setenv("JARFALLA_DATA_DIR", str(data))

            at = AppTest.from_file(DASHBOARD, default_timeout=60)
            # AppTest.switch_page does nothing before a first run, and after one the page is not opened cold.
            at._page_hash = calc_hash(address)
            at.query_params.update(query)
            return Page(at, files, enter).run()

        yield open_page


def _parsed(html: str) -> ElementTree.Element:
    # A tag left open would end the page's own element in the browser: here it is an error.
    return ElementTree.fromstring(f"<div>{html}</div>")  # noqa: S314 our own pages


def of(element: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """The elements of a class."""
    return [found for found in element.iter() if name in found.get("class", "").split()]


def words(element: ElementTree.Element | None) -> str:
    """All text of an element with single, ordinary spaces."""
    return "" if element is None else tidy(" ".join(element.itertext()))


def tidy(text: str) -> str:
    """The text with single, ordinary spaces."""
    return " ".join(text.split())


def plain_text(markup: str) -> str:
    """What is read of a text of a figure: tags gone, a break as " / "."""
    return tidy(unescape(re.sub(r"<[^>]+>", " ", markup.replace("<br>", " / "))))


def drawn(data: dict[str, Any]) -> list[str]:
    """All that stands in a chart, is read aloud of it or shown when it is pointed at, line by line."""
    found = [tidy(data["alt"])]
    for form in FORMS:
        figure = figure_of(data[form])
        layout = figure["layout"]
        found += [line for note in layout["annotations"] for line in lines(note["text"])]
        found += [str(tick) for axis in ("xaxis", "yaxis") for tick in layout.get(axis, {}).get("ticktext", ())]
        for trace in figure["data"]:
            for name in ("text", "hovertext", "hovertemplate", "name"):
                found += [line for text in flat(trace.get(name, ())) for line in lines(text)]
    return found


def lines(markup: str) -> list[str]:
    """The lines of a text of a figure, without tags."""
    return [text for text in (plain_text(line) for line in markup.split("<br>")) if text]


def flat(texts: Any) -> Iterator[str]:
    """The texts in lists of lists."""
    if isinstance(texts, str):
        yield texts
        return
    for text in texts:
        yield from flat(text)


def _block(element: ElementTree.Element) -> Block:
    badges = [words(badge) for badge in of(element, "j-badge")]
    lead, subtitle = ("".join(map(words, of(element, name))) for name in ("j-lead", "j-subtitle"))
    for badge in badges:
        subtitle = subtitle.removeprefix(badge).strip()
    return Block("".join(map(words, of(element, "j-finding"))), lead, subtitle, badges)


def _put_figure(block: Block, key: str, data: dict[str, Any]) -> None:
    block.key, block.alt, block.clickable = key, tidy(data["alt"]), data.get("clickable", False)
    block.figures = {form: figure_of(data[form]) for form in FORMS}
    block.height = {"wide": data["height"], "narrow": data["narrowHeight"]}


# A folder full of small groups ----------------------------------------------------------------------------------------

ANSWERED = (0, 2, 5, 12, 29, 30, 31, 33, 36, 45, 80)
"""How many answer in an area; some of them below every limit, some just on it."""


@cache
def small_groups() -> Path:
    """A folder in which nearly every count is a small group, next to some that are not; the same each time."""
    folder = Path(tempfile.mkdtemp(prefix="small-groups-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    chance = random.Random(7)
    areas = [f["properties"] for f in json.loads((BUNDLED / "areas.geojson").read_bytes())["features"]]
    rounds = (
        dialogue_round(comparable_with="autumn_2018"),
        dialogue_round(
            round_id="autumn_2018",
            name="Hösten 2018",
            starts_on="2018-09-03",
            ends_on="2018-11-30",
            comparable_with="autumn_2022",
        ),
    )
    answers = [row for asked in rounds for area in areas for row in _answers_in(area["area_id"], asked, chance)]
    facts = tuple(name for name in FACTS if name != "deso_to_area")
    reports = [row for year in range(2021, 2025) for row in _reports_of(year, [a["area_id"] for a in areas], chance)]
    return data_folder(folder, facts=facts, dialogues=answers, dialogue_rounds=rounds, incidents=reports)


def _answers_in(area_id: str, asked: dict[str, str], chance: random.Random) -> Iterator[dict[str, str]]:
    """A few answers about one area, at three times of day, of inhabitants and staff."""
    day = asked["starts_on"]
    for time, channel in (
        *(("late_evening_night", "survey"), ("day", "web"), ("evening", "citizen_dialogue")),
        ("evening", "staff_dialogue"),
    ):
        n = chance.choice(ANSWERED) if channel == "survey" else chance.choice((0, 1, 3, 6))
        unsafe = chance.choice((0, 1, 2, 4, 5, 6, n - 1, n - 4, n - 5, n // 2))
        for i in range(n):
            yield dialogue(
                round_id=asked["round_id"],
                collected_on=day,
                area_id=area_id,
                time_of_day=time,
                channel=channel,
                perceived_safety="very_unsafe" if i < unsafe else chance.choice(("very_safe", "fairly_safe")),
                worry=chance.choice(("", "never", "never", "never", "sometimes", "sometimes", "very_often")),
                concerns=chance.choice(("", "littering", "graffiti|littering", *[chance.choice(CONCERNS.codes)] * 2)),
                age_group=chance.choice(("", "16_24", "25_44", "25_44", "65_plus")),
                gender=chance.choice(("", "woman", "woman", "man", "man", "other_or_no_answer")),
                weight=chance.choice(("", "0.8", "1.2")),
            )


def _reports_of(year: int, areas: list[str], chance: random.Random) -> Iterator[dict[str, str]]:
    """A few reports a quarter of each broad group, most of them in a few areas."""
    categories = (
        "robbery",
        "bicycle_theft",
        "vandalism",
        "disorder",
        "fraud_other",
        "narcotics_other",
        "sexual_offences",
    )
    for quarter in range(4):
        for category in (*categories, "sexual_offences"):
            for _ in range(chance.choice((0, 1, 2, 3, 4, 5, 6, 12))):
                day = f"{year}-{quarter * 3 + chance.randint(1, 3):02d}-{chance.randint(1, 28):02d}"
                where = chance.choice(areas[:20] + areas[:4] * 4 + [""])
                hour = chance.choice(("", f" {chance.randint(0, 23):02d}:00"))
                yield incident(occurred_at=f"{day}{hour}", area_id=where, category=category)
    for ends in (f"{year}-01-01", f"{year}-12-31"):  # so that the file covers whole years
        yield incident(occurred_at=ends, area_id=areas[0], category="vandalism")
