"""Every filter, every pair of filters, both audiences, both languages, and files with little or nothing in them.

The views are a covering array: each pair of values of two filters (from year, to year, place, time of day), and each
value with each audience and language, stands in at least one of them. Views of one audience and language are visited
by changing the filters, as a reader does; each value is also opened by its address alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import combinations, product
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from babel.messages.pofile import read_po

from jarfalla_data import vocabulary, wording
from jarfalla_data.vocabulary import dialogue as dialogue_codes
from jarfalla_data.vocabulary import incidents as incident_codes
from jarfalla_data.vocabulary import published as published_codes
from jarfalla_data.vocabulary.terms import CodeList
from tests.app.situation import Page, browsing, of
from tests.factories import BUNDLED, data_folder, dialogue, dialogue_round, incident
from tests.little import CASES
from tests.plain import LATE, PARTS, plain

YEARS = [str(year) for year in range(2017, 2025)]
AREAS = ["", *PARTS, *plain(BUNDLED).part_of]
TIMES = {"otrygghet": ["day", "evening", LATE], "brott-och-handelser": ["", "day", "evening", LATE]}
AUDIENCES, LANGUAGES = ("internal", "public"), ("sv", "en")
SITUATION = ("oversikt", "otrygghet", "brott-och-handelser", "metod")
WAYS = list(product(TIMES, AUDIENCES, LANGUAGES))
View = dict[str, str]

both = pytest.mark.parametrize("audience", AUDIENCES)
languages = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def open_page() -> Iterator[Callable[..., Page]]:
    with browsing() as opened:
        yield opened


# Views that hold every pair -------------------------------------------------------------------------------------------


def views(page: str) -> list[View]:
    """From year, to year, place, time of day, audience and language, so that each pair of two of them occurs."""
    times = TIMES[page]
    return [
        {
            "fran": YEARS[f],
            "till": YEARS[(f + a) % 8],
            "omrade": AREAS[a],
            "tid": times[(f + a // 8 + 3 * a) % len(times)],
            "audience": AUDIENCES[(a + f + f // 4) % 2],
            "lang": LANGUAGES[(a // 3 + f // 2) % 2],
        }
        for a, f in product(range(len(AREAS)), range(len(YEARS)))
    ]


@pytest.mark.parametrize("page", TIMES)
def test_the_views_hold_every_pair_of_values(page):
    values = {
        **{"fran": YEARS, "till": YEARS, "omrade": AREAS, "tid": TIMES[page]},
        **{"audience": AUDIENCES, "lang": LANGUAGES},
    }
    for one, other in combinations(values, 2):
        found = {(view[one], view[other]) for view in views(page)}
        assert found == set(product(values[one], values[other])), (one, other)


HOLES = re.compile(r"\b(nan|NaN|NaT|None(?! that| of)|undefined|True|False)\b|(<|&lt;)NA(>|&gt;)|\{\w+\}")


def assert_calm(page: Page) -> None:
    """Nothing failed, something is found in a sentence, and no text has a hole in it."""
    assert not page.failed
    assert page.headlines
    for headline in page.headlines:
        words = re.sub(r"^(Exempel|Example): ", "", headline).split()
        assert len(words) > 1, headline
        assert words[0][0].isupper() or words[0][0].isdigit(), headline
    assert [hole.group() for hole in HOLES.finditer(page.raw)] == []


def address_of(page: Page) -> View:
    """What the browser's address holds: the names of all filters, and the language."""
    return {box.key: box.options[box.index] for box in page.at.sidebar.selectbox}


def filters_of(view: View, page: str) -> View:
    """The filters that stand on the page for the view's audience."""
    has_time = page == "otrygghet" or view["audience"] == "internal"
    return {key: view[key] for key in ("fran", "till", "omrade", *(["tid"] if has_time else []))}


TURNED = {
    "sv": "Från år är senare än till år. Hela perioden visas.",
    "en": "From year is later than to year. The whole period is shown.",
}


@pytest.mark.parametrize(("page", "audience", "lang"), WAYS)
def test_every_pair_of_filters_gives_a_finding(open_page, page, audience, lang):
    seen = open_page(page, audience=audience, lang=lang)
    for view in views(page):
        if (view["audience"], view["lang"]) == (audience, lang):
            chosen = filters_of(view, page)
            seen.choose(**chosen)
            assert_calm(seen)
            assert seen.chosen == chosen
            assert seen.of("j-notice") == ([TURNED[lang]] if chosen["fran"] > chosen["till"] else [])


def views_of_each_value(page: str) -> list[View]:
    """The first view of each value of each filter."""
    kept, found = [], set[tuple[str, str]]()
    for view in views(page):
        values = set(filters_of(view, page).items())
        kept += [] if values <= found else [view]
        found |= values
    return kept


