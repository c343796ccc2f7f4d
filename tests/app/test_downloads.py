"""What readers save: who it is for stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest

from tests.app.situation import INTERNAL, Page, browsing

PAGES = ("otrygghet", "brott-och-handelser", "oversikt", "oppen-drogscen")


@pytest.fixture(scope="module")
def open_page() -> Iterator[Callable[..., Page]]:
    with browsing() as opened:
        yield opened


def files(page: Page) -> dict[str, list[str]]:
    """Names and lines of the files that the tables of a page are saved as."""
    return {name: content.decode("utf-8-sig").splitlines() for name, content in page._tables_of_blocks().values()}


@pytest.mark.parametrize(("page", "lang"), [*product(PAGES, ("sv", "en"))])
def test_what_the_internal_audience_saves_says_so_in_its_name_and_in_every_row(open_page, page, lang):
    head, mark = list(INTERNAL.items())[lang == "en"]
    saved = files(open_page(page, audience="internal", lang=lang))
    own = {name: lines for name, lines in saved.items() if "undersokningar" not in name and "surveys" not in name}
    assert own
    for name, (first, *rows) in own.items():
        assert name.startswith(mark.lower() + "-"), name
        assert first.endswith(head)
        assert rows
        assert all(row.endswith(mark) for row in rows)


@pytest.mark.parametrize(("page", "lang"), [*product(PAGES, ("sv", "en"))])
def test_what_the_public_saves_is_not_called_internal(open_page, page, lang):
    saved = files(open_page(page, audience="public", lang=lang))
    assert saved
    for name, (first, *rows) in saved.items():
        assert not name.startswith("intern")
        assert not first.endswith(tuple(INTERNAL))
        assert not any(row.endswith(tuple(INTERNAL.values())) for row in rows)


def test_a_file_of_examples_says_so_once_in_its_name(open_page):
    saved = files(open_page("otrygghet", audience="public"))
    assert {name.count("exempeldata-") for name in saved if "undersokningar" not in name} == {1}
