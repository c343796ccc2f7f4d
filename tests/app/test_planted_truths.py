"""The changes that were planted in the example data are seen on the pages by a reader who chooses place and period.

The truths and their levels stand in `data/README.md`; what the rows show differs from them by chance.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests.app.situation import Page, browsing
from tests.factories import BUNDLED
from tests.plain import LATE, plain

FACTS = plain(BUNDLED)
README = (BUNDLED / "README.md").read_text("utf-8").split("<!-- truth:begin -->")[1].split("<!-- truth:end -->")[0]
TRUTHS = dict(re.findall(r"^- `(\w+)` \((\w+), [\w-]+\): ", README, re.MULTILINE))
"""Each planted change and the area that it is about."""
both = pytest.mark.parametrize("audience", ["internal", "public"])
languages = pytest.mark.parametrize("lang", ["sv", "en"])


@pytest.fixture(scope="module")
def look() -> Iterator[Callable[..., Page]]:
    with browsing() as open_page:
        yield cache(open_page)


def test_all_planted_truths_are_looked_for():
    assert TRUTHS == {
        "insecurity_down": "0123R020",
        "insecurity_up": "0123R010",
        "littering_up": "0123R014",
        "vehicle_crime_up": "0123R013",
        "vandalism_down": "0123R024",
        "storage_burglary_month": "0123R018",
        "disorder_earlier": "0123R019",
    }


def number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def column(page: Page, key: str, name: str, at: int = 1) -> str:
    """A cell of a chart's table by the first cell of its row."""
    (row,) = [row for row in page.blocks[key].tables[0].rows if row[0] == name]
    return row[at]


# Insecurity -----------------------------------------------------------------------------------------------------------

CHANGED = {
    "sv": "Exempel: Otryggheten sen kväll och natt har ökat i Fjällen-Fastebol och minskat i Stäket",
    "en": "Example: Insecurity late evening and night has increased in Fjällen-Fastebol and decreased in Stäket",
}


@both
def test_the_headline_of_changes_names_both_areas_and_no_other(look, audience):
    page = look("otrygghet", audience=audience)
    block = page.blocks["insecurity-change"]
    assert block.headline == CHANGED["sv"]
    told = {row[0]: row[4] for row in block.tables[0].rows if row[4] in ("har ökat", "har minskat")}
    assert told == {"Fjällen-Fastebol": "har ökat", "Stäket": "har minskat"}


def test_the_english_headline_of_changes_names_both_areas(look):
    headline = look("otrygghet", lang="en").blocks["insecurity-change"].headline
    assert re.search(r"increased in Fjällen-Fastebol\b.*decreased in Stäket$", headline)


@both
@languages
def test_the_overview_tells_both_changes_with_their_shares(look, audience, lang):
    elements = [e for e in look("oversikt", audience=audience, lang=lang).elements if not isinstance(e, tuple)]
    told = [" ".join("".join(item.itertext()).split()) for element in elements for item in element.iter("li")]
    assert len(told) == 2
    shares = {text.split(": ")[1]: [int(n) for n in re.findall(r"(\d+) ?%", text)] for text in told}
    before, now = shares["Fjällen-Fastebol"]
    assert before < 35
    assert 45 < now < 60
    before, now = shares["Stäket"]
    assert 50 < before < 62
    assert now < 35


@pytest.mark.parametrize(("truth", "verdict"), [("insecurity_down", "har minskat"), ("insecurity_up", "har ökat")])
def test_a_chosen_area_shows_its_change(look, truth, verdict):
    name = FACTS.names[TRUTHS[truth]]
    page = look("otrygghet", omrade=TRUTHS[truth])
    assert column(page, "insecurity-change", name, 4) == verdict
    assert page.headlines[0].startswith(f"Exempel: {name}: ")
    earlier = look("otrygghet", omrade=TRUTHS[truth], till="2018")
    before, now = (number(re.search(r"(\d+) %", p.headlines[0]).group(1)) for p in (earlier, page))  # type: ignore[union-attr]
    assert (now > before + 15) if verdict == "har ökat" else (now < before - 15)


def test_the_round_of_2020_is_compared_with_none(look):
    page = look("otrygghet", fran="2020", till="2020")
    assert "insecurity-change" not in page.blocks
    assert page.all_blocks[3].headline.startswith("Exempel: Går inte att jämföra: mätmetoden har ändrats")


def test_littering_is_named_by_many_more_in_kolarangen_villastaden(look):
    area = TRUTHS["littering_up"]
    before, now = (
        number(column(look("otrygghet", omrade=area, till=till), "insecurity-concern", "Nedskräpning").rstrip("% "))
        for till in ("2018", "2022")
    )
    assert 8 <= before <= 23
    assert 32 <= now <= 48
    assert look("otrygghet", omrade=area).blocks["insecurity-concern"].headline == (
        f"Exempel: {FACTS.names[area]}: vanligaste problemet är nedskräpning, {now} %"
    )


# Incidents ------------------------------------------------------------------------------------------------------------


