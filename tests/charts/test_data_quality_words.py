"""What the data quality page says of the files: nothing hidden from those inside, no small number for the public."""

from __future__ import annotations

import pytest

from jarfalla_data import Store
from jarfalla_data.charts import data_quality as words
from jarfalla_data.charts.model import Table
from jarfalla_data.findings import Effect
from jarfalla_data.measures import data_quality
from jarfalla_data.measures.covered import periods
from jarfalla_data.privacy import Audience, Released, release
from tests.factories import bundled_store, incident, milestone, store_of

PLACES = ("areas", "places")
BAD = incident(count=0)


def files(store: Store, audience: Audience = Audience.INTERNAL) -> Released:
    return release(data_quality.files(store), audience, 5)


def table_of(store: Store, audience: Audience = Audience.INTERNAL, lang: str = "sv") -> Table:
    told = {} if audience is Audience.PUBLIC else periods(store)
    return words.files_table(files(store, audience), told, lang)


def found(store: Store, lang: str = "sv", audience: Audience = Audience.INTERNAL) -> Table:
    return words.findings_table(release(data_quality.findings(store, lang), audience), lang)


def line(table: Table, file: str) -> dict[str, str]:
    """The row of one file, by column."""
    return next(dict(zip(table.columns, row, strict=True)) for row in table.rows if row[1] == file)


def test_where_all_is_read_it_says_so_with_the_counts():
    finding, counts = words.summary(files(bundled_store()), "sv")
    assert finding == "Alla rader är inlästa"
    assert "23 filer" in counts


def test_a_missing_file_is_the_finding_where_nothing_worse_is(tmp_path):
    finding, _ = words.summary(files(store_of(tmp_path, facts=("areas", "places", "population"))), "sv")
    assert finding == "20 filer saknas, resten är inläst"


def test_rows_that_are_not_read_are_the_finding_and_missing_files_are_told_beside(tmp_path):
    store = store_of(tmp_path, facts=PLACES, milestones=[milestone(), milestone(source_url="x")])
    finding, counts = words.summary(files(store), "sv")
    assert finding == "1 rad är inte inläst"
    assert "20 filer saknas." in counts


def test_a_file_that_cannot_be_read_is_told_before_all_else(tmp_path):
    store = store_of(tmp_path, facts=PLACES, incidents=[BAD], milestones="\0")
    assert words.summary(files(store), "sv")[0] == "1 fil gick inte att läsa"


def test_the_public_is_told_of_the_rows_of_published_files_only(tmp_path):
    store = store_of(tmp_path, facts=PLACES, incidents=[incident() for _ in range(60)] + [BAD] * 20)
    rows = sum(store.files[name].rows for name in PLACES)
    finding, counts = words.summary(files(store, Audience.PUBLIC), "sv")
    assert finding == "20 filer saknas, resten är inläst"
    assert counts.startswith(f"{rows} rader ur 2 filer är inlästa. Av filer om personer")
    assert words.summary(files(store), "sv")[0] == "20 rader är inte inlästa"


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("many", [1, 100])
def test_the_public_reads_no_number_of_rows_about_persons_however_large(tmp_path, lang, many):
    store = store_of(tmp_path, facts=PLACES, incidents=[incident() for _ in range(6 * many)] + [BAD] * 2 * many)
    public, internal = (table_of(store, audience, lang) for audience in Audience)
    shown, whole = line(public, "incidents.csv"), line(internal, "incidents.csv")
    counts = [str(n * many) for n in (8, 6, 2)]
    assert [cell for cell in whole.values() if cell in counts] == counts
    assert [cell for cell in shown.values() if cell in counts] == []
    assert set(whole) - set(shown) == {name for name, cell in whole.items() if cell == counts[0]}


def test_what_the_public_may_not_see_is_said_to_be_not_shown(tmp_path):
    store = store_of(tmp_path, facts=PLACES, incidents=[incident(), BAD])
    shown = line(table_of(store, Audience.PUBLIC), "incidents.csv")
    assert [shown[name] for name in ("Inlästa", "Inte inlästa", "Fingeravtryck")] == ["visas inte"] * 3
    assert store.files["incidents"].fingerprint not in str(files(store, Audience.PUBLIC).frame.to_dict())


def test_published_files_are_counted_for_everyone(tmp_path):
    store = store_of(tmp_path, facts=PLACES, milestones=[milestone(), milestone(source_url="x")])
    shown = line(table_of(store, Audience.PUBLIC), "milestones.csv")
    assert (shown["Inlästa"], shown["Inte inlästa"]) == ("1", "1")


def test_a_line_tells_origin_period_and_fingerprint_of_a_file():
    store = bundled_store()
    shown = line(table_of(store), "incidents.csv")
    assert (shown["Innehåll"], shown["Uppgifter"], shown["Period"]) == (
        "Brott och händelser",
        "Exempeldata",
        "2017–2024",
    )
    assert shown["Fingeravtryck"] == store.files["incidents"].fingerprint


def test_a_missing_file_has_no_numbers(tmp_path):
    shown = line(table_of(store_of(tmp_path, facts=PLACES)), "incidents.csv")
    assert shown["Uppgifter"] == "Filen saknas"
    assert (shown["Rader i filen"], shown["Inlästa"], shown["Inte inlästa"], shown["Period"]) == ("–",) * 4


def test_those_inside_read_every_finding_the_gravest_first(tmp_path):
    store = store_of(tmp_path, facts=PLACES, incidents=[BAD], dialogues="a,b\n1,2\n")
    table = found(store)
    effects = [row[-1] for row in table.rows]
    labels = [words.effect_label(effect, "sv") for effect in (Effect.FILE_SET_ASIDE, Effect.ROW_SET_ASIDE, Effect.NOTE)]
    assert effects == sorted(effects, key=labels.index)
    assert set(effects) == set(labels)
    assert ("incidents.csv", "2", "count") in [row[:3] for row in table.rows]
    assert len(table.rows) == len(store.findings)


def test_the_public_reads_no_finding(tmp_path):
    store = store_of(tmp_path, facts=PLACES, incidents=[BAD])
    assert found(store, audience=Audience.PUBLIC).rows == ()


def test_without_findings_there_is_no_row():
    assert found(bundled_store()).rows == ()


@pytest.mark.parametrize("effect", Effect)
def test_what_a_finding_led_to_has_words_in_both_languages(effect):
    assert words.effect_label(effect, "sv") != words.effect_label(effect, "en")
