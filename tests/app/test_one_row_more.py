"""Two folders that differ in one incident and one answer, and what the public's pages say of each.

After an earlier release all pages are the same, byte for byte. Where both are first releases, the pages of the files,
of the method and of published facts are the same, and on the others only sums from 5 on and shares over enough answers
differ.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from jarfalla_data.publication import publish
from jarfalla_data.vocabulary.dialogue import AGE_GROUP, CHANNEL, GENDER
from pages.ui.shell import MENU
from tests.app.situation import Page, browsing, small_groups
from tests.app.test_public_pages import counts_of
from tests.factories import incident, read_at_once
from tests.plain import SMALLEST_BASE, K
from tests.publication.test_canary import SINGLE_DAY, add, add_canary, as_own

PAGES = [entry.address for entries in MENU.values() for entry in entries if not entry.internal]
VIEWS: dict[str, dict[str, str]] = {
    "default": {},
    "area": {"omrade": "0123R009", "fran": "2022", "till": "2022"},
    "part": {"omrade": "jakobsberg", "lang": "en"},
}
NO_SUMS = ("oppen-drogscen", "trygghetsbesiktning", "samverkan", "metod", "datakvalitet", "tillganglighet")
pages = pytest.mark.parametrize("page", PAGES)
views = pytest.mark.parametrize("view", VIEWS)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders of own figures by name: without and with the rows, as first releases and after an earlier one.

    `outside`: one incident after all others, in a quarter of which nothing is published.
    """
    base = tmp_path_factory.mktemp("pair")
    folders = {name: as_own(small_groups(), base / name) for name in ("without", "with", "outside", "told")}
    publish(folders["told"], folders["told"] / "published")
    shutil.copytree(folders["told"], base / "told with")
    folders["told with"] = base / "told with"
    for name in ("with", "told with"):
        add_canary(folders[name])
    add(folders["outside"] / "incidents.csv", incident(occurred_at="2025-01-05", category="robbery"))
    return folders


@pytest.fixture(scope="module")
def look(pair: dict[str, Path]) -> Iterator[Callable[[str, str, str], Page]]:
    """A page of a folder in a view, as the public sees it; each is opened once."""
    with browsing() as open_page, read_at_once():

        @cache
        def seen(folder: str, page: str, view: str) -> Page:
            found = open_page(page, audience="public", data=pair[folder], **VIEWS[view])
            assert not found.failed
            return found

        yield seen


def sent(page: Page) -> tuple[str, list[tuple[str, list[str], str]]]:
    """All that is sent of a page but for when it was read, and the filters with their choices."""
    filters = [(box.key, list(box.options), box.value) for box in page.at.sidebar.selectbox]
    return re.sub(r"(l\\u00e4sta|lästa|loaded) \d[^·<\\\"]*", "", page.raw), filters


def texts(page: Page) -> Counter[str]:
    return Counter(re.sub(r"(inlästa|loaded) \d[^·]*", "", text) for text in page.texts)


@pages
@views
def test_after_an_earlier_release_all_pages_are_the_same(look, page, view):
    assert sent(look("told", page, view)) == sent(look("told with", page, view))


@pytest.mark.parametrize("page", NO_SUMS)
@views
def test_pages_without_sums_of_persons_or_events_are_the_same_for_first_releases(look, page, view):
    assert sent(look("without", page, view)) == sent(look("with", page, view))


@pages
@views
def test_an_incident_after_the_last_published_day_changes_no_page(look, page, view):
    """Neither the years to choose from nor what the files are said to cover: these end where what is published ends."""
    assert sent(look("without", page, view)) == sent(look("outside", page, view))


def differing(look, page: str, view: str) -> tuple[Counter[str], Counter[str]]:
    """The texts of each page that the other does not have."""
    one, other = (texts(look(folder, page, view)) for folder in ("without", "with"))
    return one - other, other - one


@views
def test_of_two_first_releases_only_sums_from_five_on_differ_on_the_page_of_incidents(look, view):
    one, other = differing(look, "brott-och-handelser", view)
    assert [text for text in (one | other) for n in counts_of(text) if 0 < n < K] == []
    assert bool(one) == bool(other) == (view == "default")  # of a year in parts, what differs is hidden in both


@pytest.mark.parametrize("page", ["oversikt", "otrygghet"])
@views
def test_of_two_first_releases_only_rounded_shares_and_bases_differ_on_the_pages_of_shares(look, page, view):
    one, other = differing(look, page, view)
    for text in one | other:
        assert not re.search(r"\d[.,]\d+ ?%", text), text
        for n in re.findall(r"(\d[\d\s ,]*)(?:svar|answers)", text):
            base = int(re.sub(r"\D", "", n))
            assert base % 10 == 0, text
            assert base >= SMALLEST_BASE, text


@pages
@views
def test_the_group_and_the_day_of_the_one_are_nowhere(look, page, view):
    lang = VIEWS[view].get("lang", "sv")
    groups = (AGE_GROUP, "under_16"), (GENDER, "other_or_no_answer"), (CHANNEL, "youth_dialogue")
    alone = *(codes.label(code, lang) for codes, code in groups), SINGLE_DAY, "canary"
    page_of = {folder: look(folder, page, view) for folder in ("without", "with")}
    assert [word for word in alone if word in page_of["with"].raw and word not in page_of["without"].raw] == []
