"""What the pages call unusual, against control charts and a funnel that are recomputed from the files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from tests.app.situation import Page, browsing
from tests.factories import BUNDLED
from tests.plain import GROUPS, Incident, plain
from tests.plain_control import Point, against_share, chart

FACTS = plain(BUNDLED)
PAGE = "brott-och-handelser"
ROUNDED = 0.051
"""Numbers are written with one decimal."""
NAMES = {"person": "Person", "property": "Egendom", "damage": "Skadegörelse", "disorder": "Ordning"}


@pytest.fixture(scope="module")
def open_page() -> Iterable[Callable[..., Page]]:
    with browsing() as opened:
        yield opened


def numbers(cell: str) -> list[float]:
    """The numbers of a cell: reports, or what is expected and its limits."""
    return [float(re.sub(r"\s", "", n).replace(",", ".")) for n in re.findall(r"\d[\d\s]*(?:,\d+)?", cell)]


def reported(report: Incident) -> bool:
    return not report.found


def of_group(group: str) -> Callable[[Incident], bool]:
    return lambda report: report.series == group


def of_part(part: str) -> Callable[[Incident], bool]:
    return lambda report: not report.found and FACTS.part_of.get(report.area) == part


def assert_limits(cells: list[str], points: list[Point]) -> None:
    assert len(cells) == len(points)
    for cell, point in zip(cells, points, strict=True):
        assert numbers(cell) == pytest.approx([point.expected, point.low, point.high], abs=ROUNDED)


def column(page: Page, name: str, at: int) -> list[str]:
    shown = page.blocks["incident-series"].tables[at]
    place = shown.head.index(name)
    return [row[place] for row in shown.rows]


def test_the_chart_of_all_reports_has_the_limits_of_its_baseline(open_page):
    points = chart(FACTS, reported, reported)
    block = open_page(PAGE).blocks["incident-control"]
    rows = block.tables[0].rows
    assert [int(re.sub(r"\D", "", row[1])) for row in rows] == [p.reports for p in points]
    for row, point in zip(rows, points, strict=True):
        found = [numbers(cell)[0] if numbers(cell) else 0.0 for cell in row[2:5]]
        assert found == pytest.approx([point.expected, point.low, point.high], abs=ROUNDED)
    last = points[-1]
    said = "ovanligt många" if last.reports >= last.high else "ovanligt få" if last.outside else "inget ovanligt"
    assert block.headline == f"Exempel: Hela Järfälla, december 2024: {said}"
    assert block.lead.startswith(f"{last.reports} anmälningar och händelser, väntat omkring {round(last.expected)}.")


@pytest.mark.parametrize("group", NAMES)
def test_the_row_of_a_group_has_the_limits_of_its_baseline(open_page, group):
    points, page = chart(FACTS, of_group(group), of_group(group)), open_page(PAGE)
    assert [int(numbers(cell)[0]) for cell in column(page, NAMES[group], 0)] == [p.reports for p in points]
    assert_limits(column(page, NAMES[group], 1), points)


@pytest.mark.parametrize(("part", "name"), [("jakobsberg", "Jakobsberg"), ("viksjo", "Viksjö")])
def test_the_row_of_a_part_has_the_season_of_the_whole_municipality(open_page, part, name):
    assert_limits(column(open_page(PAGE), name, 1), chart(FACTS, of_part(part), reported))


@pytest.mark.parametrize("group", NAMES)
def test_the_public_reads_limits_of_quarters(open_page, group):
    points, page = chart(FACTS, of_group(group), of_group(group), 3), open_page(PAGE, audience="public")
    assert [int(numbers(cell)[0]) for cell in column(page, NAMES[group], 0)] == [p.reports for p in points]
    assert_limits(column(page, NAMES[group], 1), points)
    assert not any(point.outside for point in points)
    assert page.blocks["incident-series"].headline == "Exempel: Kvartal 4 2024: inget ovanligt i någon serie"


def test_what_controls_find_has_numbers_and_no_verdict(open_page):
    for audience in ("internal", "public"):
        page = open_page(PAGE, audience=audience)
        shown = page.blocks["incident-series"].tables
        assert "Upptäcks genom kontroller" in shown[0].head
        assert "Upptäcks genom kontroller" not in shown[1].head


def test_areas_are_held_against_their_share_of_the_baseline(open_page):
    block = open_page(PAGE).blocks["incident-funnel"]
    rows = {row[0]: row for row in block.tables[0].rows}
    eyed = []
    for area, reports, expected, narrow, wide in against_share(FACTS, 2024):
        row = rows[FACTS.names[area]]
        assert [numbers(cell) for cell in row[1:5]] == [
            [reports],
            pytest.approx([expected], abs=ROUNDED),
            pytest.approx(list(narrow), abs=ROUNDED),
            pytest.approx(list(wide), abs=ROUNDED),
        ]
        standing = "som väntat" if narrow[0] < reports < narrow[1] else "håll ögonen på"
        assert wide[0] < reports < wide[1]
        assert row[5].startswith(standing)
        eyed += [row[0]] if standing != "som väntat" and reports > expected else []
    assert block.headline == f"Exempel: Inget område säkert högre än väntat. Håll ögonen på {' och '.join(eyed)}"


def test_the_week_is_counted_beside_the_same_week_of_earlier_years(open_page):
    rows = open_page(PAGE).blocks["incident-week"].tables[0].rows
    for row in rows:
        year = int(row[0])
        week = [r for r in FACTS.incidents if r.day.isocalendar()[:2] == (year, 52)]
        assert int(row[1]) == sum(not r.found for r in week)
        assert [int(cell) for cell in row[2:7]] == [sum(r.series == group for r in week) for group in GROUPS]
    assert [row[0] for row in rows] == [str(year) for year in range(2024, 2016, -1)]


def test_part_of_the_day_is_not_judged(open_page):
    page = open_page(PAGE, tid="evening")
    assert not {"incident-control", "incident-series"} & set(page.blocks)
    assert "Vad som är ovanligt bedöms bara för hela dygnet." in page.of("j-text")


def test_the_public_sees_no_month_no_week_and_no_funnel(open_page):
    page = open_page(PAGE, audience="public")
    assert not {"incident-control", "incident-funnel", "incident-week"} & set(page.blocks)
