"""The page Trygghetsbesiktning: its numbers recomputed from the files, and what the public does not get."""

from __future__ import annotations

import re
from itertools import product

import pytest

from jarfalla_data.vocabulary.inspections import INSPECTION_FINDINGS, RESPONSIBLE
from tests.factories import BUNDLED, data_folder, inspection, inspection_finding
from tests.plain import number, percent, table
from tests.plain_inspections import YOUNG, by_year, faults, last_day, mended_by, of_young

PAGE = "trygghetsbesiktning"
LANGUAGES, AUDIENCES = ("sv", "en"), ("internal", "public")
languages = pytest.mark.parametrize("lang", LANGUAGES)
MARK = {"sv": "EXEMPELDATA – påhittade siffror: ", "en": "EXAMPLE DATA – invented figures: "}
YEARS = {"sv": "Trygghetsbesiktningar och brister per år", "en": "Safety inspections and findings per year"}
SPANS = {
    "sv": "Brister efter slag: unga och övriga besiktningar",
    "en": "Findings by kind: young people and other inspections",
}
MENDED = {
    "sv": "Hur snabbt brister åtgärdas, efter ansvarig. Inom parentes: 95 % osäkerhet",
    "en": "How fast findings are fixed, by responsible. In brackets: 95% uncertainty",
}
WAITING = {
    "sv": "Brister som väntar på åtgärd, försenade först",
    "en": "Findings that wait to be fixed, overdue ones first",
}
INSIDE = {
    *("repair", "young-compared", "inspection-years"),
    *(f"finding-states-{group}" for group in ("place_id", "category", "responsible", "priority")),
}
HIDDEN = {"sv": "visas inte", "en": "not shown"}


def plain(text):
    return " ".join(text.split())


def cells(seen, caption, lang):
    """The rows of a table without their headings."""
    return [list(row.values()) for row in seen.tables[MARK[lang] + caption[lang]]]


# Numbers --------------------------------------------------------------------------------------------------------------


@languages
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_year_is_what_the_files_hold_and_the_public_reads_nothing_of_locks_and_alarms(visit, lang, audience):
    inside = audience == "internal"
    told = by_year(BUNDLED, sensitive=inside)
    rows = cells(visit(PAGE, lang=lang, audience=audience), YEARS, lang)
    assert [row[0] for row in rows] == [str(year) for year in told]
    for row, (held, found, fixed) in zip(rows, told.values(), strict=True):
        assert row[-3:-1] == [number(found, lang), number(fixed, lang)]
        counts = [int(n) for n in row[1:-3]]
        assert sum(counts) == held
        assert len(counts) == (3 if inside else 1)


@languages
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_latest_year_is_the_finding_of_its_chart(visit, lang, audience):
    year, (_, found, fixed) = max(by_year(BUNDLED, sensitive=audience == "internal").items())
    seen = visit(PAGE, lang=lang, audience=audience)
    (headline,) = [text for text in seen.of("j-finding") if str(year) in text]
    assert [int(n) for n in re.findall(r"\d+", headline)] == [year, found, fixed]


def plain_cell(pairs, days, lang):
    value, low, high = mended_by(pairs, days)
    between = f"{number(low * 100, lang)}–{percent(high, lang)}"
    return plain(f"{percent(value, lang)} ({between})")


@languages
def test_the_leading_finding_and_each_share_mended_are_kaplan_and_meiers_by_hand(visit, lang):
    held, seen = faults(BUNDLED), visit(PAGE, lang=lang)
    rows = cells(seen, MENDED, lang)
    names = {label: code for code, label in RESPONSIBLE.labels(lang).items()}
    assert len(rows) == 1 + len({fault.responsible for fault in held})
    for at, row in enumerate(rows):
        of_row = [f for f in held if at == 0 or f.responsible == names[row[0]]]
        pairs = [fault.followed for fault in of_row]
        assert row[1:3] == [number(len(pairs), lang), number(sum(done for _, done in pairs), lang)]
        for days, cell in zip((30, 90, 180, 365, 730), row[3:-1], strict=True):
            assert cell == plain_cell(pairs, days, lang)
    share = percent(mended_by([f.followed for f in held], 90)[0], lang)
    assert plain(share) in seen.of("j-finding")[0]
    assert "90" in seen.of("j-finding")[0]


