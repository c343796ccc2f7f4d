"""Every number on Översikt, Otrygghet, Brott och händelser and Metod, against the files recomputed in tests/plain.py.

What is compared is what a reader gets: headlines, leads, cards, what the figures draw, write and say when they are
pointed at, the tables and their downloads. The internal audience sees the figures exactly, the public by the rules of
the design: small groups hidden, shares in whole per cent, bases in tens. The words around the numbers are the
catalogue's own. What is hidden beyond small groups, so that none can be worked out, is taken from the tables of the
page; that it is enough is held in tests/publication.
"""

from __future__ import annotations

import calendar
import datetime as dt
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from babel.dates import get_month_names

from jarfalla_data.charts import palette
from jarfalla_data.charts.method import entries
from jarfalla_data.charts.method_statistics import sections
from jarfalla_data.vocabulary.dialogue import AGE_GROUP, CHANNEL, CONCERNS, GENDER, TIME_OF_DAY
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUPS, INCIDENT_CATEGORIES, INCIDENT_SOURCES
from jarfalla_data.vocabulary.published import MUNICIPAL_PARTS, PROMISE_OUTCOME
from jarfalla_data.wording import Translator, translator
from tests import drawn as drawn_texts
from tests.app.situation import (
    FORMS,
    Block,
    Figure,
    Page,
    Shown,
    browsing,
    flat,
    of,
    plain_text,
    small_groups,
    tidy,
    words,
)
from tests.factories import BUNDLED
from tests.plain import (
    FOUND,
    GROUPS,
    HIDDEN,
    INHABITANTS,
    LATE,
    NO_AREA,
    PARTS,
    PROFESSIONALS,
    TOO_FEW,
    WHOLE,
    WHOLE_ONLY,
    Change,
    Incident,
    K,
    Plain,
    Share,
    judged,
    number,
    percent,
    plain,
    points,
    table,
)

FACTS = plain(BUNDLED)
"""The bundled folder, for names: areas are the same everywhere."""
LIMITS = (20, 30, 40, 50)
AUDIENCES = ("internal", "public")
both = pytest.mark.parametrize("audience", AUDIENCES)


@dataclass(frozen=True)
class Case:
    """A view: filters and language."""

    area: str | None = None
    years: tuple[int, int] = (2017, 2024)
    time: str | None = None
    lang: str = "sv"
    small: bool = False

    @property
    def folder(self) -> Path:
        """The bundled data, or those full of small groups."""
        return small_groups() if self.small else BUNDLED

    @property
    def facts(self) -> Plain:
        """The same, recomputed."""
        return plain(self.folder)

    @property
    def query(self) -> dict[str, str]:
        """The same in the URL."""
        asked = {"fran": self.years[0], "till": self.years[1], "omrade": self.area, "tid": self.time, "lang": self.lang}
        usual = {"fran": 2017, "till": 2024, "lang": "sv"}
        return {name: str(v) for name, v in asked.items() if v is not None and v != usual.get(name)}

    @property
    def t(self) -> Translator:
        return translator(self.lang)

    def __str__(self) -> str:
        asked = " ".join(f"{k}={v}" for k, v in self.query.items())
        return " ".join(filter(None, ("small groups" if self.small else "", asked))) or "default"


OF_ANSWERS = (
    Case(),
    Case("0123R020"),
    Case("viksjo", lang="en"),
    Case("0123R018", (2018, 2019), "day"),
    Case("jakobsberg", (2020, 2021)),
    Case("0123R010", (2020, 2024), "evening", "en"),
    Case(years=(2019, 2019)),
    Case(small=True),
    Case("0123R002", small=True, lang="en"),
    Case("viksjo", (2018, 2021), "evening", small=True),
)
OF_INCIDENTS = (
    Case(),
    Case("0123R013", lang="en"),
    Case("kallhall-staket", (2019, 2021)),
    Case(time=LATE),
    Case("0123R018", (2023, 2023), "evening", "en"),
    Case(years=(2024, 2024)),
    Case(years=(2021, 2024), small=True),
    Case("0123R002", (2021, 2024), small=True, lang="en"),
    Case("viksjo", (2022, 2023), small=True),
)
answers = pytest.mark.parametrize("case", OF_ANSWERS, ids=str)
incidents = pytest.mark.parametrize("case", OF_INCIDENTS, ids=str)


@pytest.fixture(scope="module")
def look() -> Iterable[Callable[..., Page]]:
    """A page as an audience sees it; each view is opened once."""
    with browsing() as open_page:

        @cache
        def seen(address: str, audience: str, case: Case) -> Page:
            page = open_page(address, audience=audience, data=case.folder, **case.query)
            assert not page.failed
            assert page.of("j-notice") == []
            SEEN[address, audience, case] = page
            return page

        yield seen


SEEN: dict[tuple[str, str, Case], Page] = {}


def not_shown(
    address: str, key: str, case: Case, audience: str, word: str = "visas inte"
) -> frozenset[tuple[str, int]]:
    """Row and column of each cell that a block's table hides from the public, on a page that has been looked at."""
    page = SEEN.get((address, audience, case)) if audience == "public" else None
    block = page.blocks.get(key) if page else None
    rows = block.tables[0].rows if block else []
    return frozenset((row[0], at) for row in rows for at, cell in enumerate(row) if cell == case.t(word))


# Shares: what is expected ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Expected:
    """A row of shares as it should be read: its texts, its numbers where they are shown, and where it stands."""

    code: str
    label: str
    share: Share
    lang: str
    heavy: bool = False

    @property
    def value(self) -> str:
        t = translator(self.lang)
        said = {HIDDEN: t("visas inte"), TOO_FEW: t("för få svar")}
        return said.get(self.share.told) or percent(self.share.share, self.lang)

    @property
    def interval(self) -> str:
        low, high = self.share.low * 100, self.share.high
        return "–" if self.share.told else f"{number(low, self.lang)}–{percent(high, self.lang)}"

    @property
    def base(self) -> str:
        t = translator(self.lang)
        said = t("{n} svar", n=number(self.share.n, self.lang))
        return "" if self.share.told else t("{answers}, få", answers=said) if self.share.few else said

    @property
    def cells(self) -> tuple[str, ...]:
        plain_share = "–" if self.share.told else percent(self.share.unweighted, self.lang)
        return tuple(map(tidy, (self.label, self.value, self.interval, self.base or "–", plain_share)))

    @property
    def hover(self) -> str:
        return tidy(f"{self.label}: {self.value} ({self.interval}) / {self.base}")


def name(code: str, lang: str) -> str:
    """The name of an area, a part or the municipality."""
    if code == WHOLE:
        return translator(lang)("Hela Järfälla")
    return FACTS.names.get(code) or MUNICIPAL_PARTS.label(code, lang)


def expected(
    shares: Mapping[str, Share],
    labels: Mapping[str, str],
    audience: str,
    lang: str,
    *,
    ranked: bool,
    hidden: Collection[tuple[str, int]],
) -> list[Expected]:
    """The rows in their order; what is not shown last, by name."""
    told = {code: share.for_audience(audience) for code, share in shares.items()}
    told |= {code: replace(told[code], told=HIDDEN) for code in told if (tidy(labels[code]), 1) in hidden}
    rows = [Expected(code, labels[code], share, lang, code in (WHOLE, *PARTS)) for code, share in told.items()]
    if not ranked:
        return rows
    told = sorted((r for r in rows if not r.share.told), key=lambda r: (not r.heavy, -round(r.share.share, 9), r.label))
    return told + sorted((r for r in rows if r.share.told), key=lambda r: r.label)


def insecurity(case: Case, audience: str) -> tuple[Expected, ...]:
    """Municipality, parts and areas at the case's time of day."""
    keys = ("insecurity-areas", "insecurity-parts")
    shares, hidden = insecurity_of(case), {cell for key in keys for cell in not_shown("otrygghet", key, case, audience)}
    labels = {code: name(code, case.lang) for code in shares}
    return tuple(expected(shares, labels, audience, case.lang, ranked=True, hidden=hidden))


@cache
def insecurity_of(case: Case) -> dict[str, Share]:
    return case.facts.insecurity(case.facts.round_of(*case.years), case.time or LATE)


