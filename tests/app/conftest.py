"""What the tests of the pages share: a visit to an address through dashboard.py, and what a reader then sees."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.drawn import figure_of
from tests.factories import BUNDLED

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
FORMS = ("wide", "narrow")
SAID = ("text", "hovertext", "hovertemplate")


class Seen:
    """A page as it stands after its last run; `at` is Streamlit's own view of it."""

    def __init__(self, at: AppTest) -> None:
        self.at = at

    def run(self, **query: str) -> Seen:
        """Run once more, as when anything in the page is touched."""
        self.at.query_params.update(query)
        self.at.run()
        return self

    def choose(self, **values: str) -> Seen:
        """Set filters by their names in the URL, all at once."""
        for key, value in values.items():
            self.at.selectbox(key=key).set_value(value)
        return self.run()

    @property
    def filters(self) -> dict[str, str]:
        """The filters that stand in the sidebar and what they say."""
        return {box.key: box.value for box in self.at.sidebar.selectbox}

    @property
    def notices(self) -> list[str]:
        """Sentences about what was asked for and does not exist."""
        return [*(info.value for info in self.at.info), *self.of("j-notice")]

    @property
    def figures(self) -> dict[str, dict[str, Any]]:
        """By key: what each chart hands to the browser (figures "wide" and "narrow", text alternative "alt")."""
        given = {node.key: json.loads(node.proto.json) for node in self.at.main if node.type == "bidi_component"}
        return {
            key: {"alt": data["alt"], **{form: figure_of(data[form]) for form in FORMS}}
            for key, data in given.items()
            if "wide" in data
        }

    @property
    def words(self) -> str:
        """Every word of the page: texts, labels, choices, figures with hover texts and their alternatives."""
        nodes = [*self.at.main, *self.at.sidebar]
        said = [text for node in nodes for text in _texts(node)]
        said += [text for figure in self.figures.values() for text in _drawn(figure)]
        return "\n".join(map(_plain, said))

    def of(self, name: str) -> list[str]:
        """The texts of the elements of a class."""
        return [_tidy(" ".join(e.itertext())) for e in self._all() if name in e.get("class", "").split()]

    def links(self, name: str) -> list[tuple[str, str]]:
        """Text and address of each link inside the elements of a class."""
        within = [e for e in self._all() if name in e.get("class", "").split()]
        return [(_tidy("".join(a.itertext())), a.get("href", "")) for e in within for a in e.iter("a")]

    @property
    def facts(self) -> dict[str, str]:
        """Each sentence of a list with the address of its source."""
        items = [item for item in self._all() if item.tag == "li"]
        return {_tidy(item.text or ""): link.get("href", "") for item in items for link in item.iter("a")}

    @property
    def tables(self) -> dict[str, list[dict[str, str]]]:
        """By caption: each row as column → text."""
        return {_tidy(t.findtext("caption", "")): _rows(t) for t in self._all() if t.tag == "table"}

    def _all(self) -> Iterator[ElementTree.Element]:
        for node in self.at.main:
            for html in _html(node):
                # A tag left open would end the page's own element in the browser: here it is an error.
                yield from ElementTree.fromstring(f"<div>{html}</div>").iter()  # noqa: S314 our own pages


@pytest.fixture
def visit(monkeypatch) -> Callable[..., Seen]:
    """Opens an address as a browser does that comes from elsewhere: visit("oppen-drogscen", lang="en")."""

    def open_page(address: str, *, audience: str = "internal", data: Path = BUNDLED, **query: str) -> Seen:
        monkeypatch.setenv("JARFALLA_AUDIENCE", audience)
        monkeypatch.setenv("JARFALLA_DATA_DIR", str(data))
        at = AppTest.from_file(DASHBOARD, default_timeout=60)
        # AppTest.switch_page does nothing before a first run, and after one the page is not opened cold.
        at._page_hash = calc_hash(address)
        at.query_params.update(query)
        return Seen(at.run())

    return open_page


def _texts(node: Any) -> list[str]:
    if node.type in ("html", "bidi_component"):
        return _html(node)
    said = (getattr(node, "label", ""), getattr(node, "value", ""), *getattr(node, "options", ()))
    return [text for text in said if isinstance(text, str)]


def _html(node: Any) -> list[str]:
    """The HTML of a piece of the page, in order."""
    if node.type == "html":
        return [node.proto.body]
    if node.type != "bidi_component":
        return []
    data = json.loads(node.proto.json)
    return [data["before"], data["after"], *(table["html"] for table in data["tables"])]


def _drawn(figure: dict[str, Any]) -> Iterator[str]:
    """All that stands in a chart, is read aloud of it or shown when it is pointed at."""
    yield figure["alt"]
    for form in FORMS:
        layout, data = figure[form]["layout"], figure[form]["data"]
        yield from (text["text"] for text in layout["annotations"])
        yield from (str(tick) for axis in ("xaxis", "yaxis") for tick in layout.get(axis, {}).get("ticktext", ()))
        for trace in data:
            yield from (text for name in SAID for text in _flat(trace.get(name, "")))


def _flat(said: Any) -> Iterator[str]:
    """A text, or the texts of a list or of a list of lists."""
    if isinstance(said, list):
        yield from (text for part in said for text in _flat(part))
    else:
        yield str(said)


def _rows(table: ElementTree.Element) -> list[dict[str, str]]:
    rows = [row for row in table.iter("tr") if not any("colspan" in cell.attrib for cell in row)]
    head, *body = [[_tidy(" ".join(cell.itertext())) for cell in row] for row in rows]
    return [dict(zip(head, row, strict=True)) for row in body]


def _plain(markup: str) -> str:
    """The text between the tags."""
    return _tidy(unescape(re.sub(r"<[^>]+>", " ", markup)))


def _tidy(text: str) -> str:
    """The text with single, ordinary spaces."""
    return " ".join(text.split())