@languages
def test_what_waits_is_listed_with_the_most_overdue_first(visit, lang):
    held, now = [f for f in faults(BUNDLED) if f.waits], last_day(BUNDLED)
    seen = visit(PAGE, lang=lang)
    rows = cells(seen, WAITING, lang)
    late = sorted(((now - f.due).days for f in held if f.is_late(now)), reverse=True)
    assert len(rows) == len(held)
    assert [row[7] for row in rows] == [*map(str, late), *["–"] * (len(held) - len(late))]
    names = {row["place_id"]: row["name"] for row in table(BUNDLED, "places")}
    labels = INSPECTION_FINDINGS.labels(lang)
    assert sorted((row[0], row[1]) for row in rows) == sorted((names[f.place], labels[f.category]) for f in held)
    headline = next(text for text in seen.of("j-finding") if names["soderhojden_square"] in text)
    assert [int(n) for n in re.findall(r"\d+", headline)] == [len(late), len(held)]
    said = seen.of("j-facts")[0]
    assert [int(n) for n in re.findall(r"(\d+) (?:dag|day)", said)] == late


@languages
@pytest.mark.parametrize("group", ["place", "category", "responsible", "priority"])
def test_the_drawn_parts_of_each_bar_are_what_waits(visit, lang, group):
    key = "finding-states-" + {"place": "place_id"}.get(group, group)
    figure = visit(PAGE, lang=lang).figures[key]["wide"]
    now, held = last_day(BUNDLED), faults(BUNDLED)
    shapes = [trace for trace in figure["data"] if trace.get("hoveron") == "fills"]
    lengths = {}
    for trace in shapes:
        lengths.setdefault(trace["fillcolor"], []).append(trace["x"][1] - trace["x"][0])
    expected = {
        "#801650": [sum(f.is_late(now) for f in held)],
        "#28A197": [sum(f.status == "open" and not f.is_late(now) for f in held)],
        "#12436D": [sum(f.status == "ordered" and not f.is_late(now) for f in held)],
    }
    unit = sum(map(sum, lengths.values())) / sum(n for (n,) in expected.values())
    assert {color: round(sum(of_color) / unit, 6) for color, of_color in lengths.items()} == {
        color: n for color, (n,) in expected.items()
    }


@languages
def test_only_young_people_pointed_at_what_the_headline_names(visit, lang):
    held, labels = faults(BUNDLED), INSPECTION_FINDINGS.labels(lang)
    alone = {f.category for f in held if f.kind == YOUNG} - {f.category for f in held if f.kind != YOUNG}
    word = {"sv": "unga", "en": "young"}[lang]
    (headline,) = [text for text in visit(PAGE, lang=lang).of("j-finding") if word in text]
    first = {code: label.partition(",")[0].lower() for code, label in labels.items()}
    named = {code for code, word in first.items() if re.search(rf"\b{word}\b", headline)}
    assert len(named) == 2
    assert named <= alone


@languages
def test_the_public_reads_of_young_people_what_the_files_hold_or_nothing(visit, lang):
    rows = cells(visit(PAGE, lang=lang, audience="public"), SPANS, lang)
    labels, hidden, shown = {label: code for code, label in INSPECTION_FINDINGS.labels(lang).items()}, 0, 0
    for years, label, *counts in (row[:4] for row in rows):
        first, last = map(int, years.split("–"))
        for cell, n in zip(counts, of_young(BUNDLED, first, last).get(labels[label], (0, 0)), strict=True):
            assert cell == (HIDDEN[lang] if cell == HIDDEN[lang] or 0 < n < 5 else number(n, lang))
            hidden, shown = hidden + (cell == HIDDEN[lang]), shown + (cell != HIDDEN[lang])
    assert hidden
    assert shown > hidden


# What the public does not get -----------------------------------------------------------------------------------------