@pytest.mark.parametrize("page", TIMES)
def test_an_address_restores_every_value_of_every_filter(open_page, page):
    seen = {way: open_page(page, audience=way[0], lang=way[1]) for way in product(AUDIENCES, LANGUAGES)}
    for view in views_of_each_value(page):
        audience, lang = view["audience"], view["lang"]
        one = seen[audience, lang].choose(**filters_of(view, page))
        again = open_page(page, audience=audience, lang=lang, **address_of(one))
        assert again.chosen == filters_of(view, page)
        assert again.state == one.state


@languages
@both
@pytest.mark.parametrize("page", TIMES)
def test_the_language_link_keeps_every_filter(open_page, page, audience, lang):
    other = {"sv": "en", "en": "sv"}[lang]
    query = {"fran": "2018", "till": "2022", "omrade": "viksjo", "tid": "evening"}
    codes = {k: v for k, v in query.items() if k != "tid" or page == "otrygghet" or audience == "internal"}
    named = open_page(page, audience=audience, lang=lang, **codes)
    seen = open_page(page, audience=audience, lang=lang, **address_of(named))
    (link,) = [a.get("href") for e in seen.elements if not isinstance(e, tuple) for p in of(e, "j-language") for a in p]
    turned = open_page(page, audience=audience, **dict(parse_qsl(link.lstrip("?"))))
    assert turned.chosen == seen.chosen == codes
    assert turned.of("j-notice") == []
    assert turned.of("j-language") == [{"sv": "English", "en": "Svenska"}[other]]


UNKNOWN = {"fran": "1999", "till": "i fjol", "omrade": "Solna", "tid": "alltid"}


@languages
@both
@pytest.mark.parametrize("page", TIMES)
def test_each_value_that_no_filter_has_is_told_in_a_sentence(open_page, page, audience, lang):
    seen, usual = (
        open_page(page, audience=audience, lang=lang, **UNKNOWN),
        open_page(page, audience=audience, lang=lang),
    )
    asked = [UNKNOWN[box.key] for box in seen.at.sidebar.selectbox]
    assert len(seen.of("j-notice")) == len(asked) == (3 if page != "otrygghet" and audience == "public" else 4)
    for sentence, value in zip(seen.of("j-notice"), asked, strict=True):
        assert value in sentence
        assert sentence.endswith({"sv": " Välj i listan.", "en": " Choose from the list."}[lang])
    assert seen.chosen == usual.chosen
    assert seen.headlines == usual.headlines
    assert_calm(seen)


# Little or nothing ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Callable[[str], Path]:
    @cache
    def filled(case: str) -> Path:
        facts, tables = CASES[case]
        return data_folder(tmp_path_factory.mktemp("few"), facts=facts, **tables)

    return filled


@both
@pytest.mark.parametrize("page", SITUATION)
@pytest.mark.parametrize("case", CASES)
def test_little_or_nothing_in_the_files_is_told_calmly(open_page, folder, case, page, audience):
    for lang in LANGUAGES:
        seen = open_page(page, audience=audience, data=folder(case), lang=lang)
        if page != "metod":
            assert_calm(seen)
        assert not seen.failed
        assert seen.of("j-title")
        assert other_than(lang).found_in(seen.texts) == []


NO_ANSWERS = ("no answers", "no rounds", "only staff answered")


@pytest.mark.parametrize("case", NO_ANSWERS)
def test_without_answers_the_page_says_so_instead_of_a_number(open_page, folder, case):
    seen = open_page("otrygghet", data=folder(case), lang="sv")
    said = [block.headline.removeprefix("Exempel: ") for block in seen.all_blocks]
    assert said[0] == "Inga svar för det valda"
    assert not [text for block in seen.all_blocks[:6] for text in re.findall(r"\d+ %", block.headline + block.lead)]
    (compared,) = [block for block in seen.all_blocks if block.subtitle.startswith("Ändring i procentenheter")]
    assert compared.subtitle == "Ändring i procentenheter av andelen otrygga sen kväll och natt"
    overview = open_page("oversikt", data=folder(case))
    assert overview.of("j-said")[0].removeprefix("Exempel: ") == "Går inte att säga: för få svar"


def test_where_shares_are_hidden_nothing_says_that_nobody_answered(open_page, folder):
    seen = open_page("otrygghet", audience="public", data=folder("one row each"))
    hidden = [block for block in seen.all_blocks if "Visas inte" in block.badges]
    assert hidden
    assert [block.headline for block in hidden if "Inga svar" in block.headline] == []
    overview = open_page("oversikt", audience="public", data=folder("one row each"))
    assert "Inga svar för det valda" not in overview.texts