def areas(rows: Iterable[Expected]) -> list[Expected]:
    return [row for row in rows if not row.heavy]


def when(time: str | None, t: Translator) -> str:
    return {"day": t("på dagen"), "evening": t("på kvällen"), LATE: t("sen kväll och natt")}[time or LATE]


def widened(case: Case, audience: str, finest: str) -> str:
    """The place that a breakdown is about: for the public no finer than a part, or the municipality."""
    if audience == "internal" or case.area is None:
        return case.area or WHOLE
    return WHOLE if finest == "municipality" else FACTS.part_of.get(case.area, case.area)


def groups(key: str, case: Case, audience: str) -> tuple[list[Expected], str]:
    """The rows of a breakdown, and the place that it is about."""
    now, lang, ranked = case.facts.round_of(*case.years), case.lang, False
    time: str | None = case.time or LATE
    if key == "time_of_day":
        where, labels = widened(case, audience, "part"), TIME_OF_DAY.labels(lang)
        shares = case.facts.by_group(now, key, TIME_OF_DAY.codes, where, None)
    elif key in ("age_group", "gender"):
        where, labels = (
            widened(case, audience, "municipality"),
            (AGE_GROUP if key == "age_group" else GENDER).labels(lang),
        )
        shares = case.facts.by_group(now, key, [c for c in labels if c != "other_or_no_answer"], where, time)
    elif key == "concern":
        where, labels, ranked = widened(case, audience, "part"), CONCERNS.labels(lang), True
        shares = case.facts.concerns(now, [c for c in CONCERNS.codes if c != "none"], where)
    else:
        where, ranked = WHOLE, True
        shares = case.facts.worried(now) if key == "worry" else case.facts.professionals(now)
        labels = {code: name(code, lang) for code in shares}
    hidden = not_shown("otrygghet", f"insecurity-{key}", case, audience)
    return expected(shares, labels, audience, lang, ranked=ranked, hidden=hidden), where


# Shares: what is read -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dot:
    """A row of dots as it is drawn."""

    texts: tuple[str, ...]
    strong: bool
    low: float | None
    value: float | None
    high: float | None
    hover: str
    code: str


def dots(figure: Figure, form: str) -> list[Dot]:
    """The rows of a figure of dots, from top to bottom."""
    columns = [t for t in figure["data"] if t.get("mode") == "text"]
    assert len(columns) == (3 if form == "wide" else 2)
    colors = columns[0]["textfont"]["color"]
    rows = [
        (texts, y, color)
        for *texts, y, color in zip(*(c["text"] for c in columns), columns[0]["y"], colors, strict=True)
    ]
    assert all(column["y"] == sorted(column["y"]) for column in columns)
    assert form == "narrow" or all(column["y"] == columns[0]["y"] for column in columns)
    (points_,) = [t for t in figure["data"] if t.get("mode") == "markers"]
    lines = next(t for t in figure["data"] if t.get("mode") == "lines" and "fill" not in t)
    ends = list(zip(lines["x"][::3], lines["x"][1::3], strict=True))
    drawn = {y: i for i, y in enumerate(points_["y"])}
    hatched = {sum(t["y"]) / 4 for t in figure["data"] if "fillpattern" in t}
    assert len(rows) == len(drawn) + len(hatched)
    places = sorted([*drawn, *hatched])
    found = []
    for (said, at, color), y in zip(rows, places, strict=True):
        assert form == "narrow" or at == y
        i = drawn.get(y)
        texts = tuple(plain_text(text) for text in said)
        strong = color == palette.PLUM
        if i is None:
            found.append(Dot(texts, strong, None, None, None, "", ""))
            continue
        assert strong == (points_["marker"]["color"][i] == palette.PLUM)
        hover, code = plain_text(points_["text"][i]), points_["customdata"][i]
        found.append(Dot(texts, strong, ends[i][0], points_["x"][i], ends[i][1], hover, code))
    return found


def texts_of(row: Expected, form: str) -> tuple[str, ...]:
    """What stands beside a dot."""
    label, value, base = tidy(row.label), tidy(row.value), tidy(row.base)
    return (label, value, base) if form == "wide" else (label, f"{value} {base}".strip())


def assert_drawn(block: Block, rows: Sequence[Expected], chosen: str | None) -> None:
    """Both forms of a figure of dots hold the rows, in their order, and nothing else."""
    for form in FORMS:
        found = dots(block.figures[form], form)
        assert [dot.texts for dot in found] == [texts_of(row, form) for row in rows]
        for dot, row in zip(found, rows, strict=True):
            if row.share.told:
                assert dot.value is None
                continue
            wanted = (row.share.low, row.share.share, row.share.high)
            assert (dot.low, dot.value, dot.high) == pytest.approx(wanted, abs=1e-6)
            assert (dot.hover, dot.code) == (row.hover, row.code)
            assert dot.strong == (row.code == chosen)


def assert_table(shown: Shown, rows: Sequence[tuple[str, ...]], lang: str, *, example: bool = True) -> None:
    """A table and its download hold the rows; where they are invented each says so."""
    mark = (tidy(translator(lang)("EXEMPELDATA – påhittade siffror")),) if example else ()
    assert shown.rows == [(*row, *mark) for row in rows]
    head, *downloaded = [tuple(tidy(cell) for cell in row) for row in shown.downloaded]
    assert head == shown.head
    assert downloaded == [tuple(f"'{c}" if c[:1] in "=+-@" and c else c for c in row) for row in shown.rows]


def said(headline: str, t: Translator) -> str:
    return tidy(t("Exempel: {headline}", headline=headline))


WITHHELD = "Visas inte: grupperna är så små att enskilda skulle kunna kännas igen"


def withheld(page: Page, key: str, rows: Sequence[Expected], t: Translator) -> bool:
    """Whether nothing of a chart may be shown; then one sentence stands in its place."""
    hidden = any(row.share.told == HIDDEN and row.share.n for row in rows)
    if not hidden or any(not row.share.told for row in rows):
        return False
    assert key not in page.blocks
    assert said(t(WITHHELD), t) in page.headlines
    return True


def assert_alternative(block: Block, t: Translator, headline: str, lead: str, rows: Sequence[Expected]) -> None:
    """The text alternative tells the finding and every row."""
    listed = "; ".join(f"{row.label} {row.value} {row.base}".strip() for row in rows)
    mark = t("EXEMPELDATA – påhittade siffror")
    assert block.alt == tidy(f"{mark}. {headline}. {lead} {listed}")


def with_few(finding: str, row: Expected, t: Translator) -> str:
    """A finding that rests on few answers says so."""
    return t("{value}, få svar", value=finding) if row.share.few else finding


def highest(
    rows: Sequence[Expected], finding: str, t: Translator, inside: Callable[[Expected], str], **more: str
) -> str:
    """A finding about the row with the highest share, or why there is none."""
    told = [row for row in rows if not row.share.told]
    # Where shares are hidden, nobody is told whether anybody answered.
    if not any(row.share.n or row.share.told == HIDDEN for row in rows):
        return t("Inga svar för det valda")
    if not told:
        return t("För få svar för att visa någon andel")
    top = max(told, key=lambda row: row.share.share)
    found = with_few(t(finding, place=inside(top), share=top.value, **more), top, t)
    hidden = any(row.share.told == HIDDEN for row in rows)
    return t("{finding} (av dem som visas)", finding=found) if hidden else found


# Otrygghet ------------------------------------------------------------------------------------------------------------


@both
@answers
def test_areas_are_ranked_by_the_share_that_feels_unsafe(look, case, audience):
    page, t = look("otrygghet", audience, case), case.t
    rows = insecurity(case, audience)
    if withheld(page, "insecurity-areas", areas(rows), t):
        return
    block = page.blocks["insecurity-areas"]
    chosen = next((row for row in rows if row.code == case.area), None)
    if chosen is None:
        finding = "Störst andel otrygga {when}: {place}, {share}"
        headline = highest(areas(rows), finding, t, lambda row: row.label, when=when(case.time, t))
    elif chosen.share.told:
        headline = t("{place}: {why}", place=chosen.label, why=chosen.value)
    else:
        sentence = "{place}: {share} är otrygga {when}"
        headline = t(sentence, place=chosen.label, share=chosen.value, when=when(case.time, t))
        headline = with_few(headline, chosen, t)
    assert block.headline == said(headline, t)
    assert block.lead == tidy(lead_of(case, audience))
    assert_alternative(block, t, headline, lead_of(case, audience), areas(rows))
    assert_drawn(block, areas(rows), case.area)
    assert_table(block.tables[0], [row.cells for row in rows], case.lang)
    assert_reference(block, case, audience)


