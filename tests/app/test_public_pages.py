"""What the public may not see is nowhere on the pages: over the bundled data, and over a folder full of small groups.

The numbers that the public sees are held against the files in test_numbers_on_pages.py; here the rules themselves are
held against everything that is sent to the browser, whatever chart or table it belongs to.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from babel.dates import get_day_names, get_month_names

from jarfalla_data.charts.hiding import hiding
from jarfalla_data.vocabulary.dialogue import CONCERNS, GENDER
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS, INCIDENT_CATEGORIES
from jarfalla_data.vocabulary.published import MUNICIPAL_PARTS
from jarfalla_data.wording import translator
from tests.app.situation import FORMS, Block, Page, browsing, flat, lines, plain_text, small_groups, tidy
from tests.factories import BUNDLED
from tests.plain import LATE, NO_AREA, PARTS, SMALLEST_BASE, K, number, plain

SITUATION = ("oversikt", "otrygghet", "brott-och-handelser", "problembild", "metod")
FOLDERS: dict[str, Callable[[], Path]] = {"bundled": lambda: BUNDLED, "small groups": small_groups}
VIEWS: dict[str, dict[str, str]] = {
    "default": {},
    "area": {"omrade": "0123R002", "fran": "2018", "till": "2023"},
    "part": {"omrade": "viksjo", "tid": "evening"},
    "year": {"fran": "2022", "till": "2022"},
    "english": {"lang": "en", "omrade": "0123R014", "tid": "day"},
}
folders = pytest.mark.parametrize("folder", FOLDERS)
views = pytest.mark.parametrize("view", VIEWS)


@pytest.fixture(scope="module")
def look() -> Iterator[Callable[..., Page]]:
    """A page as an audience sees it; each is opened once."""
    with browsing() as open_page:

        @cache
        def seen(page: str, folder: str, view: str, audience: str = "public") -> Page:
            query = {k: v for k, v in VIEWS[view].items() if k != "tid" or page == "otrygghet"}
            found = open_page(page, audience=audience, data=FOLDERS[folder](), **query)
            assert not found.failed
            return found

        yield seen


def lang_of(view: str) -> str:
    return VIEWS[view].get("lang", "sv")


# Counts ---------------------------------------------------------------------------------------------------------------


@folders
@views
def test_no_count_of_incidents_from_one_to_four_is_sent(look, folder, view):
    page = look("brott-och-handelser", folder, view)
    counts = [n for block in page.all_blocks for n in counts_in(block)]
    assert counts
    assert [n for n in counts if 0 < n < K] == []


def counts_in(block: Block) -> Iterator[int]:
    """Every number of a block that counts something: in its words, its tables and downloads, and its figures."""
    for text in (block.headline, block.lead, block.alt):
        yield from counts_of(text)
    for shown in block.tables:
        for row in (*shown.rows, *shown.downloaded[1:]):
            yield from (int(re.sub(r"\D", "", cell)) for cell in row[1:] if re.fullmatch(r"[\d\s ,]+", cell))
    for figure in block.figures.values():
        for trace in figure["data"]:
            for name in ("text", "hovertext"):
                yield from (n for text in flat(trace.get(name, ())) for n in counts_of(plain_text(text)))
        yield from (n for note in figure["layout"]["annotations"] for n in counts_of(plain_text(note["text"])))


@folders
@views
def test_the_answers_of_a_problem_picture_have_no_small_count_and_no_hidden_share(look, folder, view):
    """The years, groups and areas in its cards are those of the figures, which are held against the files below."""
    page = look("problembild", folder, view)
    said = page.of("j-answer")
    assert len(said) in (6, 7)
    counted = [re.findall(r"(\d[\d\s ]*) (?:anmälningar|reports|insats|brist|activit|finding)", text) for text in said]
    assert [n for found in counted for n in found if 0 < int(re.sub(r"\D", "", n)) < K] == []
    (table,) = page.blocks["incident-periods"].tables if "incident-periods" in page.blocks else (None,)
    hidden = translator(lang_of(view))("visas inte")
    of_year = [row[1] for row in table.rows if row[0] == "2024"] if table else []
    if of_year == [hidden]:
        assert [text for text in said if translator(lang_of(view))("Antalet visas inte") in text]


def counts_of(text: str) -> list[int]:
    """The numbers of a sentence, but years, quarters, and how many series are judged or signal by chance."""
    no_count = (
        r"(kvartal|quarter) \d \d{4}|\b20[12]\d(–20[12]\d)?\b|\b\d (serier bedöms|series are judged)"
        r"|(ensam ger omkring|alone gives about) [\d.,]+"
    )
    without = re.sub(no_count, "", text, flags=re.IGNORECASE)
    return [int(re.sub(r"\D", "", n)) for n in re.findall(r"\d[\d\s ,]*", without) if re.search(r"\d", n)]


@folders
@views
def test_the_bars_are_no_finer_than_their_numbers(look, folder, view):
    """What is hidden has no length, and the length of no bar tells more than the number written at it."""
    for key, block in look("brott-och-handelser", folder, view).blocks.items():
        for form in FORMS:
            for trace in block.figures[form]["data"]:
                if trace["type"] == "bar":
                    said = [int(re.sub(r"\D", "", text.rpartition(": ")[2])) for text in trace["hovertext"]]
                    assert len(said) == len(trace["y"]), key
                    assert [n for n in said if 0 < n < K] == []
                elif "fillpattern" in trace:
                    assert plain_text(trace["text"]).endswith(translator(lang_of(view))("visas inte"))


def small_totals(folder: str, years: Sequence[int]) -> set[tuple[str, int]]:
    """Area (or none) and year with one to four reports, without what controls find."""
    counted = Counter((r.area, r.day.year) for r in plain(FOLDERS[folder]()).incidents if not r.found)
    return {place for place, n in counted.items() if 0 < n < K and place[1] in years}


def test_the_small_groups_are_there_to_be_hidden():
    facts = plain(small_groups())
    assert len(small_totals("small groups", range(2021, 2025))) > 20
    shares = [s for round_ in facts.rounds for s in facts.insecurity(round_, LATE).values()]
    assert sum(0 < s.x < K for s in shares) > 5
    assert sum(0 < s.n - s.x < K for s in shares) > 3
    assert sum(s.n < SMALLEST_BASE for s in shares) > 10
    assert sum(not s.is_small for s in shares) > 5


def test_an_area_with_a_small_count_is_hatched_says_so_and_stands_last_by_name(look):
    block = look("brott-och-handelser", "small groups", "default").blocks["incident-areas"]
    facts = plain(small_groups())
    small = {facts.names[area] for area, _ in small_totals("small groups", [2024]) if area != NO_AREA}
    rows = [row for row in block.tables[0].rows if row[0] in facts.names.values()]
    hidden = {row[0] for row in rows if row[1] == "visas inte"}
    assert set() < small < hidden  # more is hidden than what is small, so that it cannot be worked out
    last = [row[0] for row in rows[-len(hidden) :]]
    assert last == sorted(hidden, key=swedish)
    for form in FORMS:
        drawn = [t for t in block.figures[form]["data"] if t.get("hoveron") == "fills"]
        hatched = [plain_text(t["text"]).removesuffix(": visas inte") for t in drawn if "fillpattern" in t]
        assert set(hatched) - {"Område saknas"} == hidden
        assert len({t["x"][1] for t in drawn if "fillpattern" in t}) == 1
    assert "Visas inte" in block.badges


def swedish(label: str) -> str:
    return label.lower().translate(str.maketrans({"å": "z1", "ä": "z2", "ö": "z3"}))


def test_a_quarter_with_a_small_count_is_hatched_and_has_no_bar(look):
    block = look("brott-och-handelser", "small groups", "default").blocks["incident-periods"]
    facts = plain(small_groups())
    counted = Counter((r.series, r.day.year, (r.day.month + 2) // 3) for r in facts.incidents)
    small = [place for place, n in counted.items() if 0 < n < K]
    cells = [cell for row in block.tables[0].rows for cell in row[1:-1]]
    hidden = cells.count("visas inte")  # and some that are not small, so that the small ones cannot be worked out
    assert hidden > len(small) > 20
    for figure in block.figures.values():
        bars = sum(len(t["x"]) for t in figure["data"] if t["type"] == "bar")
        assert bars + hidden == len(cells)
        assert any("fillpattern" in t for t in figure["data"])
    assert "visas inte" in block.alt


WITHHELD = "Visas inte: grupperna är så små att enskilda skulle kunna kännas igen"
"""What stands in the place of a chart of which nothing may be shown."""


def is_withheld(page: Page, folder: str, view: str) -> bool:
    """Whether one sentence stands for all years of an area, in one of the views only: what others show is checked."""
    t = translator(lang_of(view))
    found = t("Exempel: {headline}", headline=t(WITHHELD)) == page.headlines[0] or t(WITHHELD) == page.headlines[0]
    assert found == (folder == "small groups" and view == "english")
    assert found == ("incident-periods" not in page.blocks)
    return found


@pytest.mark.parametrize(("view", "text"), [("part", "Visas inte: grupperna"), ("english", "Not shown: the groups")])
def test_a_chart_of_which_nothing_may_be_shown_is_one_sentence_and_no_wall(look, view, text):
    hidden = translator(lang_of(view))("visas inte")
    for folder in FOLDERS:
        page = look("otrygghet", folder, view)
        said = [block for block in page.all_blocks if text in block.headline]
        assert said
        for block in said:
            assert (block.key, block.figures, block.alt) == ("", {}, "")
            assert hidden not in {cell for shown in block.tables for row in shown.rows for cell in row}
            assert block.subtitle
            assert translator(lang_of(view))("Visas inte") in block.badges
        assert [shown.caption for shown in page.tables if {row[1] for row in shown.rows} == {hidden}] == []


# Shares ---------------------------------------------------------------------------------------------------------------


@folders
@views
@pytest.mark.parametrize("page", ["oversikt", "otrygghet", "problembild"])
def test_shares_are_in_whole_per_cent_and_bases_in_tens(look, page, folder, view):
    for key, block in look(page, folder, view).blocks.items():
        for text in [*texts_of(block), block.headline, block.lead, block.alt]:
            assert not re.search(r"\d[.,]\d+ ?%", text), (key, text)
            for n in re.findall(r"(\d[\d\s ,]*)(?:svar|answers)", text):
                assert int(re.sub(r"\D", "", n)) % 10 == 0, (key, text)
                assert int(re.sub(r"\D", "", n)) >= SMALLEST_BASE, (key, text)
        if key.startswith("insecurity-") and key != "insecurity-map":
            for value in numbers_of_dots(block):
                assert value * 100 == pytest.approx(round(value * 100), abs=1e-4), key  # drawn to seven digits


def texts_of(block: Block) -> Iterator[str]:
    """Texts in the figures and tables of a block, with their downloads."""
    for figure in block.figures.values():
        yield from (line for note in figure["layout"]["annotations"] for line in lines(note["text"]))
        for trace in figure["data"]:
            yield from (line for text in flat(trace.get("text", "")) for line in lines(text))
    for shown in block.tables:
        yield from (tidy(cell) for row in (*shown.rows, *shown.downloaded) for cell in row)


def numbers_of_dots(block: Block) -> Iterator[float]:
    """Every share, limit and reference that is drawn, none of which is a mark at the edge of the axis."""
    for figure in block.figures.values():
        for trace in figure["data"]:
            if "fill" not in trace:
                yield from (value for value in trace.get("x", ()) if value is not None)
        yield from (shape["x0"] for shape in figure["layout"]["shapes"] if "x0" in shape)


@folders
@views
def test_no_share_with_a_small_numerator_remainder_or_base_is_shown(look, folder, view):
    facts = plain(FOLDERS[folder]())
    query = VIEWS[view]
    now = facts.round_of(int(query.get("fran", 2017)), int(query.get("till", 2024)))
    time = query.get("tid", LATE)
    shares = facts.insecurity(now, time)
    names = {name: code for code, name in facts.names.items()}
    block = look("otrygghet", folder, view).blocks.get("insecurity-areas")
    if block is None:
        assert all(shares[area].is_small for area in facts.part_of)
        return
    for row in block.tables[0].rows:
        if row[0] in names and shares[names[row[0]]].is_small:
            assert row[1] == translator(lang_of(view))("visas inte"), row
            assert set(row[2:5]) == {"–"}, row
    drawn = {code for figure in block.figures.values() for t in figure["data"] for code in t.get("customdata", ())}
    assert not {code for code in drawn if shares[code].is_small}


@folders
@views
@pytest.mark.parametrize("key", ["time_of_day", "gender", "age_group", "concern", "worry", "professional"])
def test_what_is_hidden_is_hatched_and_where_groups_are_ranked_last_by_name(look, folder, view, key):
    block = look("otrygghet", folder, view).blocks.get(f"insecurity-{key}")
    if block is None:
        return
    t = translator(lang_of(view))
    rows = block.tables[0].rows
    hidden = [row for row in rows if row[1] in (t("visas inte"), t("för få svar"))]
    assert all(set(row[2:5]) == {"–"} for row in hidden)
    for figure in block.figures.values():
        assert sum("fillpattern" in trace for trace in figure["data"]) == len(hidden)
        (dots,) = [trace for trace in figure["data"] if trace.get("mode") == "markers"]
        assert len(dots["x"]) == len(rows) - len(hidden)
    if key in ("concern", "worry", "professional"):
        assert rows[len(rows) - len(hidden) :] == hidden
        assert [row[0] for row in hidden] == sorted(row[0] for row in hidden)
    assert (t("Visas inte") in block.badges) == any(row[1] == t("visas inte") for row in rows)


@folders
@views
def test_areas_that_are_hidden_are_hatched_on_the_map_and_stand_last_by_name(look, folder, view):
    page, t = look("otrygghet", folder, view), translator(lang_of(view))
    if "insecurity-areas" not in page.blocks:
        assert "insecurity-map" not in page.blocks
        assert [headline.endswith(t(WITHHELD)) for headline in page.headlines].count(True) >= 2
        return
    told = {row[0]: row[1] for row in page.blocks["insecurity-areas"].tables[0].rows}
    hidden = [place for place, value in told.items() if value in (t("visas inte"), t("för få svar"))]
    assert list(told)[len(told) - len(hidden) :] == hidden == sorted(hidden)
    for figure in page.blocks["insecurity-map"].figures.values():
        for trace in figure["data"]:
            if trace.get("customdata"):
                place, value = lines(trace["text"])[:2]
                assert ("fillpattern" in trace) == (place in hidden), place
                assert "fillcolor" not in trace if place in hidden else trace["fillcolor"]
                assert value == told[place] or place not in hidden


@folders
@views
def test_gender_is_women_and_men_without_a_total_and_without_the_rest(look, folder, view):
    page = look("otrygghet", folder, view)
    block = page.blocks.get("insecurity-gender")
    if block is None:
        return
    labels = GENDER.labels(lang_of(view))
    assert {row[0] for row in block.tables[0].rows} <= {labels["woman"], labels["man"]}
    assert block.figures["wide"]["layout"]["shapes"] == []
    assert not re.search(r"\d+ (svar|answers)", block.subtitle + block.lead)
    assert labels["other_or_no_answer"] not in " ".join(texts_of(block)) + block.alt + block.headline


# Ranks ----------------------------------------------------------------------------------------------------------------


@folders
@views
@pytest.mark.parametrize("page", ["oversikt", "otrygghet", "brott-och-handelser", "problembild"])
def test_no_headline_says_how_much_of_what_is_hidden(look, page, folder, view):
    hidden = translator(lang_of(view))("visas inte")
    for block in look(page, folder, view).all_blocks:
        rows = [row for shown in block.tables for row in shown.rows if row[1] == hidden]
        told = [row[0] for row in rows if re.search(rf"{re.escape(row[0])}[,:] \d", f"{block.headline} {block.lead}")]
        assert told == []


RANKED = {
    "oversikt": ("insecurity-parts",),
    "otrygghet": tuple(f"insecurity-{of}" for of in ("areas", "parts", "concern", "worry", "professional")),
    "brott-och-handelser": ("incident-areas", "incident-mix"),
}


@folders
@views
@pytest.mark.parametrize("page", RANKED)
def test_each_rank_follows_from_the_numbers_that_are_shown(look, page, folder, view):
    """Place by place: the next lower number that is written, equal ones by name, then the hidden ones by name."""
    names = set(plain(FOLDERS[folder]()).names.values())
    blocks = look(page, folder, view).blocks
    for block in (blocks[key] for key in RANKED[page] if key in blocks):
        for of_areas in (True, False):
            rows = [(row[0], written_number(row[1])) for row in block.tables[0].rows if (row[0] in names) == of_areas]
            if page == "brott-och-handelser" and not of_areas and block.key == "incident-areas":
                continue  # parts and "no area" stand below the areas, in an order of their own
            hidden = [label for label, value in rows if value is None]
            assert rows[len(rows) - len(hidden) :] == [(label, None) for label in hidden], block.key
            values = [value for _, value in rows if value is not None]
            assert values == sorted(values, reverse=True), block.key
            if block.key != "incident-mix":  # its few groups have an order of their own
                for value in {*values, None}:
                    equal = [label for label, other in rows if other == value]
                    assert equal in (sorted(equal), sorted(equal, key=swedish)), (block.key, value)


def written_number(cell: str) -> int | None:
    """The number of a cell in whole per cent or reports; None where a word stands instead."""
    return int(re.sub(r"\D", "", cell)) if re.fullmatch(r"[\d\s ,]+%?", cell) else None


@folders
@views
@pytest.mark.parametrize("page", ["oversikt", "otrygghet"])
def test_the_highest_and_the_lowest_of_the_map_are_those_of_the_numbers_that_are_shown(look, page, folder, view):
    block, t = look(page, folder, view).blocks.get("insecurity-map"), translator(lang_of(view))
    if block is None:
        return
    drawn = [lines(trace["text"])[:2] for trace in block.figures["wide"]["data"] if trace.get("customdata")]
    shares = {place: re.match(r"\d+(?=\s?%)", value) for place, value in drawn}
    told = sorted((int(share[0]) for share in shares.values() if share), reverse=True)
    said = {}
    for word in (t("Högst: {areas}.", areas=""), t("Lägst: {area}.", area="")):
        found = re.search(rf"{word.rstrip('.')}([^.]*)\.", block.alt)
        said[word] = re.findall(r"(\d+)\s?%", found[1]) if found else []
    highest, lowest = ([int(value) for value in values] for values in said.values())
    assert highest == told[: len(highest)]
    assert len(highest) == min(len(told), 3)
    assert lowest == told[len(told) - len(lowest) :]


@views
def test_groups_that_are_hidden_are_hatched_as_long_as_the_longest_and_stand_last(look, view):
    block = look("brott-och-handelser", "small groups", view).blocks.get("incident-mix")
    if block is None:
        return
    rows, hidden = block.tables[0].rows, translator(lang_of(view))("visas inte")
    ranked = [row[1] for row in rows]
    assert ranked == sorted(ranked, key=lambda cell: (cell == hidden, -int(re.sub(r"\D", "", cell) or 0)))
    for figure in block.figures.values():
        drawn = [trace for trace in figure["data"] if trace.get("hoveron") == "fills"]
        assert sum("fillpattern" in trace for trace in drawn) == ranked.count(hidden)
        longest = max(trace["x"][1] for trace in drawn)
        assert {trace["x"][1] for trace in drawn if "fillpattern" in trace} <= {longest}


@pytest.mark.parametrize("view", ["default", "english"])
def test_the_method_page_tells_what_is_hidden_and_why(look, view):
    told = set(look("metod", "bundled", view).texts)
    assert [text for text in hiding(lang_of(view)) if tidy(text) not in told] == []


# What is internal -----------------------------------------------------------------------------------------------------

PUBLIC_CHARTS = {
    "oversikt": {"insecurity-parts", "insecurity-map"},
    "otrygghet": {
        *("insecurity-areas", "insecurity-parts", "insecurity-map", "insecurity-change", "insecurity-time_of_day"),
        *("insecurity-gender", "insecurity-age_group", "insecurity-concern", "insecurity-worry"),
        "insecurity-professional",
    },
    "brott-och-handelser": {"incident-periods", "incident-series", "incident-mix", "incident-areas"},
    "problembild": {"incident-periods", "insecurity-concern", "insecurity-time_of_day"},
    "metod": set(),
}


@folders
@views
@pytest.mark.parametrize("page", SITUATION)
def test_only_the_public_charts_are_there(look, page, folder, view):
    seen = look(page, folder, view)
    assert set(seen.blocks) <= PUBLIC_CHARTS[page]
    if page == "brott-och-handelser" and "omrade" in VIEWS[view]:
        assert "incident-mix" not in seen.blocks


@folders
@views
def test_incidents_have_no_month_weekday_hour_or_single_category(look, folder, view):
    page, lang = look("brott-och-handelser", folder, view), lang_of(view)
    groups = set(CATEGORY_GROUPS.labels(lang).values())
    told = set(page.texts)
    assert not {label for label in INCIDENT_CATEGORIES.labels(lang).values() if label not in groups} & told
    months = [get_month_names(locale=lang)[m] for m in range(1, 13)]
    days = [get_day_names(locale=lang)[d] for d in range(7)]
    quarters = re.compile(r"(jan|apr|jul\w?|okt|oct)\w*–\w+", re.IGNORECASE)  # what the time axis of one year says
    fresh = tidy("".join(page.of("j-freshness")))
    dated = "\n".join(text for text in page.texts if not quarters.fullmatch(text) and text not in fresh)
    names = {*months, *days, *(name.capitalize() for name in (*months, *days))}
    assert [name for name in names if re.search(rf"\b{name}\b", dated)] == []
    assert not re.search(r"\b\d\d–\d\d\b|\bkl\. ?\d|\d:\d\d\b", dated)
    assert [box.key for box in page.at.sidebar.selectbox] == ["fran", "till", "omrade"]


@folders
@pytest.mark.parametrize("view", [view for view in VIEWS if "omrade" in VIEWS[view]])
def test_incidents_of_an_area_are_one_number_a_year(look, folder, view):
    page = look("brott-och-handelser", folder, view)
    facts = plain(FOLDERS[folder]())
    chosen = VIEWS[view]["omrade"]
    here = [facts.names[area] for area in facts.part_of if area in facts.areas_of(chosen)]
    here = [*([MUNICIPAL_PARTS.label(chosen, lang_of(view))] if chosen in PARTS else []), *here]
    if is_withheld(page, folder, view):
        return
    block = page.blocks["incident-periods"]
    assert list(block.tables[0].head[1:-1]) == here
    assert all(re.fullmatch(r"\d{4}", row[0]) for row in block.tables[0].rows)
    first, last = (int(block.tables[0].rows[i][0]) for i in (0, -1))
    days = (dt.date(last + 1, 1, 1) - dt.date(first, 1, 1)).days
    for figure in block.figures.values():
        widths = {round(w * days, 1) for trace in figure["data"] if trace["type"] == "bar" for w in trace["width"]}
        assert widths <= {365, 366}
    told = translator(lang_of(view))("Anmälda brott och händelser")
    assert page.blocks["incident-areas"].tables[0].head[1:-1] == (told,)


@folders
@views
def test_areas_stand_with_their_parts_and_without_what_controls_find(look, folder, view):
    block, t = look("brott-och-handelser", folder, view).blocks["incident-areas"], translator(lang_of(view))
    facts = plain(FOLDERS[folder]())
    parts = {MUNICIPAL_PARTS.label(part, lang_of(view)) for part in PARTS}
    assert {row[0] for row in block.tables[0].rows} == {*facts.names.values(), *parts, t("Område saknas")}
    assert t("Upptäcks genom kontroller") not in " ".join([*texts_of(block), block.alt, *block.tables[0].head])


@folders
@views
@pytest.mark.parametrize("page", ["oversikt", "otrygghet"])
def test_exact_bases_and_shares_are_not_sent(look, page, folder, view):
    """What the internal audience alone sees of the areas is in nothing that the public's browser gets."""
    facts, query = plain(FOLDERS[folder]()), VIEWS[view] if page == "otrygghet" else {}
    now = facts.round_of(int(query.get("fran", 2017)), int(query.get("till", 2024)))
    shares = facts.insecurity(now, query.get("tid", LATE)).values()
    seen = look(page, folder, view)
    inside = look(page, folder, view, "internal")
    exact = {tidy(number(share.n, lang_of(view))) for share in shares if share.n % 10 and not share.told}
    answers = re.compile(rf"(?<![\d ])(?:{'|'.join(exact) or 'x'}) (?:svar|answers)")
    assert not any(map(answers.search, seen.texts))
    assert any(map(answers.search, inside.texts)) == bool(exact)
    digits = {f"{share.share:.5f}" for share in shares if not share.told and share.share * 100 % 1 > 1e-3}
    assert not [value for value in digits if value in seen.raw or value in drawn_shares(seen)]
    assert bool(digits & drawn_shares(inside)) == bool(digits)