def test_without_incidents_the_page_says_so_instead_of_a_number(open_page, folder):
    seen = open_page("brott-och-handelser", data=folder("no incidents"))
    assert seen.all_blocks[0].headline.removeprefix("Exempel: ") == "Inga brott eller händelser i urvalet"
    assert (
        open_page("oversikt", data=folder("no incidents")).of("j-said")[2].removeprefix("Exempel: ") == "Inga uppgifter"
    )


def test_a_period_without_a_round_says_so(open_page):
    seen = open_page("otrygghet", fran="2019", till="2019")
    assert_calm(seen)
    assert seen.headlines[0] == "Exempel: Inga svar för det valda"


def test_without_population_areas_weigh_alike(open_page, folder):
    seen = open_page("otrygghet", data=folder("no population"))
    whole = next(row for row in seen.blocks["insecurity-areas"].tables[0].rows if row[0] == "Hela Järfälla")
    assert whole[1:3] == ("50 %", "44–56 %")
    assert whole[3] == "240 svar"


def test_the_name_of_an_area_from_a_file_is_shown_as_it_stands(open_page, tmp_path):
    name = "<a href='https://elak.example'>Här</a>"
    answers = [dialogue(area_id="0123R020", perceived_safety=("very_unsafe", "very_safe")[i % 2]) for i in range(80)]
    data_folder(
        tmp_path,
        areas=(BUNDLED / "areas.geojson").read_text("utf-8").replace('"Stäket"', f'"{name}"'),
        dialogues=answers,
        dialogue_rounds=[dialogue_round()],
        incidents=[incident(area_id="0123R020") for _ in range(9)],
    )
    for page, audience in product(TIMES, AUDIENCES):
        seen = open_page(page, data=tmp_path, audience=audience, omrade="0123R020")
        assert not seen.failed
        assert name in seen.at.sidebar.selectbox(key="omrade").options
        assert [block.key for block in seen.blocks.values() if "<a href" in str(block.figures)] == []


# Languages ------------------------------------------------------------------------------------------------------------

HOLE = re.compile(r"\\\{\w+\\\}")
ANYTHING = r"\S(?:.*\S)?"


class Language:
    """The texts of one language that are told otherwise in the other: whole ones, and patterns with places to fill."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        pairs = [(" ".join(text.split()), " ".join(other.split())) for text, other in pairs]
        alike = {other for _, other in pairs}
        texts = {text for text, other in pairs if other and text != other and text not in alike}
        self.whole = {text for text in texts if "{" not in text and re.search(r"[^\W\d_]{2}", text)} - PROPER
        self.filled = [re.compile(HOLE.sub(lambda _: ANYTHING, re.escape(text))) for text in texts if "{" in text]
        self.filled = [p for p in self.filled if re.search(r"[^\W\d_]{2}", p.pattern.replace(ANYTHING, ""))]

    def found_in(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts that are this language's."""
        return [
            text
            for text in dict.fromkeys(texts)
            if text in self.whole or (text not in PROPER and any(p.fullmatch(text) for p in self.filled))
        ]


@cache
def catalogue() -> list[tuple[str, str]]:
    """Swedish and English of everything that the pages can say: sentences, and labels of codes."""
    path = Path(wording.__file__).parent / "locale" / "en.po"
    with path.open("rb") as file:
        messages = [m for m in read_po(file) if m.id]
    pairs = []
    for message in messages:
        ids, strings = (v if isinstance(v, tuple) else (v,) for v in (message.id, message.string))
        pairs += list(zip(ids, strings, strict=True))
    lists = [
        found
        for module in (dialogue_codes, incident_codes, published_codes, vocabulary)
        for found in vars(module).values()
        if isinstance(found, CodeList)
    ]
    return pairs + [(term.sv, term.en) for codes in lists for term in codes]


PROPER = {"English", "Svenska", *plain(BUNDLED).names.values(), "Jakobsberg", "Viksjö", "Jakobsbergs station"}


@cache
def other_than(lang: str) -> Language:
    """The language that a page in `lang` may say nothing in."""
    return Language([(en, sv) if lang == "sv" else (sv, en) for sv, en in catalogue()])


@both
@languages
@pytest.mark.parametrize("page", SITUATION)
def test_a_page_says_nothing_in_the_other_language(open_page, page, audience, lang):
    views: list[View] = [{}]
    if page in TIMES:
        views += [
            {"omrade": "viksjo", "fran": "2018", "till": "2019"},
            {"omrade": "0123R018", "fran": "2020", "till": "2020"},
        ]
        views += [{"fran": "2019", "till": "2019"}]
        views += [{"tid": "day", "omrade": "0123R020"}] if page == "otrygghet" or audience == "internal" else []
    for view in views:
        seen = open_page(page, audience=audience, lang=lang, **view)
        assert not seen.failed
        assert other_than(lang).found_in(seen.texts) == []