def whole_of(case: Case, audience: str) -> Expected:
    return next(row for row in insecurity(case, audience) if row.code == WHOLE)


def round_words(case: Case) -> str:
    """The round within a sentence."""
    now = case.facts.round_of(*case.years)
    if now is None:
        return ""
    if case.lang == "sv":
        return now["name"].lower()
    months = get_month_names(locale="en")
    first, last = (dt.date.fromisoformat(now[end]) for end in ("starts_on", "ends_on"))
    return f"{months[first.month]}–{months[last.month]} {last.year}"


def lead_of(case: Case, audience: str) -> str:
    """The municipality's share, its interval and how many answered."""
    whole = whole_of(case, audience)
    if whole.share.told:
        return ""
    return case.t(
        "I hela Järfälla känner sig {share} otrygga {when} ({interval}, {n} svar, {round}).",
        share=whole.value,
        when=when(case.time, case.t),
        interval=whole.interval,
        n=number(whole.share.n, case.lang),
        round=round_words(case),
    )


def assert_reference(block: Block, case: Case, audience: str) -> None:
    """The line that areas are compared with is the municipality's share, says so, and crosses no name on a phone."""
    whole, t = whole_of(case, audience), case.t
    for form in FORMS:
        layout = block.figures[form]["layout"]
        path = " ".join(shape["path"] for shape in layout["shapes"] if shape["type"] == "path")
        parts = [tuple(map(float, part)) for part in re.findall(r"M([\d.]+),([\d.]+)L[\d.]+,([\d.]+)", path)]
        label = [note["text"] for note in layout["annotations"] if "xref" not in note]
        if whole.share.told:
            assert (parts, label) == ([], [])
            continue
        assert [x for x, _, _ in parts] == pytest.approx([whole.share.share] * len(parts))
        names = next(trace["y"] for trace in block.figures["narrow"]["data"] if trace["mode"] == "text")
        assert form == "wide" or not any(top < y + 6 and y - 6 < end for y in names for _, top, end in parts)
        assert label == [t("hela Järfälla {share}", share=whole.value)]


@both
@answers
def test_parts_stand_beside_the_municipality(look, case, audience):
    page, t = look("otrygghet", audience, case), case.t
    rows = [row for row in insecurity(case, audience) if row.heavy]
    if withheld(page, "insecurity-parts", rows, t):
        return
    block = page.blocks["insecurity-parts"]
    parts = [row for row in rows if row.code != WHOLE]
    headline = highest(parts, "Störst andel otrygga bland kommundelarna: {place}, {share}", t, lambda row: row.label)
    assert block.headline == said(headline, t)
    assert_alternative(block, t, headline, "", rows)
    assert_drawn(block, rows, case.area)
    assert_table(block.tables[0], [row.cells for row in rows], case.lang)


@both
@answers
def test_the_map_shows_each_area_with_its_share(look, case, audience):
    page = look("otrygghet", audience, case)
    if not withheld(page, "insecurity-map", areas(insecurity(case, audience)), case.t):
        assert_map(page.blocks["insecurity-map"], case, audience)


def assert_map(block: Block, case: Case, audience: str) -> None:
    """Fill, hover, label or key of each area; headline; legend; table."""
    rows, t = {row.code: row for row in areas(insecurity(case, audience))}, case.t
    assert block.headline == said(map_headline(list(rows.values()), t), t)
    for form in FORMS:
        figure = block.figures[form]
        drawn = [trace for trace in figure["data"] if trace.get("customdata")]
        assert {trace["customdata"][0] for trace in drawn} == set(rows)
        for trace in drawn:
            row = rows[trace["customdata"][0]]
            assert plain_text(trace["text"]) == tidy(" / ".join(filter(None, map_words(row, t))))
            assert trace.get("fillcolor") == (None if row.share.told else palette.SEQUENTIAL[level(row)])
            assert ("fillpattern" in trace) == bool(row.share.told)
        written = [plain_text(text) for trace in figure["data"] for text in flat(trace.get("text", ""))]
        written += [line for lines in zip(*key_of(figure), strict=True) for line in [" ".join(lines).strip()]]
        for row in rows.values():
            star = "*" if row.share.few else ""
            short = tidy(f"{row.value}{star}")
            label = row.label.replace("-", "-( / )?").replace(" ", "( / | )")
            hits = [text for text in written if re.fullmatch(rf"({label} / |\d+ {label} ){re.escape(short)}", text)]
            hidden = [text for text in written if re.fullmatch(rf"({label}|\d+ {label} –)", text)]
            assert hits or (row.share.told and hidden), (row.label, written)
    numbered = {cells[1]: cells for cells in block.tables[0].rows}
    assert sorted(int(cells[0]) for cells in numbered.values()) == list(range(1, len(rows) + 1))
    for row in rows.values():
        few = with_few(row.value, row, t)
        detail = "–" if row.share.told else f"{row.interval}, {row.base}"
        wanted = (row.label, MUNICIPAL_PARTS.label(FACTS.part_of[row.code], case.lang), few, detail)
        assert numbered[row.label][1:-1] == tuple(map(tidy, wanted))[: len(block.tables[0].head) - 2]
    assert_table(block.tables[0], [cells[:-1] for cells in block.tables[0].rows], case.lang)


def map_words(row: Expected, t: Translator) -> tuple[str, str, str]:
    """What an area says when it is pointed at."""
    value = with_few(row.value, row, t)
    return row.label, value, "" if row.share.told else f"{row.interval}, {row.base}"


def level(row: Expected) -> int:
    """The level of the map that a share belongs to, as it is written."""
    whole = int(re.sub(r"\D", "", row.value))
    return sum(whole >= limit for limit in LIMITS)


def map_headline(rows: Sequence[Expected], t: Translator) -> str:
    """How many areas reach the highest level that any of them does, by the shares as they are written."""
    levels = [level(row) for row in rows if not row.share.told]
    if not levels:
        return t("Inga andelar att visa på kartan")
    every, top = len(levels) == len(rows), max(levels)
    if not top:
        none = "Inget område når {limit} % otrygga" if every else "Inget område som visas når {limit} % otrygga"
        return t(none, limit=LIMITS[0])
    sentence = "Minst {limit} % är otrygga i {n} av {total} områden"
    sentence += "" if every else " som visas"
    return t(sentence, limit=LIMITS[top - 1], n=levels.count(top), total=len(levels))


def key_of(figure: Figure) -> list[list[str]]:
    """The columns of the map's key: numbers, names, values."""
    return [[plain_text(part) for part in column] for column in zip(*drawn_texts.key_of(figure), strict=True)] or [
        [],
        [],
        [],
    ]


@both
@answers
def test_changes_are_judged_together_and_told_in_three_words(look, case, audience):
    now, t = case.facts.round_of(*case.years), case.t
    page = look("otrygghet", audience, case)
    (block,) = [
        b for b in page.all_blocks if b.key == "insecurity-change" or t("Går inte att jämföra")[:5] in b.headline
    ][:1]
    changes = changes_of(case, audience)
    if case.facts.comparable(now) is None:
        text = t("Går inte att jämföra: mätmetoden har ändrats eller tidigare svar saknas")
        assert (block.headline, block.figures, block.tables) == (said(text, t), {}, [])
        return
    assert block.headline == said(change_headline(changes, case), t)
    assert block.lead == tidy(change_lead(changes, case))
    assert_table(block.tables[0], [change_cells(label, change, case.lang) for _, label, change in changes], case.lang)
    listed = "; ".join(f"{label} {judgement(change, case.lang)}" for _, label, change in changes)
    mark = t("EXEMPELDATA – påhittade siffror")
    assert block.alt == tidy(f"{mark}. {change_headline(changes, case)}. {listed}")
    for form in FORMS:
        assert "0" in block.figures[form]["layout"]["xaxis"]["ticktext"]  # no change has its place on the axis
        found = dots(block.figures[form], form)
        assert [dot.texts[0] for dot in found] == [label for _, label, _ in changes]
        for dot, (code, label, change) in zip(found, changes, strict=True):
            beside = (
                (points(change.difference), t(VERDICTS[change.verdict])) if not change.told else (why(change, t), "")
            )
            assert " ".join(dot.texts[1:]).strip() == tidy(" ".join(beside))
            if change.told:
                assert dot.value is None
                continue
            wanted = (change.low, change.difference, change.high)
            assert (dot.low, dot.value, dot.high) == pytest.approx(wanted, abs=1e-4)
            assert (dot.code, dot.strong) == (code, code == case.area)
            base = t("{n} svar", n=number(change.now.n, case.lang))
            base = t("{answers}, få", answers=base) if change.few else base
            assert dot.hover == tidy(f"{label}: {points(change.difference)} / {base}")


