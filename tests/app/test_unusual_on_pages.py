"""What the pages call unusual, against control charts and a funnel that are recomputed from the files."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Sequence

import pytest

from tests.app.situation import Page, browsing, words
from tests.factories import BUNDLED
from tests.plain import FOUND, GROUPS, WHOLE_ONLY, Incident, plain
from tests.plain_control import Point, Run, against_share, by_period, chart, signals, year_changes

FACTS = plain(BUNDLED)
PAGE = "brott-och-handelser"
ROUNDED = 0.051
"""Numbers are written with one decimal."""
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
BY_CHANCE = 0.01
"""Signals a judged month in data without any change, as Metod says: one in 100."""
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


def at_station(report: Incident) -> bool:
    return not report.found and report.place == "jakobsberg_station" and report.area != WHOLE_ONLY


SHOWN: dict[str, tuple[Callable[[Incident], bool], Callable[[Incident], bool] | None]] = {
    **{name: (of_group(group), of_group(group)) for group, name in NAMES.items()},
    "Övrigt": (of_group("other"), None),
    "Upptäcks genom kontroller": (of_group(FOUND), None),
    "Jakobsberg": (of_part("jakobsberg"), reported),
    "Viksjö": (of_part("viksjo"), reported),
    "Barkarby-Skälby": (of_part("barkarby-skalby"), reported),
    "Kallhäll-Stäket": (of_part("kallhall-staket"), reported),
    "Jakobsbergs station": (at_station, reported),
}
"""Each series of the page, in its order: its reports, and those whose season it is held against (None: not judged)."""


def judged() -> dict[str, list[Point]]:
    return {name: chart(FACTS, own, season) for name, (own, season) in SHOWN.items() if season}


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


def test_the_page_shows_these_series_and_no_other(open_page):
    counted, limits = open_page(PAGE).blocks["incident-series"].tables
    assert counted.head[1:-1] == tuple(SHOWN)
    assert limits.head[1:-1] == tuple(name for name, (_, season) in SHOWN.items() if season)


@pytest.mark.parametrize("name", SHOWN)
def test_each_series_has_the_months_of_the_file_and_the_limits_of_its_baseline(open_page, name):
    own, season = SHOWN[name]
    page, rows = open_page(PAGE), [r for r in FACTS.incidents if own(r)]
    assert [int(numbers(cell)[0]) for cell in column(page, name, 0)] == by_period(rows, 1)
    if season:
        assert_limits(column(page, name, 1), chart(FACTS, own, season))


def test_the_public_reads_the_quarters_of_every_series(open_page):
    block = open_page(PAGE, audience="public").blocks["incident-series"]
    names = [*NAMES.values(), "Övrigt", "Upptäcks genom kontroller"]
    assert list(block.tables[0].head[1:-1]) == names
    for at, name in enumerate(names, start=1):
        rows = [r for r in FACTS.incidents if SHOWN[name][0](r)]
        assert [int(numbers(row[at])[0]) for row in block.tables[0].rows] == by_period(rows, 3)


def test_the_signals_are_those_of_the_rules(open_page):
    said = listed(open_page(PAGE))
    whole = [sentence(points, run) for points in [chart(FACTS, reported, reported)] for run in signals(points)]
    rows = [f"{name}, {sentence(points, run)}" for name, points in judged().items() for run in signals(points)]
    assert rows
    assert said[: len(whole) + len(rows)] == [*(text[:1].upper() + text[1:] for text in whole), *rows]


def test_the_signals_are_counted_beside_those_of_chance(open_page):
    blocks, charts = open_page(PAGE).blocks, judged()
    found, by_chance = (
        sum(len(signals(points)) for points in charts.values()),
        BY_CHANCE * sum(map(len, charts.values())),
    )
    assert blocks["incident-series"].lead.startswith(
        f"{len(charts)} serier bedöms. {found} signaler i perioden; slumpen ensam ger omkring {round(by_chance)}."
    )
    assert len(signals(chart(FACTS, reported, reported))) == 1
    assert "1 signal i perioden; slumpen ensam ger omkring 1,0." in blocks["incident-control"].lead


def test_the_year_is_held_against_the_year_before_as_one_list(open_page):
    page = open_page(PAGE)
    assert "Exempel: Hela Järfälla: 2024 jämfört med 2023" in page.texts
    *said, controls = listed(page)[-6:]
    for sentence_of_group, (group, change) in zip(said, year_changes(FACTS, 2024, GROUPS).items(), strict=True):
        assert sentence_of_group.startswith(f"Antalet i gruppen {(NAMES | {'other': 'Övrigt'})[group].lower()}: ")
        assert not change.told
        assert "går inte att avgöra" in sentence_of_group
        most = [math.ceil((change.high - 1) * 100), math.ceil((1 - change.low) * 100)]
        assert numbers(sentence_of_group) == [change.before, change.now, *most]
    found = [sum(r.found and r.day.year == year for r in FACTS.incidents) for year in (2023, 2024)]
    assert numbers(controls) == found
    assert "bedöms inte" in controls


def listed(page: Page) -> list[str]:
    """The items of the lists of the page."""
    return [words(item) for element in page.elements if not isinstance(element, tuple) for item in element.iter("li")]


def sentence(points: Sequence[Point], run: Run) -> str:
    """What the page says of a signal."""
    many, n, upper = run.side > 0, run.last - run.first + 1, "övre" if run.side > 0 else "nedre"
    first, limit = points[run.first], points[run.first].high if many else points[run.first].low
    said = {
        "outside": f"{first.reports}, {'över' if many else 'under'} den {upper} gränsen {limit:.1f}".replace(".", ","),
        "one side": f"{'fler' if many else 'färre'} än väntat {n} månader i rad",
        "trend": f"allt {'högre' if many else 'lägre'} mot det väntade {n} månader i rad",
        "outer third": f"minst 2 av 3 månader nära {upper} gränsen",
    }[run.rule]
    return f"{stretch(first.first, points[run.last].first)}: {said}."


def stretch(first: dt.date, last: dt.date) -> str:
    """Months as the page writes them: the year once where it is the same."""
    end = f"{MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    return f"{MONTHS[first.month - 1]}{'' if first.year == last.year else f' {first.year}'}–{end}"


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