def drawn_shares(page) -> set[str]:
    """All shares that figures of dots are drawn for, as far as the drawing tells them."""
    blocks = [block for key, block in page.blocks.items() if key.startswith("insecurity-") and key != "insecurity-map"]
    return {f"{value:.5f}" for block in blocks for value in numbers_of_dots(block)}


@folders
@pytest.mark.parametrize("view", [view for view in VIEWS if "omrade" in VIEWS[view]])
def test_of_an_area_the_public_reads_only_what_years_tell(look, folder, view):
    """Of all that is told of a chosen area inside, the public gets the sums of its years and nothing else."""
    page = look("brott-och-handelser", folder, view)
    facts = plain(FOLDERS[folder]())
    area = facts.areas_of(VIEWS[view]["omrade"])
    per_year = Counter((r.area, r.day.year) for r in facts.incidents if not r.found and r.area in area)
    if is_withheld(page, folder, view):
        assert all(0 < n < K for n in per_year.values())
        return
    table = page.blocks["incident-periods"].tables[0]
    names = {name: code for code, name in facts.names.items()}
    names |= {MUNICIPAL_PARTS.label(part, lang_of(view)): part for part in PARTS}
    t = translator(lang_of(view))
    for row in table.rows:
        of_part = sum(per_year[code, int(row[0])] for code in area)
        for label, cell in zip(table.head[1:-1], row[1:-1], strict=True):
            if names[label] in PARTS:  # may be hidden too, so that no area can be worked out
                assert cell in (tidy(t("visas inte")), tidy(number(of_part, lang_of(view))))
                continue
            n = per_year[names[label], int(row[0])]
            assert cell == tidy(t("visas inte") if 0 < n < K else number(n, lang_of(view)))
    assert t("Upptäcks genom kontroller") not in table.head