VERDICTS = {"increases": "har ökat", "decreases": "har minskat", "undecided": "går inte att avgöra"}


@cache
def all_changes(case: Case) -> dict[str, Change]:
    return case.facts.changes(case.facts.round_of(*case.years), case.time or LATE)


def changes_of(case: Case, audience: str, beside: int = 0) -> list[tuple[str, str, Change]]:
    """Code, name and change of each place, in their order; `beside`: how many more are in the list."""
    found = {code: change.for_audience(audience) for code, change in all_changes(case).items()}
    hidden = not_shown("otrygghet", "insecurity-change", case, audience)
    without = not_shown("otrygghet", "insecurity-change", case, audience, "–")
    areas_ = not_shown("otrygghet", "insecurity-areas", case, audience)
    for code, change in found.items():
        label = tidy(name(code, case.lang))
        if (label, 1) in areas_:
            found[code] = replace(change, now=replace(change.now, told=HIDDEN), told=HIDDEN, verdict="")
        elif (label, 4) in hidden and not change.told:  # hidden in the earlier round, of which the page has no table
            found[code] = replace(change, before=replace(change.before, told=HIDDEN), told=HIDDEN, verdict="")
        # Of a hidden change the earlier share may be hidden too: others could be worked out from it.
        if found[code].told == HIDDEN and (label, 1) in without and not found[code].before.told:
            found[code] = replace(found[code], before=replace(change.before, told=HIDDEN))
    # What is hidden is not in the list.
    listed = {code: all_changes(case)[code] for code, change in found.items() if change.told != HIDDEN}
    again = judged({code: (change.now, change.before) for code, change in listed.items()}, beside)
    found |= {code: change.for_audience(audience) for code, change in again.items()}
    rows = [(code, name(code, case.lang), change) for code, change in found.items()]
    told = [row for row in rows if not row[2].told]
    told.sort(key=lambda row: (row[0] not in (WHOLE, *PARTS), -round(row[2].difference, 9), row[1]))
    return told + sorted((row for row in rows if row[2].told), key=lambda row: row[1])


def why(change: Change, t: Translator) -> str:
    return t("visas inte") if change.told == HIDDEN else t("för få svar")


def judgement(change: Change, lang: str) -> str:
    """The verdict of a change; where it cannot be told, which change can be ruled out."""
    t = translator(lang)
    if change.told:
        return why(change, t)
    verdict = t(VERDICTS[change.verdict])
    if change.verdict != "undecided":
        return verdict
    # Rounded away from the change, so that what is said to be ruled out is.
    rise, fall = (math.ceil(round(abs(end) * 100, 6)) for end in (change.high, change.low))
    one = fall == 1
    if lang == "en":
        points_ = "percentage point" if one else "percentage points"
        return (
            f"{verdict}; an increase of more than {rise} and a decrease of more than {fall} {points_} can be ruled out"
        )
    points_ = "procentenhet" if one else "procentenheter"
    return f"{verdict}; en ökning med mer än {rise} och en minskning med mer än {fall} {points_} kan uteslutas"


def change_lead(changes: Sequence[tuple[str, str, Change]], case: Case) -> str:
    """The chosen place, else the municipality, with its judgement; a verdict with both shares."""
    t, lang = case.t, case.lang
    (row,) = [row for row in changes if row[0] == (case.area or WHOLE)]
    _, label, change = row
    if change.told or change.verdict == "undecided":
        return f"{label}: {judgement(change, lang)}."
    text = "{place}: otryggheten {when} {change}."
    return t(text, place=label, when=when(case.time, t), change=changed(change, lang))


def changed(change: Change, lang: str) -> str:
    """A change that can be told: the verdict, both shares, and the limits rounded outwards."""
    t, ends = translator(lang), sorted(abs(end) * 100 for end in (change.low, change.high))
    decimals = next(n for n in range(5) if math.floor(ends[0] * 10**n) > 0 or n == 4)
    low, high = math.floor(ends[0] * 10**decimals) / 10**decimals, math.ceil(ends[1] * 10**decimals) / 10**decimals
    interval = "–".join(f"{end:.{decimals}f}" for end in (low, high)).replace(".", "," if lang == "sv" else ".")
    return t(
        "{verdict}, från {before} till {now}; ändringen kan vara {interval}",
        verdict=t(VERDICTS[change.verdict]),
        before=percent(change.before.share, lang),
        now=percent(change.now.share, lang),
        interval=f"{interval} {'percentage points' if lang == 'en' else 'procentenheter'}",
    )


def change_cells(label: str, change: Change, lang: str) -> tuple[str, ...]:
    shares = ("–" if s.told else percent(s.share, lang) for s in (change.before, change.now))
    difference = "–" if change.told else points(change.difference)
    return tuple(map(tidy, (label, *shares, difference, judgement(change, lang))))


def change_headline(changes: Sequence[tuple[str, str, Change]], case: Case) -> str:
    t, at = case.t, when(case.time, case.t)
    up, down = (
        named([label for _, label, change in changes if change.verdict == verdict], t)
        for verdict in ("increases", "decreases")
    )
    if up and down:
        return t("Otryggheten {when} har ökat i {up} och minskat i {down}", when=at, up=up, down=down)
    if up or down:
        text = "Otryggheten {when} har ökat i {up}" if up else "Otryggheten {when} har minskat i {down}"
        return t(text, when=at, up=up, down=down)
    return t("Om otryggheten {when} har ändrats någonstans går inte att avgöra", when=at)


def named(places: Sequence[str], t: Translator) -> str:
    """At most three places, then how many more."""
    if len(places) > 3:
        return t("{names} och {n} till", names=", ".join(places[:3]), n=len(places) - 3)
    return t(" och ").join(filter(None, (", ".join(places[:-1]), *places[-1:])))


FINDINGS = {
    "time_of_day": "{where}: störst andel otrygga {place}, {share}",
    "age_group": "{where}: störst andel otrygga i åldern {place}, {share}",
    "gender": "{where}: störst andel otrygga bland {place}, {share}",
    "concern": "{where}: vanligaste problemet är {place}, {share}",
    "worry": "Störst andel oroliga för att utsättas för brott: {place}, {share}",
    "professional": "Medarbetare och samverkan: störst andel otrygga i {place}, {share}",
}


@both
@answers
@pytest.mark.parametrize("key", FINDINGS)
def test_each_breakdown_shows_the_shares_of_its_groups(look, case, audience, key):
    page, t = look("otrygghet", audience, case), case.t
    rows, where = groups(key, case, audience)
    if not rows:
        assert f"insecurity-{key}" not in page.blocks
        return
    if withheld(page, f"insecurity-{key}", rows, t):
        return
    block = page.blocks[f"insecurity-{key}"]

    def inside(row: Expected) -> str:
        if key in ("worry", "professional"):
            return row.label
        if key == "gender":
            return {"woman": t("kvinnor"), "man": t("män")}[row.code]
        return when(row.code, t) if key == "time_of_day" else row.label[:1].lower() + row.label[1:]

    headline = highest(rows, FINDINGS[key], t, inside, where=name(where, case.lang))
    assert block.headline == said(headline, t)
    assert_alternative(block, t, headline, "", rows)
    assert_drawn(block, rows, None)
    assert_table(block.tables[0], [row.cells for row in rows], case.lang)


