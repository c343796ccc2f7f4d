"""Medborgarlöfte: promises as the facts have them, numbers recomputed from the files, what the public never sees."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.app.situation import Page, browsing, of, words
from tests.factories import BUNDLED, activity, data_folder, promise
from tests.plain import K, percent, plain, table

PAGE = "medborgarlofte"
LANGUAGES, AUDIENCES = ("sv", "en"), ("internal", "public")
PROMISES = [row for row in table(BUNDLED, "commitments") if row["agreement"] == "citizen_promise"]
ACTIVITIES = table(BUNDLED, "activities")
PERIODS = {
    "2017-01-01": "2017",
    "2018-01-01": "2018",
    "2019-01-01": "2019–2020",
    "2021-07-01": "2021–2022",
    "2023": "2023",
    "2024-01-01": "2024",
}
OUTCOMES = {
    "kept": ("Hållet", "Kept"),
    "partly": ("Delvis hållet", "Partly kept"),
    "not_kept": ("Inte hållet", "Not kept"),
    "reported_ongoing": (
        "Redovisat under perioden, slutresultat saknas",
        "Reported during the period, no final result",
    ),
    "not_reported": ("Inte redovisat", "Not reported"),
}
OWNERS = {
    "both": ("Polisen och kommunen", "Police and municipality"),
    "police": ("Polisen", "The police"),
    "municipality": ("Kommunen", "The municipality"),
}
NO_TARGET = ("Inget mått angavs", "No target stated")
HIDDEN = ("visas inte", "not shown")
EXAMPLE, PLANNED, OF = ("Exempel: ", "Example: "), (" planerade", " planned"), (" av ", " of ")
SECRET = re.compile(
    r"kvällar var bemannade|evenings were staffed|utsättningsmöte: \d|briefing: \d|när det behövs|kl\. 18–"
)
"""Words of the calendar and of presence where needed."""
both = pytest.mark.parametrize("lang", LANGUAGES)
everyone = pytest.mark.parametrize("audience", AUDIENCES)
every_promise = pytest.mark.parametrize("row", PROMISES, ids=lambda row: row["commitment_id"])


@pytest.fixture(scope="module")
def look() -> Iterator[Callable[..., Page]]:
    """The page of a period; each is opened once."""
    with browsing() as open_page:

        @cache
        def seen(code: str, audience: str = "internal", lang: str = "sv", data: Path = BUNDLED) -> Page:
            query = {"lofte": code} if code else {}
            found = open_page(PAGE, audience=audience, data=data, lang=lang, **query)
            assert not found.failed
            return found

        yield seen


class Told:
    """A promise as the page tells of it: its row and the links of its chain."""

    def __init__(self, body: ElementTree.Element) -> None:
        first, second = list(body.iter("tr"))
        self.code = first.get("id")
        self.title, self.target, self.done, self.outcome = map(words, first)
        self.steps = [words(step) for step in second.iter("li")]
        self.about = [" ".join(words(about) for about in of(step, "j-about")) for step in second.iter("li")]
        self.sources = [[link.get("href") for link in step.iter("a")] for step in second.iter("li")]
        self.note = " ".join(words(note) for note in of(second, "j-note"))


def promises_of(page: Page) -> dict[str, Told]:
    html = [element for element in page.elements if not isinstance(element, tuple)]
    bodies = [body for element in html for found in of(element, "j-promises") for body in found.iter("tbody")]
    return {told.code: told for told in map(Told, bodies)}


def the(look, row, audience, lang) -> Told:
    return promises_of(look(PERIODS[row["period_start"]], audience, lang))[row["commitment_id"]]


def tidy(text: str) -> str:
    return " ".join(text.split())


@both
@everyone
@every_promise
def test_text_target_outcome_owner_and_source_of_every_promise_are_those_of_the_facts(look, row, audience, lang):
    told, at = the(look, row, audience, lang), LANGUAGES.index(lang)
    assert told.title == tidy(row[f"title_{lang}"])
    assert told.target == (tidy(row[f"target_{lang}"]) or NO_TARGET[at])
    assert told.outcome == OUTCOMES[row["outcome"]][at]
    assert told.sources[1] == [row["source_url"]]
    assert OWNERS[row["owner"]][at] in told.steps[1]
    assert PERIODS[row["period_start"]] in told.steps[1]


@both
@everyone
@every_promise
def test_the_published_outcome_stands_with_its_source_unless_it_is_internal(look, row, audience, lang):
    told, at = the(look, row, audience, lang), LANGUAGES.index(lang)
    step = 3 if row["outcome_scope"] == "output" else 4
    assert OUTCOMES[row["outcome"]][at] in told.steps[step]
    if audience == "public" and row["outcome_internal_only"] == "yes":
        assert row[f"published_outcome_{lang}"] not in told.steps[step]
        assert told.sources[step] == []
        assert told.note == ""
        return
    assert tidy(row[f"published_outcome_{lang}"]) in told.steps[step]
    assert told.sources[step] == ([row["outcome_source_url"]] if row["outcome_source_url"] else [])
    assert told.note == tidy(row[f"note_{lang}"])


TOLD_ON = {
    "2017-06": ("redovisat juni 2017", "reported June 2017"),
    "2019-01": ("redovisat januari 2019", "reported January 2019"),
    "2020-05": ("redovisat maj 2020", "reported May 2020"),
    "2020-07-03": ("redovisat 3 juli 2020", "reported 3 July 2020"),
    "2023-05-02": ("redovisat 2 maj 2023", "reported 2 May 2023"),
}
NO_DAY = ("dag för uppgiften framgår inte av källan", "the source does not say on which day")
NEITHER = ("dag och källa för uppgiften saknas", "neither its day nor its source is known")
NO_LINK = ("ingen länk till källan i materialet", "the material has no link to the source")


@both
@everyone
@every_promise
def test_the_outcome_says_when_it_was_told_or_that_this_is_not_known(look, row, audience, lang):
    told, at = the(look, row, audience, lang), LANGUAGES.index(lang)
    about = told.about[3 if row["outcome_scope"] == "output" else 4]
    linked, someone = bool(row["outcome_source_url"]), bool(row["outcome_by"] or row["published_outcome_sv"])
    expected = set()
    if someone and not (audience == "public" and row["outcome_internal_only"] == "yes"):
        day = TOLD_ON.get(row["outcome_told_on"], NO_DAY if linked else NEITHER)[at]
        expected = {day} | (set() if linked or not row["outcome_told_on"] else {NO_LINK[at]})
    known = {words[at] for words in (*TOLD_ON.values(), NO_DAY, NEITHER, NO_LINK)}
    assert {words for words in known if words in about} == expected


WHO = {
    "sv": r"[Pp]olisen|[Kk]ommunen|uppgift: |ingen har redovisat|slutsats ur andra|bedömning gjord här",
    "en": r"[Pp]olice|[Mm]unicipality|told by: |nobody has|inferred from|judged here",
}
WHENCE = {
    "sv": "dialogues.csv|activities.csv|uppgifterna ovan|saknas|ingen länk",
    "en": "dialogues.csv|activities.csv|what stands above|neither its|no link",
}
NOTHING = re.compile(
    "Inget är publicerat|inte redovisat|Inte redovisat|visas inte|othing is published|ot reported|ot shown"
)


@both
@everyone
@every_promise
def test_every_link_of_the_chain_says_when_who_and_from_where(look, row, audience, lang):
    told = the(look, row, audience, lang)
    assert len(told.steps) == 6
    for step, about, links_ in zip(told.steps, told.about, told.sources, strict=True):
        assert re.search(r"\b20\d\d\b", about), step
        assert re.search(WHO[lang], about), step
        assert links_ or re.search(WHENCE[lang], about) or NOTHING.search(step), step


@everyone
@every_promise
def test_what_was_done_is_counted_as_in_the_file_of_activities(look, row, audience):
    own = [a for a in ACTIVITIES if a["commitment_id"] == row["commitment_id"]]
    years = sorted({a["date"][:4] for a in own})
    said = []
    for year in years:
        planned = sum(a["date"][:4] == year for a in own)
        done = sum(a["date"][:4] == year and a["status"] == "done" for a in own)
        number = HIDDEN[0] if audience == "public" and 0 < done < K else str(done)
        said.append(f"{year}: {number}" + (f"{OF[0]}{planned}" if audience == "internal" else ""))
    expected = EXAMPLE[0] + ", ".join(said) + (PLANNED[0] if audience == "internal" else "")
    assert the(look, row, audience, "sv").done == (expected if years else "Inga aktiviteter i materialet")


@every_promise
def test_each_link_that_rests_on_invented_numbers_is_marked_and_no_other(look, row):
    for step in the(look, row, "internal", "sv").steps:
        assert ("Exempeldata" in step) == ("Exempel: " in step)


@pytest.mark.parametrize("code", PERIODS.values())
def test_all_promises_of_a_period_and_no_others_are_there(look, code):
    wanted = {r["commitment_id"] for r in PROMISES if PERIODS[r["period_start"]] == code}
    assert set(promises_of(look(code))) == wanted


def test_without_a_period_in_the_link_the_latest_is_shown(look):
    assert set(promises_of(look(""))) == set(promises_of(look("2024")))
    assert look("").chosen == {"lofte": "2024"}


@both
def test_the_headline_counts_the_promises_that_are_reported_as_kept(look, lang):
    row = Counter(r["outcome"] for r in PROMISES if r["period_start"] == "2019-01-01")
    said = (
        f"{row['kept']} av {row.total()} löften redovisas som hållna",
        f"{row['kept']} of {row.total()} promises are",
    )
    assert said[LANGUAGES.index(lang)] in look("2019–2020", "internal", lang).headlines[0]


@everyone
def test_it_is_told_that_the_promises_of_2017_and_2018_had_numbers_and_were_the_same_and_later_ones_none(
    look, audience
):
    said = " ".join(look("2024", audience).texts)
    assert "Löftena 2017 och 2018 var desamma, med antal att nå: " in said
    assert "minst 10 insatser (synlig närvaro), minst 4 insatser (narkotikainsats)" in said
    assert "Utan antal att nå: 2019–2020, 2021–2022, 2023, 2024." in said
    assert "Inget mått angavs för något löfte: 2021–2022, 2023, 2024." in said
    police = [r for r in PROMISES if (r["outcome"], r["outcome_by"]) == ("reported_ongoing", "police")]
    assert {r["period_start"] for r in police} == {"2019-01-01"}
    assert f"2019–2020: {len(police)} utfall är polisens egna uppgifter mitt i perioden" in said


def test_the_problem_is_the_share_of_the_last_round_before_the_promise_at_its_place(look):
    facts = plain(BUNDLED)
    before = next(r for r in facts.rounds if r["starts_on"][:4] == "2018")
    share = facts.insecurity(before, "late_evening_night")["jakobsberg"]
    (row,) = [r for r in PROMISES if r["commitment_id"] == "promise_2019_1"]
    said = the(look, row, "internal", "sv").steps[0]
    assert tidy(f"Exempel: Otrygga sen kväll och natt, Jakobsberg: {percent(share.share)}") in said
    assert "hösten 2018" in said


# The calendar and presence where needed, recomputed -------------------------------------------------------------------


def shifts() -> list[tuple[dt.datetime, dt.datetime, bool]]:
    """Visible work that was done at the station or in the centre: from, to, with others."""
    found = []
    for a in ACTIVITIES:
        there = a["place_id"] in ("jakobsberg_station", "jakobsberg_centre") and a["status"] == "done"
        if there and a["kind"] in ("presence", "preannounced_presence", "joint_operation", "guard_patrol"):
            start, end = (dt.datetime.fromisoformat(f"{a['date']}T{a[name]}") for name in ("starts_at", "ends_at"))
            end += dt.timedelta(days=end <= start)
            found.append((start, end, a["kind"] == "joint_operation" or "|" in a["partners"]))
    return found


def evenings(first: str, last: str) -> Counter[str]:
    """How many Friday and Saturday evenings were empty, staffed, joint, or joint after a briefing."""
    briefed = {a["date"] for a in ACTIVITIES if a["kind"] == "joint_briefing" and a["status"] == "done"}
    day, counted = dt.date.fromisoformat(first), Counter[str]()
    while day <= dt.date.fromisoformat(last):
        start = dt.datetime.fromisoformat(f"{day}T18:00")
        there = [joint for a, b, joint in shifts_once() if a < start + dt.timedelta(hours=8) and b > start]
        state = "joint" if any(there) else "staffed" if there else "empty"
        if day.weekday() in (4, 5):
            counted["briefed" if state == "joint" and day.isoformat() in briefed else state] += 1
        day += dt.timedelta(days=1)
    return counted


@cache
def shifts_once() -> list[tuple[dt.datetime, dt.datetime, bool]]:
    return shifts()


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2019–2020", "2019-01-01", "2020-12-31"),
        ("2021–2022", "2021-07-01", "2022-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_the_calendar_counts_each_evening_as_the_file_has_it(look, code, first, last):
    counted, block = evenings(first, last), look(code).blocks["evenings"]
    total = counted.total()
    assert block.headline == f"Exempel: {total - counted['empty']} av {total} fredags- och lördagskvällar var bemannade"
    names = {
        "briefed": "tillsammans, efter gemensamt utsättningsmöte",
        "joint": "tillsammans med andra",
        "staffed": "bara polis eller bara vakter",
        "empty": "ingen närvaro redovisad",
    }
    rows = block.tables[1].rows
    assert Counter(row[2] for row in rows) == {names[state]: n for state, n in counted.items()}
    for form in ("wide", "narrow"):
        drawn = {t["name"]: sum(bool(said) for said in t["text"]) for t in block.figures[form]["data"] if "name" in t}
        assert drawn == dict(counted)


def test_presence_where_needed_is_the_weighted_share_of_the_hours_on_site(look):
    """Each offence in Jakobsberg before 2020 weighs its hour of the week; the hour counts as far as staffed."""
    staffed: Counter[tuple[int, int]] = Counter()
    for start, end in {(a, b) for a, b, _ in shifts_once()}:
        at = start
        while at < end:
            staffed[at.date().toordinal(), at.hour] |= 1  # all shifts of the example begin and end on the hour
            at += dt.timedelta(hours=1)
    days = [dt.date(2020, 1, 1) + dt.timedelta(days=n) for n in range(366)]
    on_site, all_hours = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for day in days:
        for hour in range(24):
            all_hours[day.weekday(), hour] += 1
            on_site[day.weekday(), hour] += min(1, staffed[day.toordinal(), hour])
    facts = plain(BUNDLED)
    area = facts.areas_of("jakobsberg")
    places = {p["place_id"] for p in table(BUNDLED, "places") if p["municipal_part"] == "jakobsberg"}
    covered = expected = 0
    for row, one in zip(table(BUNDLED, "incidents"), facts.incidents, strict=True):
        inside = row["area_id"] in area or row["place_id"] in places
        counts = inside and row["source"] == "reported_offence" and not one.found and one.area != "municipality_only"
        if counts and one.hour is not None and one.day.year < 2020:
            covered += on_site[one.day.weekday(), one.hour]
            expected += all_hours[one.day.weekday(), one.hour]
    (row,) = [row for row in look("2019–2020").blocks["presence"].tables[0].rows if row[0] == "2020"]
    assert row[1] == tidy(percent(covered / expected))
    assert row[3] == tidy(percent(sum(on_site.values()) / sum(all_hours.values())))
    assert row[4] == str(sum(on_site.values()))


# The public -----------------------------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize("code", PERIODS.values())
def test_neither_calendar_nor_presence_is_sent_to_the_public(look, code, lang):
    public, inside = look(code, "public", lang), look(code, "internal", lang)
    assert set(public.blocks) == set()
    assert {"evenings", "presence"} & set(inside.blocks) or code in ("2017", "2018")
    assert not SECRET.search(public.raw)
    assert not re.search(r'"(evenings|presence)"|data-key="(evenings|presence)', public.raw)
    assert "planerade" not in " ".join(told.done for told in promises_of(public).values())


def test_the_words_of_the_calendar_are_there_to_be_left_out(look):
    assert SECRET.search(look("2019–2020").raw)
    assert SECRET.search(look("2019–2020", "internal", "en").raw)


@pytest.mark.parametrize("forged", [{"ar": "2020"}, {"intern": "1"}, {"kvall": "2020-01-03"}, {"lofte": "kvällar"}])
def test_an_address_with_more_in_it_shows_the_public_nothing_more(look, forged):
    with browsing() as open_page:
        page = open_page(PAGE, audience="public", **forged)
    assert not page.failed
    assert set(promises_of(page)) == set(promises_of(look("2024", "public")))
    assert not SECRET.search(page.raw)


def test_what_a_session_was_told_of_its_audience_is_not_believed(look):
    with browsing() as open_page:
        page = open_page(PAGE, audience="public", lofte="2019–2020")
        page.at.session_state["audience"] = "internal"
        page.run()
        assert not page.failed
        assert not SECRET.search(page.raw)


# Other folders --------------------------------------------------------------------------------------------------------


NOW = {"commitment_id": "promise", "activity_kinds": "presence", "period_start": "2022-01-01"}
FOLDERS = {
    "no promises": {"commitments": [], "activities": [activity()]},
    "one promise": {"commitments": [promise(**NOW)], "activities": [activity(starts_at="19:00", ends_at="23:00")]},
    "no activities": {"commitments": [promise(**NOW)], "activities": []},
    "period without": {"commitments": [promise(**NOW)], "activities": [activity(date="2021-05-05")]},
}
SAID = {"no promises": "Inga medborgarlöften i materialet", "one promise": "2022 (inte hela): 1 av 1 planerade"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> dict[str, Path]:
    return {name: data_folder(tmp_path_factory.mktemp("folder"), **tables) for name, tables in FOLDERS.items()}


@both
@everyone
@pytest.mark.parametrize("name", FOLDERS)
def test_an_empty_table_one_row_and_a_period_without_activities_have_their_calm_sentence(
    look, folders, name, audience, lang
):
    page = look("", audience, lang, folders[name])
    assert len(promises_of(page)) == (name != "no promises")
    assert not [text for text in page.texts if re.search(r"\bnan\b|<NA>|None|NaT", text)]
    if (audience, lang) == ("internal", "sv"):
        assert SAID.get(name, "Inga aktiviteter i materialet") in " ".join(page.texts)


# From other pages -----------------------------------------------------------------------------------------------------


@both
@everyone
def test_the_drug_scene_page_leads_to_its_promise_and_the_overview_to_the_page(audience, lang):
    with browsing() as open_page:
        scene, overview = (open_page(page, audience=audience, lang=lang) for page in ("oppen-drogscen", "oversikt"))
    english = "lang=en&" if lang == "en" else ""
    assert f"medborgarlofte?{english}lofte=2019%E2%80%932020" in links(scene, "j-onward")
    assert PAGE + ("?lang=en" if lang == "en" else "") in links(overview, "j-answer")


def links(page: Page, name: str) -> set[str]:
    html = [element for element in page.elements if not isinstance(element, tuple)]
    return {a.get("href", "") for element in html for found in of(element, name) for a in found.iter("a")}