@languages
@pytest.mark.parametrize("query", [{}, {"fran": "2021", "till": "2024"}, {"omrade": "viksjo", "tid": "day"}])
def test_nothing_internal_is_sent_to_the_public(visit, lang, query):
    seen = visit(PAGE, lang=lang, audience="public", **query)
    assert set(seen.figures) == {"inspection-years", "young-findings"}
    sent = "\n".join(str(node.proto) for node in seen.at.main)
    assert not [key for key in INSIDE - {"inspection-years"} if key in sent]
    inside = {row["name"] for row in table(BUNDLED, "places")} | set(RESPONSIBLE.labels(lang).values())
    inside -= {RESPONSIBLE.label("other", lang)}
    inside |= {INSPECTION_FINDINGS.label(code, lang) for code in ("entrance", "camera_alarm")}
    inside |= {row["finding_id"] for row in table(BUNDLED, "inspection_findings")}
    assert not [text for text in inside if text in seen.words or text in sent]
    assert not re.search(r"\d{4}-\d{2}-\d{2}", seen.words)


@pytest.mark.parametrize("audience", AUDIENCES)
@languages
def test_the_method_has_its_name_on_no_page_but_metod(visit, audience, lang):
    assert not re.search("kaplan|meier", visit(PAGE, lang=lang, audience=audience).words, re.IGNORECASE)
    assert "Kaplan–Meier" in visit("metod", lang=lang, audience=audience).words


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_figure_says_that_it_is_an_example(visit, audience):
    for figure in visit(PAGE, audience=audience).figures.values():
        assert figure["alt"].startswith("EXEMPELDATA")
        for form in ("wide", "narrow"):
            assert "EXEMPELDATA" in str(figure[form]["layout"]["annotations"])


# Other files ----------------------------------------------------------------------------------------------------------

VISIT = inspection(inspection_id="visit", date="2022-05-04", kind=YOUNG, participants=12)
FOLDERS = {
    "no file": {},
    "empty": {"inspections": [], "inspection_findings": []},
    "no findings": {"inspections": [VISIT], "inspection_findings": []},
    "one row": {"inspections": [VISIT], "inspection_findings": [inspection_finding(inspection_id="visit")]},
}


@pytest.mark.parametrize("tables", FOLDERS)
def test_the_page_stands_on_few_rows(visit, tmp_path, tables):
    folder = data_folder(tmp_path, facts=["places", "commitments"], **FOLDERS[tables])
    for audience, lang in product(AUDIENCES, LANGUAGES):
        seen = visit(PAGE, data=folder, lang=lang, audience=audience)
        assert not seen.at.exception
        assert len(seen.of("j-finding")) == (7 if audience == "internal" else 2)
        assert not re.search(r"\bnan\b|<NA>|None", seen.words)
        if audience == "public":
            assert not re.search(r"(?<!\d)1(?!\d)", " ".join(seen.of("j-finding")))


@languages
def test_too_few_findings_are_refused_with_the_reason(visit, tmp_path, lang):
    folder = data_folder(tmp_path, facts=["places", "commitments"], **FOLDERS["one row"])
    why = {
        "sv": "för få brister: 1 varav 0 åtgärdade, minst 20 varav 10 behövs",
        "en": "too few findings: 1 of which 0 fixed, at least 20 of which 10 needed",
    }
    assert why[lang] in visit(PAGE, data=folder, lang=lang).of("j-finding")[0]


@pytest.mark.parametrize("audience", AUDIENCES)
@languages
def test_a_period_without_inspections_says_so(visit, tmp_path, audience, lang):
    early = inspection(inspection_id="early", date="2018-05-04")
    found = [inspection_finding(inspection_id=name, checked_on="2022-06-01") for name in ("visit", "early")]
    folder = data_folder(
        tmp_path, facts=["places", "commitments"], inspections=[VISIT, early], inspection_findings=found
    )
    seen = visit(PAGE, data=folder, audience=audience, lang=lang, fran="2023", till="2024")
    assert not seen.at.exception
    said = " ".join(seen.of("j-finding"))
    assert {"sv": "Inga trygghetsbesiktningar i perioden", "en": "No safety inspections in the period"}[lang] in said
    assert not seen.figures


def test_the_chosen_years_are_those_of_the_findings(visit):
    rows = cells(visit(PAGE, fran="2023", till="2024"), WAITING, "sv")
    held = [f for f in faults(BUNDLED) if f.waits and f.found.year >= 2023]
    assert len(rows) == len(held) > 0