@both
@answers
def test_each_chart_of_answers_names_the_round_and_the_ways_of_asking(look, case, audience):
    page, now = look("otrygghet", audience, case), case.facts.round_of(*case.years)
    if now is None:
        assert case.facts.asked(now) == []
        return
    for key, block in page.blocks.items():
        staff = key == "insecurity-professional"
        own = case.facts.channels(now, PROFESSIONALS if staff else INHABITANTS)
        listed = [CHANNEL.label(code, case.lang).lower() for code in own[:3]]
        text = block.subtitle.lower()
        if key != "insecurity-change":
            assert round_words(case).lower() in text
            assert all(channel in text for channel in listed), (key, listed)
        if staff:
            assert not any(CHANNEL.label(code, case.lang).lower() in text for code in case.facts.channels(now)[:3])


@both
@answers
def test_published_surveys_stand_as_they_are_published(look, case, audience):
    rows = [row for row in table(BUNDLED, "survey_results") if row["kind"] == "share"]
    lang = case.lang
    wanted = [
        tuple(
            tidy(cell)
            for cell in (
                *(
                    row[f"survey_{lang}"],
                    row["year"],
                    row[f"area_{lang}"],
                    row[f"question_{lang}"],
                    row[f"group_{lang}"],
                ),
                percent(float(row["percent"]) / 100, lang),
                row["source_url"],
            )
        )
        for row in rows
    ]
    shown = look("otrygghet", audience, case).tables[-1]
    found = [tuple(tidy(cell.removeprefix("'")) for cell in row) for row in shown.downloaded[1:]]
    assert sorted(found) == sorted(wanted)
    assert [row[:6] for row in shown.rows] == [row[:6] for row in found]
    assert [int(row[1]) for row in found] == sorted((int(row[1]) for row in found), reverse=True)


@both
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_is_published_of_all_of_jarfalla_stands_open_with_its_source(look, audience, lang):
    rows = [row for row in table(BUNDLED, "survey_results") if row["kind"] == "share"]
    told = look("otrygghet", audience, Case(lang=lang)).of("j-facts")[-1].lower()
    for row in rows:
        said = f"{row[f'question_{lang}']}, {row[f'group_{lang}']}: {percent(float(row['percent']) / 100, lang)}. "
        where = f"{row[f'survey_{lang}']} {row['year']}, {row[f'area_{lang}']}."
        assert (tidy(said + where).lower() in told) == row["area"].startswith("Järfälla"), said
    assert told.count(Case(lang=lang).t("Källa: {site}", site="").lower().strip()) == told.count("%")


@pytest.mark.parametrize("case", [Case(), Case("0123R020"), Case("viksjo", lang="en")], ids=str)
def test_late_in_the_bundled_rounds_no_place_is_hidden_but_small_ones(look, case):
    look("otrygghet", "public", case)
    small = {name(code, case.lang) for code, share in insecurity_of(case).items() if share.is_small}
    assert {label for label, _ in not_shown("otrygghet", "insecurity-areas", case, "public")} == small


# Brott och händelser --------------------------------------------------------------------------------------------------

SERIES = (*GROUPS, FOUND)


@cache
def reports(case: Case, audience: str) -> tuple[Incident, ...]:
    """The reports of the view; the public sees all hours only."""
    return tuple(case.facts.reported(case.years, area=case.area, time=case.time if audience == "internal" else None))


def shown_count(n: int, audience: str) -> int | None:
    """A count as an audience may see it; None where it is hidden."""
    return None if audience == "public" and 0 < n < K else n


def written(n: int | None, lang: str) -> str:
    return translator(lang)("visas inte") if n is None else number(n, lang)


@dataclass(frozen=True)
class Line:
    """A series over time: label, and for each period its first day, its days, its name and its reports."""

    code: str
    label: str
    counts: tuple[int | None, ...]

    @property
    def total(self) -> int | None:
        return None if None in self.counts else sum(n or 0 for n in self.counts)