@folders
@views
@pytest.mark.parametrize("page", ["oversikt", "otrygghet", "brott-och-handelser", "problembild"])
def test_a_hidden_value_is_never_zero_and_never_empty(look, page, folder, view):
    for shown in look(page, folder, view).tables:
        for row in shown.rows:
            assert "" not in row
            assert "nan" not in row
            assert "<NA>" not in row


def test_problems_are_told_for_parts_and_age_and_gender_for_the_municipality_only(look):
    for folder in FOLDERS:
        page = look("otrygghet", folder, "area")
        headlines = {key: block.headline.removeprefix("Exempel: ") for key, block in page.blocks.items()}
        area = plain(BUNDLED).names["0123R002"]
        for key in ("concern", "time_of_day"):
            said = headlines.get(f"insecurity-{key}", "Barkarby-Skälby")
            assert said.startswith(("Barkarby-Skälby", "För få svar", "Inga svar"))
        for key in ("age_group", "gender"):
            said = headlines.get(f"insecurity-{key}", "Hela Järfälla")
            assert said.startswith(("Hela Järfälla", "För få svar", "Inga svar"))
        for key in ("concern", "time_of_day", "age_group", "gender", "worry", "professional"):
            assert f"insecurity-{key}" not in page.blocks or area not in page.blocks[f"insecurity-{key}"].alt
        assert set(CONCERNS.labels("sv").values()) >= {
            row[0] for row in page.blocks["insecurity-concern"].tables[0].rows
        }