def reports(look: Callable[..., Page], category: str, area: str, years: tuple[int, int], **more: str) -> int:
    """What the table of categories says of one category in an area over some years; 0 when it is not in the table."""
    page = look("brott-och-handelser", omrade=area, fran=str(years[0]), till=str(years[1]), **more)
    rows = [row for row in page.blocks["incident-mix"].tables[0].rows if row[0] == category and row[2] == "nej"]
    return number(rows[0][3]) if rows else 0


@pytest.mark.parametrize(
    ("truth", "category", "before", "after", "a_month"),
    [
        ("vehicle_crime_up", "Bilbrott (stöld av och ur fordon)", (2019, 2021), (2023, 2024), (5, 8)),
        ("vandalism_down", "Skadegörelse", (2019, 2021), (2023, 2024), (6, 3)),
    ],
)
def test_a_category_changes_its_level_in_the_table(look, truth, category, before, after, a_month):
    for years, mean in ((before, a_month[0]), (after, a_month[1])):
        months = 12 * (years[1] - years[0] + 1)
        count = reports(look, category, TRUTHS[truth], years)
        assert count == pytest.approx(mean * months, abs=3 * (mean * months) ** 0.5)
    code = {"vehicle_crime_up": "vehicle_crime", "vandalism_down": "vandalism"}[truth]
    counted = [
        sum(i.category == code and not i.found for i in FACTS.reported(years, area=TRUTHS[truth]))
        for years in (before, after)
    ]
    assert [reports(look, category, TRUTHS[truth], years) for years in (before, after)] == counted


def test_one_month_of_storage_burglaries_stands_out_in_skogstorp(look):
    area = TRUTHS["storage_burglary_month"]
    page = look("brott-och-handelser", omrade=area, fran="2023", till="2023")
    block = page.blocks["incident-periods"]
    at = block.tables[0].head.index("Egendom")
    months = {row[0]: number(row[at]) for row in block.tables[0].rows}
    top = max(months, key=lambda month: months[month])
    assert top == "september 2023"
    assert months[top] >= 24
    assert months[top] > 2 * max(n for month, n in months.items() if month != top)
    assert re.search(rf"Egendom: \d+, flest september 2023 \({months[top]}\)", block.alt)
    bars = next(t for t in block.figures["wide"]["data"] if t["type"] == "bar" and "Egendom" in t["hovertext"][0])
    assert min(bars["y"]) == bars["y"][8]
    assert reports(look, "Inbrott i källare, vind", area, (2023, 2023)) >= 24
    assert reports(look, "Inbrott i källare, vind", area, (2021, 2022)) <= 36


def test_disorder_in_skalby_vastra_moves_from_the_night_to_the_afternoon(look):
    area, shares = TRUTHS["disorder_earlier"], []
    for years in ((2018, 2021), (2023, 2024)):
        parts = {part: reports(look, "Ordningsstörning", area, years, tid=part) for part in ("day", "evening", LATE)}
        counted = FACTS.reported(years, area=area)
        for part, n in parts.items():
            assert n == sum(i.category == "disorder" and not i.found and i.part == part for i in counted)
        shares.append(parts[LATE] / sum(parts.values()))
    before, after = shares
    assert 0.3 < before < 0.5
    assert after < 0.2


def test_the_field_of_hours_shows_the_move(look):
    nights = []
    for first, last in ((2018, 2021), (2023, 2024)):
        page = look("brott-och-handelser", omrade=TRUTHS["disorder_earlier"], fran=str(first), till=str(last))
        rows = {row[0]: sum(number(cell) for cell in row[1:8]) for row in page.blocks["incident-hours"].tables[0].rows}
        late = sum(n for hour, n in rows.items() if hour[:2] in ("22", "23", "00", "01", "02", "03", "04", "05"))
        nights.append(late / sum(rows.values()))
    assert nights[1] < nights[0] - 0.1


DECLARED = (
    ("vehicle_crime_up", "vehicle_crime", "fler än väntat|över den övre|nära övre"),
    ("vandalism_down", "vandalism", "färre än väntat|under den nedre|nära nedre"),
    ("storage_burglary_month", "storage_burglary", "över den övre gränsen"),
)


@pytest.mark.parametrize(("truth", "kind", "said"), DECLARED)
def test_a_planted_change_is_a_signal_where_a_baseline_is_declared(look, tmp_path, truth, kind, said):
    shutil.copytree(BUNDLED, tmp_path / "data")
    with (tmp_path / "data" / "baselines.csv").open("a", encoding="utf-8") as file:
        file.write(f"{TRUTHS[truth]}:{kind},2019-01-01,2021-12-31,municipality,2022-01-20,initial\n")
    page = look("brott-och-handelser", data=tmp_path / "data", omrade=TRUTHS[truth], fran="2022")
    signals = [text for text in page.of("j-facts") if "Signal" not in text]
    assert any(re.search(said, text) for text in signals), signals


@pytest.mark.parametrize("truth", ["vehicle_crime_up", "vandalism_down"])
def test_the_public_sees_the_planted_area_by_year(look, truth):
    page = look("brott-och-handelser", audience="public", omrade=TRUTHS[truth])
    rows = {row[0]: number(row[1]) for row in page.blocks["incident-periods"].tables[0].rows}
    counted = {
        str(year): sum(not i.found for i in FACTS.reported((year, year), area=TRUTHS[truth]))
        for year in range(2017, 2025)
    }
    assert rows == counted