def periods(case: Case, audience: str) -> list[tuple[dt.date, dt.date, str]]:
    """First day, last day and name of each period: months; for the public quarters, or years of areas."""
    months = 1 if audience == "internal" else 3 if case.area is None else 12
    first = [dt.date(y, m, 1) for y in range(case.years[0], case.years[1] + 1) for m in range(1, 13, months)]
    return [(day, month_end(day.year, day.month + months - 1), period_name(day, months, case)) for day in first]


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def period_name(day: dt.date, months: int, case: Case) -> str:
    if months == 3:
        return case.t("kvartal {n} {year}", n=(day.month + 2) // 3, year=day.year)
    return str(day.year) if months == 12 else f"{get_month_names(locale=case.lang)[day.month]} {day.year}"


def series_label(code: str, lang: str) -> str:
    if code == FOUND:
        return translator(lang)("Upptäcks genom kontroller")
    return CATEGORY_GROUPS.label(code, lang) if code in GROUPS else name(code, lang)


def over_time(case: Case, audience: str) -> list[Line]:
    """Reports by series and period: broad groups and what controls find; for the public of an area its areas."""
    by_area = audience == "public" and case.area is not None
    codes = [a for a in FACTS.part_of if a in FACTS.areas_of(case.area or WHOLE)] if by_area else SERIES
    codes = [*(part for part in PARTS if by_area and part == case.area), *codes]
    spans = periods(case, audience)
    counted: Counter[tuple[str, int]] = Counter()
    for report in reports(case, audience):
        if by_area and report.found:
            continue
        at = next(i for i, (first, last, _) in enumerate(spans) if first <= report.day <= last)
        counted[report.area if by_area else report.series, at] += 1
        counted[FACTS.part_of.get(report.area, ""), at] += by_area
    hidden = not_shown("brott-och-handelser", "incident-periods", case, audience)

    def shown(code: str, at: int) -> int | None:
        further = (tidy(spans[at][2]), codes.index(code) + 1) in hidden
        return None if further else shown_count(counted[code, at], audience)

    return [
        Line(code, series_label(code, case.lang), tuple(shown(code, i) for i in range(len(spans)))) for code in codes
    ]


def without_controls(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.code not in (FOUND, *PARTS)]


@both
@incidents
def test_incidents_over_time_are_those_of_the_file(look, case, audience):
    blocks, t = look("brott-och-handelser", audience, case).blocks, case.t
    if "incident-series" in blocks and case.area is None:  # held in test_unusual_on_pages.py
        assert "incident-periods" not in blocks
        return
    block = blocks["incident-periods"]
    lines, spans = over_time(case, audience), periods(case, audience)
    assert block.headline == said(periods_headline(lines, case), t)
    assert block.lead == tidy(periods_lead(lines, case, audience))
    rows = [(label, *(written(line.counts[i], case.lang) for line in lines)) for i, (_, _, label) in enumerate(spans)]
    assert_table(block.tables[0], [tuple(map(tidy, row)) for row in rows], case.lang)
    assert block.tables[0].head[1:-1] == tuple(line.label for line in lines)
    mark, headline = t("EXEMPELDATA – påhittade siffror"), periods_headline(lines, case)
    alternative = " ".join(line_in_words(line, spans, t) for line in lines)
    assert block.alt == tidy(f"{mark}. {headline}. {periods_lead(lines, case, audience)} {alternative}")
    for form in FORMS:
        assert_bars_over_time(block.figures[form], lines, spans, case)


def periods_headline(lines: Sequence[Line], case: Case) -> str:
    """Which group, or which area, has the most."""
    t, own = case.t, without_controls(lines)
    sums = [line.total for line in own]
    part = next((line.total for line in lines if line.code in PARTS), None)
    if None in sums and part is None:
        return t("Brott och händelser: små antal visas inte")
    total, most = sum(n or 0 for n in sums), max(n or 0 for n in sums)
    tops = [line for line in own if line.total == most]
    total = part if None in sums else total
    if len(lines) == 1 or len(tops) > 1 or None in sums:
        one, many = "{place}: {number} anmält brott eller händelse", "{place}: {number} anmälda brott och händelser"
        return t.plural(one, many, total, number=number(total, case.lang), place=name(case.area or WHOLE, case.lang))
    n = number(most, case.lang)
    if tops[0].code not in GROUPS:
        return t("Flest anmälda brott och händelser i {place}: {n}", place=tops[0].label, n=n)
    about = {
        "person": "brott mot person",
        "property": "egendom",
        "damage": "skadegörelse",
        "disorder": "ordning",
        "other": "övrigt",
    }
    text = "Flest anmälda brott och händelser gäller {group}: {n} av {total}"
    return t(text, group=t(about[tops[0].code]), n=n, total=number(total, case.lang))


def periods_lead(lines: Sequence[Line], case: Case, audience: str) -> str:
    """What controls found, and what to know of clock times."""
    found = next((line.total for line in lines if line.code == FOUND), None)
    text = "Därutöver {n} brott som upptäcks genom kontroller. De följer hur mycket som kontrolleras."
    controls = case.t(text, n=number(found, case.lang)) if found else ""
    return f"{controls} {caution(case, audience)}".strip()


def caution(case: Case, audience: str) -> str:
    text = "Anmälda brott saknar ofta klockslag: de som har ett speglar inte alla."
    return case.t(text) if case.time and audience == "internal" else ""


def line_in_words(line: Line, spans: Sequence[tuple[dt.date, dt.date, str]], t: Translator) -> str:
    if line.total is None:
        return t("{label}: visas inte.", label=line.label)
    most = max(n or 0 for n in line.counts)
    when_most = spans[line.counts.index(most)][2]
    n, top = number(line.total, t.lang), number(most, t.lang)
    return t("{label}: {n}, flest {period} ({most}).", label=line.label, n=n, period=when_most, most=top)


def assert_bars_over_time(
    figure: Figure, lines: Sequence[Line], spans: Sequence[tuple[dt.date, dt.date, str]], case: Case
) -> None:
    """Each bar is as high as its number, says it, and stands where its period is; what is hidden is hatched."""
    texts = [plain_text(note["text"]) for note in figure["layout"]["annotations"]]
    highest_of_all = max((n or 0 for line in lines if line.code not in PARTS for n in line.counts), default=0)
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    shown = [line for line in lines if any(n is not None for n in line.counts)]
    assert len(bars) == len(shown)
    first, end = dt.date(spans[0][0].year, 1, 1), dt.date(spans[-1][1].year + 1, 1, 1)
    days = (end - first).days
    for trace, line in zip(bars, shown, strict=True):
        there = [(span, n) for span, n in zip(spans, line.counts, strict=True) if n is not None]
        assert [x * days for x in trace["x"]] == pytest.approx([(span[0] - first).days for span, _ in there], abs=0.01)
        wide = [(span[1] - span[0]).days + 1 for span, _ in there]
        assert [w * days for w in trace["width"]] == pytest.approx(wide, abs=0.01)
        wanted = [tidy(f"{line.label} / {span[2]}: {number(n, case.lang)}") for span, n in there]
        assert [plain_text(text) for text in trace["hovertext"]] == wanted
        scale = max(n for _, n in there) if line.code in (*SERIES, *PARTS) else highest_of_all
        assert trace["y"] == pytest.approx([-44 * n / max(scale, 1) for _, n in there], abs=0.001)
        total = "" if line.total is None else tidy(number(line.total, case.lang))
        assert {f"{line.label} / {total}", f"{line.label} {total}".strip()} & set(texts)
    hidden = sum(n is None for line in lines for n in line.counts)
    assert any("fillpattern" in trace for trace in figure["data"]) == bool(hidden)


@incidents
def test_those_inside_see_when_in_the_week(look, case):
    page, t = look("brott-och-handelser", "internal", case), case.t
    known = [report for report in reports(case, "internal") if report.hour is not None]
    week = Counter((report.day.weekday(), report.hour) for report in known)
    hours = [h for h in range(24) if case.time is None or Incident(dt.date.min, h, "", "", False, 1).part == case.time]
    block = page.blocks["incident-hours"]
    most = max(week.values())
    tops = [place for place, n in sorted(week.items()) if n == most]
    days = ("måndagar", "tisdagar", "onsdagar", "torsdagar", "fredagar", "lördagar", "söndagar")
    headline = t("Flera timmar i veckan har lika många")
    if len(tops) == 1:
        (day, hour) = tops[0]
        text = "Flest på {day} kl. {hour}: {n} av {total} med klockslag"
        numbers = {"n": number(most, case.lang), "total": number(len(known), case.lang)}
        headline = t(text, day=t(days[day]), hour=hour_name(hour), **numbers)
    assert block.headline == said(headline, t)
    assert block.lead.startswith(tidy(clock_words(case)))
    rows = [(hour_name(h), *(number(week[day, h], case.lang) for day in range(7))) for h in hours]
    assert_table(block.tables[0], rows, case.lang)
    assert tidy(f"{headline}. {clock_words(case)}") in block.alt
    for form in FORMS:
        assert_field(block.figures[form], week, hours, narrow=form == "narrow")


def hour_name(hour: int) -> str:
    return f"{hour:02d}–{(hour + 1) % 24:02d}"


def clock_words(case: Case) -> str:
    """How many reports at any hour have a clock time."""
    every = case.facts.reported(case.years, area=case.area)
    known = sum(report.hour is not None for report in every)
    numbers = {"n": number(known, case.lang), "all": number(len(every), case.lang)}
    text = "Klockslag är känt för {n} av {all} ({share})."
    return case.t(text, **numbers, share=percent(known / len(every), case.lang))


def assert_field(figure: Figure, week: Mapping[tuple[int, int], int], hours: Sequence[int], *, narrow: bool) -> None:
    """Each cell of the field says its number and has the colour of its level in the key."""
    (field,) = [trace for trace in figure["data"] if trace["type"] == "heatmap"]
    spans = [re.findall(r"\d+", tidy(note["text"]).replace(" ", "")) for note in figure["layout"]["annotations"][:5]]
    starts = [int(span[0]) for span in spans]
    for i in range(len(field["z"])):
        for j in range(len(field["z"][0])):
            day, hour = (j, hours[i]) if narrow else (i, hours[j])
            n = week.get((day, hour), 0)
            assert re.search(rf"{hour_name(hour)}: (\d+)$", field["hovertext"][i][j]).group(1) == str(n)  # type: ignore[union-attr]
            assert field["z"][i][j] == sum(n >= start for start in starts[1:])


@dataclass(frozen=True)
class Bar:
    """A horizontal bar as it is drawn: its label and number as texts, its length, whether it is hatched."""

    hover: str
    length: float
    hatched: bool


def bars(figure: Figure) -> list[Bar]:
    return [
        Bar(plain_text(trace["text"]), trace["x"][1] - trace["x"][0], "fillpattern" in trace)
        for trace in figure["data"]
        if trace.get("hoveron") == "fills"
    ]


def assert_bars(block: Block, wanted: Sequence[tuple[str, int | None]], lang: str) -> None:
    """Both forms draw these numbers, in this order, and write each beside its bar."""
    for form in FORMS:
        found = bars(block.figures[form])
        assert [bar.hover for bar in found] == [tidy(f"{label}: {written(n, lang)}") for label, n in wanted]
        assert [bar.hatched for bar in found] == [n is None for _, n in wanted]
        assert [bar.length for bar in found if not bar.hatched] == pytest.approx(
            [n for _, n in wanted if n is not None]
        )
        notes = Counter(plain_text(note["text"]) for note in block.figures[form]["layout"]["annotations"])
        assert not Counter(tidy(written(n, lang)) for _, n in wanted) - notes


@incidents
def test_those_inside_see_every_category(look, case):
    block, t, lang = look("brott-och-handelser", "internal", case).blocks["incident-mix"], case.t, case.lang
    counted = Counter((r.category, r.found) for r in reports(case, "internal"))
    offences: Counter[tuple[str, bool]] = Counter()
    for report in reports(case, "internal"):
        offences[report.category, report.found] += report.offences
    order = sorted(counted, key=lambda row: (-counted[row], INCIDENT_CATEGORIES.codes.index(row[0]), row[1]))
    label = {row: INCIDENT_CATEGORIES.label(row[0], lang) for row in order}
    rows = [
        (
            label[row],
            CATEGORY_GROUPS.label(group_of(row[0]), lang),
            t("ja") if row[1] else t("nej"),
            number(counted[row], lang),
            number(offences[row], lang),
        )
        for row in order
    ]
    assert_table(block.tables[0], [tuple(map(tidy, row)) for row in rows], lang)
    drawn = [row for row in order if not row[1]] + [row for row in order if row[1]]
    assert_bars(block, [(label[row], counted[row]) for row in drawn], lang)
    own = [row for row in order if not row[1]]
    assert block.headline == said(mix_headline([(label[row], counted[row]) for row in own], t), t)
    assert block.alt.endswith(tidy(", ".join(f"{label[row]} {number(counted[row], lang)}" for row in order)) + ".")


def group_of(category: str) -> str:
    return Incident(dt.date.min, None, "", category, False, 1).series


def mix_headline(own: Sequence[tuple[str, int | None]], t: Translator) -> str:
    """The most usual kind."""
    if any(n is None for _, n in own):
        return t("Brott och händelser efter slag")
    most = max(n or 0 for _, n in own)
    tops = [label for label, n in own if n == most]
    if len(tops) > 1:
        return t("Flera slag är lika vanliga")
    numbers = {"n": number(most, t.lang), "total": number(sum(n or 0 for _, n in own), t.lang)}
    return t("Vanligast är {category}, {n} av {total}", category=tops[0][:1].lower() + tops[0][1:], **numbers)


@incidents
def test_the_public_sees_broad_groups_of_the_whole_municipality_only(look, case):
    page, t, lang = look("brott-och-handelser", "public", case), case.t, case.lang
    assert "incident-hours" not in page.blocks
    if case.area is not None:
        assert "incident-mix" not in page.blocks
        return
    lines = sorted(over_time(case, "public"), key=lambda line: (line.total is None, -(line.total or 0)))
    own, found = without_controls(lines), next(line for line in lines if line.code == FOUND)
    if all(line.total is None for line in lines):
        assert "incident-mix" not in page.blocks
        assert said(t(WITHHELD), t) in page.headlines
        return
    block = page.blocks["incident-mix"]
    assert block.headline == said(mix_headline([(line.label, line.total) for line in own], t), t)
    assert_bars(block, [(line.label, line.total) for line in (*own, found)], lang)
    assert_table(block.tables[0], [(line.label, tidy(written(line.total, lang))) for line in lines], lang)
    listed = ", ".join(f"{line.label} {written(line.total, lang)}" for line in lines)
    assert block.alt.endswith(tidy(f"{listed}."))


def swedish(label: str) -> str:
    """A name as the Swedish alphabet orders it."""
    return label.lower().translate(str.maketrans({"å": "z1", "ä": "z2", "ö": "z3"}))


def compared(case: Case, audience: str) -> list[Incident]:
    """The reports in which areas are compared: those of the view; for the public of its last year, at all hours."""
    if audience == "internal":
        return case.facts.reported(case.years, time=case.time)
    return case.facts.reported((case.years[1], case.years[1]))


@both
@incidents
def test_areas_are_compared_by_their_reports(look, case, audience):
    block, t, lang = look("brott-och-handelser", audience, case).blocks["incident-areas"], case.t, case.lang
    counted = Counter((r.area, r.series) for r in compared(case, audience))

    def cells(codes: Iterable[str]) -> tuple[int | None, ...]:
        own = [sum(counted[code, group] for code in codes) for group in GROUPS]
        found = sum(counted[code, FOUND] for code in codes)
        return (sum(own), *own, found) if audience == "internal" else (shown_count(sum(own), audience),)

    of_area = {code: cells([code]) for code in FACTS.part_of}
    hidden = not_shown("brott-och-handelser", "incident-areas", case, audience)
    of_area |= {code: (None,) for code in of_area if (tidy(name(code, lang)), 1) in hidden}
    ranked = sorted(of_area, key=lambda a: (of_area[a][0] is None, -(of_area[a][0] or 0), swedish(name(a, lang))))
    rows = [(name(code, lang), *of_area[code]) for code in ranked]
    no_area = (t("Område saknas"), *cells([NO_AREA]))
    if audience == "internal":
        rows += [(name(part, lang), *cells(FACTS.areas_of(part))) for part in PARTS]
        rows += [no_area, (t("Räknas bara för hela kommunen"), *cells([WHOLE_ONLY]))]
        rows += [(name(WHOLE, lang), *cells([*FACTS.part_of, NO_AREA, WHOLE_ONLY]))]
    else:
        parts = {part: cells(FACTS.areas_of(part)) for part in PARTS}
        rows += [(name(p, lang), *((None,) if (tidy(name(p, lang)), 1) in hidden else n)) for p, n in parts.items()]
        rows += [no_area]
    texts = [tuple(tidy(c if isinstance(c, str) else written(c, lang)) for c in row) for row in rows]
    assert_table(block.tables[0], texts, lang)
    drawn = [*rows[: len(ranked)], no_area]
    bars_ = [(row[0], row[1]) for row in drawn]
    if audience == "internal":
        bars_ = [pair for row in drawn for pair in ((row[0], row[1]), (row[0], row[-1]))]
    assert_bars(block, bars_, lang)
    top = [row for row in rows[: len(ranked)] if row[1] == rows[0][1]]
    headline = t("Flera områden har lika många brott och händelser")
    if rows[0][1] is None:
        headline = t("Alla antal per område är för små för att visas")
    elif len(top) <= 2:
        place = f" {t('och')} ".join(row[0] for row in top)
        finding = "Flest anmälda brott och händelser i {place}: {n}"
        if None in (row[1] for row in rows[: len(ranked)]):
            finding = "Flest anmälda brott och händelser av de områden som visas: {place}, {n}"
        headline = t(finding, place=place, n=number(rows[0][1], lang))
    assert block.headline == said(headline, t)
    listed = ", ".join(f"{row[0]} {written(row[1], lang)}" for row in drawn)
    assert block.alt.endswith(tidy(listed) + ".")


@both
@incidents
def test_what_has_no_area_or_no_clock_time_is_counted_and_said(look, case, audience):
    page, t = look("brott-och-handelser", audience, case), case.t
    rows = compared(case, audience)
    no_area = [r for r in rows if r.area == NO_AREA]
    count = sum(not r.found for r in no_area)
    (text,) = [said for said in page.of("j-text") if tidy(t("De räknas bara för hela kommunen.")) in said]
    years = "–".join(dict.fromkeys(map(str, case.years if audience == "internal" else case.years[1:])))
    if shown_count(count, audience) is None:
        assert text.startswith(t("Några få brott och händelser saknar område."))
        assert not re.search(r"\d", text)
        return
    assert text.startswith(tidy(number(count, case.lang)))
    assert f"({years}" in text
    numbers = re.findall(r"(?<![\d–])\d[\d ,]*(?![\d–])", text.split(")", 1)[1])
    if audience == "public":
        assert numbers == []
        return
    found, kept = sum(r.found for r in no_area), sum(r.area == WHOLE_ONLY for r in rows)
    text_apart = t(
        "Bland brott som upptäcks genom kontroller saknar {n} område. {kept} är av slag som visas bara för hela "
        "kommunen, till exempel sexualbrott och våld inomhus.",
        n=number(found, case.lang),
        kept=number(kept, case.lang),
    )
    assert tidy(text_apart) in text
    assert tidy(clock_words(case)) in text


@both
@incidents
def test_sources_are_named_and_inside_counted(look, case, audience):
    counted = Counter(row["source"] for row in table(case.folder, "incidents"))
    text = look("brott-och-handelser", audience, case).of("j-text")[-1]
    for code, n in counted.items():
        label = INCIDENT_SOURCES.label(code, case.lang)
        label = label if label.startswith("EST") else label[:1].lower() + label[1:]
        assert tidy(f"{label} ({number(n, case.lang)})" if audience == "internal" else label) in text
    assert audience == "internal" or not re.search(r"\d", text)


# Översikt -------------------------------------------------------------------------------------------------------------

overviews = pytest.mark.parametrize("case", [Case(), Case(lang="en")], ids=str)


def cards(page: Page) -> list[list[str]]:
    """Of each card: question, answer, detail, what it rests on."""
    elements = [element for element in page.elements if not isinstance(element, tuple)]
    found = [card for element in elements for card in of(element, "j-answer")]
    return [[words(part) for part in card] for card in found]


@both
@overviews
def test_the_first_card_says_how_insecure_people_feel_and_where_most(look, case, audience):
    _, answer, detail, rests = cards(look("oversikt", audience, case))[0]
    whole, t = whole_of(case, audience), case.t
    assert answer == said(t("{share} är otrygga {when}", share=whole.value, when=when(None, t)), t)
    top = max((row for row in areas(insecurity(case, audience)) if not row.share.told), key=lambda row: row.share.share)
    assert detail == tidy(with_few(t("Störst andel: {place}, {share}", place=top.label, share=top.value), top, t))
    numbers = t("{interval}, {n} svar, {round}", interval=whole.interval, n=number(whole.share.n, case.lang), round="")
    assert tidy(numbers) in rests
    assert round_words(case) in rests


@both
@overviews
def test_the_second_card_says_the_latest_statement_and_its_source(look, case, audience):
    last = table(BUNDLED, "drug_scene_status")[-1]
    assert last["status_after"] == "not_open_drug_scene"
    _, answer, detail, rests = cards(look("oversikt", audience, case))[1]
    assert answer == case.t("Nej, enligt senaste uppgift")
    years = re.findall(r"\d{4}", detail)
    assert years == [row["date"][:4] for row in table(BUNDLED, "drug_scene_status") if row["event"] in TURNS]
    assert last["date"][:4] in rests
    assert re.search(r"https?://(?:www\.)?([^/]+)", last["source_url"]).group(1) in rests  # type: ignore[union-attr]


TURNS = {"classified", "goal_missed", "declassified"}


@both
@overviews
def test_the_third_card_counts_the_latest_whole_period_and_the_same_of_earlier_years(look, case, audience):
    _, answer, detail, rests = cards(look("oversikt", audience, case))[2]
    months = (12,) if audience == "internal" else (10, 11, 12)
    own = Counter(r.day.year for r in case.facts.incidents if not r.found and r.day.month in months)
    names = [get_month_names(locale=case.lang)[month] for month in (months[0], months[-1])]
    period = f"{'–'.join(dict.fromkeys(names))} 2024"
    text = case.t("{n} anmälningar och händelser {period}", n=number(own[2024], case.lang), period=period)
    assert detail.startswith(tidy(f"{text}. "))
    inside = audience == "internal"
    when = f"{names[0]} 2024" if inside else case.t("kvartal {n} {year}", n=4, year=2024)
    series = 10 if inside else 4
    assert answer == said(case.t("Inget ovanligt {when} i de {n} serier som följs", when=when, n=series), case.t)
    text = "Slumpen ensam ger en falsk signal ungefär en gång av {times} i {judged} serier."
    if inside:
        times = round(1 / (9 * 0.002 + 0.001))  # ten series of which nine have two limits of 0.1 %
        assert rests.endswith(case.t(text, times=times, judged=series))
    earlier = [n for year, n in own.items() if year < 2024]
    ends = [number(n, case.lang) for n in (min(earlier), max(earlier))]
    text = "Samma tid {first}–{last}: {low}–{high}."
    told = case.t(text, first=min(own), last=2023, low=ends[0], high=ends[1])
    if not min(earlier) <= own[2024] <= max(earlier):
        told = f"{told} {case.t('Summan bedöms inte, bara varje serie för sig.')}"
    assert detail.endswith(tidy(told))


@both
@overviews
def test_the_fourth_card_counts_the_promises_of_the_latest_period(look, case, audience):
    _, answer, detail, rests = cards(look("oversikt", audience, case))[3]
    rows, outcomes = case.facts.promises()
    t, lang = case.t, case.lang
    assert set(outcomes) == {"not_reported"}
    assert answer == t("Inget av {total} löften är redovisat", total=len(rows))
    assert PROMISE_OUTCOME.label("not_reported", lang).lower() not in detail.lower()  # the answer says it of all
    assert rows[0]["period_start"][:4] in detail
    assert re.search(r"https?://(?:www\.)?([^/]+)", rows[0]["source_url"]).group(1) in rests  # type: ignore[union-attr]


@both
@overviews
def test_the_overview_tells_the_changes_that_can_be_told_and_no_other(look, case, audience):
    t = case.t
    wanted, watched = [], 10 if audience == "internal" else 0
    for _, label, change in changes_of(case, audience, watched):
        if change.verdict in ("increases", "decreases"):
            at, text = when(None, t), changed(change, case.lang)
            wanted.append(said(t("{place}: otryggheten {when} {change}", place=label, when=at, change=text), t))
    page = look("oversikt", audience, case)
    elements = [element for element in page.elements if not isinstance(element, tuple)]
    found = [words(item) for element in elements for item in element.iter("li")]
    assert found == wanted
    assert len(wanted) == 2
    before = case.facts.comparable(case.facts.round_of(*case.years))
    since = before["name"].lower() if case.lang == "sv" else "September–November 2018"
    headings = [words(item) for element in elements for item in element.iter("h2")]
    assert t("Vad som har ändrats sedan {round}", round=since) in headings


@both
@overviews
def test_the_overview_shows_the_same_parts_and_map_as_otrygghet(look, case, audience):
    overview, own = look("oversikt", audience, case), look("otrygghet", audience, case)
    for key in ("insecurity-parts", "insecurity-map"):
        one, other = overview.blocks[key], own.blocks[key]
        assert (one.headline, one.figures, one.alt) == (other.headline, other.figures, other.alt)
        assert [shown.rows for shown in one.tables] == [shown.rows for shown in other.tables]
    assert_map(overview.blocks["insecurity-map"], case, audience)


# Metod ----------------------------------------------------------------------------------------------------------------


@both
@overviews
def test_the_method_page_tells_the_limits_that_the_pages_keep(look, case, audience):
    page = look("metod", audience, case)
    text = " ".join([*page.of("j-method"), *page.of("j-facts")])
    t = case.t
    assert (
        tidy(
            t(
                "Under {smallest} svar visas ingen andel. Från {smallest} till {few} står ”få” bredvid.",
                smallest=30,
                few=99,
            )
        )
        in text
    )
    assert (
        tidy(
            t(
                "Ett antal under {k} visas inte, och inte heller en andel där färre än {k} svarat ja eller nej. "
                "Andelar kräver minst {n} svar och visas i hela procent; antalet svar avrundas till tiotal.",
                k=5,
                n=30,
            )
        )
        in text
    )
    assert len(page.of("j-method")) == len(entries(case.lang))


@both
@overviews
def test_the_method_page_shows_every_method_with_its_example_and_folds_its_formula(look, case, audience):
    page = look("metod", audience, case)
    shown = [part for element in page.elements if not isinstance(element, tuple) for part in element.iter()]
    methods = [method for section in sections(case.lang) for method in section.methods]
    assert [tidy("".join(part.itertext())) for part in shown if part.tag == "h4"] == [tidy(m.name) for m in methods]
    told = [tidy("".join(part.itertext())) for part in shown if part.get("class") == "j-example"]
    assert told == [tidy(f"{case.t('Räkneexempel')} {m.example}") for m in methods]
    folded = [tidy(" ".join(part.itertext())) for part in shown if part.tag == "details" and not part.get("open")]
    assert len(folded) == len(methods)
    for text, method in zip(folded, methods, strict=True):
        assert all(tidy(line) in text for line in (*method.formula, method.where, method.source)), method.name


@both
@overviews
def test_the_method_page_tells_of_every_table_whether_it_is_example_or_published(look, case, audience):
    described = json.loads((BUNDLED / "datapackage.json").read_text("utf-8"))["resources"]
    told = look("metod", audience, case).of("j-facts")[0].lower()
    example, published = told.split(case.t("Publicerade uppgifter: {tables}.", tables="").lower().rstrip(" ."))
    readme = (BUNDLED / "README.md").read_text("utf-8")
    for resource in described:
        (names,) = re.findall(rf"^`{re.escape(resource['path'])}` · (.+) · (.+)$", readme, re.MULTILINE)
        title = tidy(names[0 if case.lang == "sv" else 1]).lower()
        origin = re.search(rf"^`{re.escape(resource['path'])}`.*?Origin: (\w+)", readme, re.MULTILINE | re.DOTALL)
        assert origin
        assert title in (example if origin.group(1) == "example" else published), title
