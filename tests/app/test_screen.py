"""The information screen: the public's numbers and headlines, from the extract alone, for whoever asks."""

from __future__ import annotations

import re
import shutil
from html import unescape
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette

from jarfalla_data.wording import LANGUAGES
from pages.screen import route
from pages.screen.asked import USUAL, asked
from pages.ui import data
from pages.ui.server import MIDDLEWARE
from tests.app.test_server import ask
from tests.factories import BUNDLED, data_folder

NAMES = ("otrygghet", "forandring", "drogscen", "lofte", "besiktning")
PAGE_OF = {
    "otrygghet": "oversikt",
    "forandring": "otrygghet",
    "drogscen": "oppen-drogscen",
    "lofte": "oversikt",
    "besiktning": "trygghetsbesiktning",
}
APP = Starlette(routes=route.ROUTES)


class Screen:
    """What the server answers to a screen."""

    def __init__(self, path, headers=()):
        self.status, self.headers, body = ask(APP, path, headers)
        self.text = body.decode()

    @property
    def slides(self):
        """By name: the slide as an element."""
        found = re.findall(r'(<section class="slide" data-name="(\w*)">.*?</section>)', self.text, re.DOTALL)
        return {name: ElementTree.fromstring(unescape(html)) for html, name in found}  # noqa: S314 our own pages

    def words(self, name):
        return " ".join(" ".join(self.slides[name].itertext()).split())

    def headline(self, name):
        return " ".join(self.slides[name].findtext("h2").split())

    def numbers(self, name):
        """The numbers that stand bold in its figure: values of dots, heights of bars."""
        return [" ".join(b.text.split()) for b in self.slides[name].iter("b")]


@pytest.fixture
def folder(monkeypatch):
    def use(path, audience="public"):
        monkeypatch.setenv(data.SETTING, str(path))
        monkeypatch.setenv("JARFALLA_AUDIENCE", audience)

    return use


@pytest.fixture
def alone(tmp_path):
    """A folder that holds the bundled extract and nothing else."""
    return shutil.copytree(BUNDLED / "published", tmp_path / "alone")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_headline_is_the_one_of_the_public_page(visit, folder, lang):
    folder(BUNDLED)
    screen = Screen(f"/skarm?lang={lang}")
    assert tuple(screen.slides) == NAMES
    seen = {page: " ".join(visit(page, audience="public", lang=lang).words.split()) for page in set(PAGE_OF.values())}
    for name, page in PAGE_OF.items():
        assert screen.headline(name) in seen[page], name


def test_the_numbers_in_figures_are_those_of_the_public_pages(visit, folder):
    folder(BUNDLED)
    screen = Screen("/skarm")
    rows = visit("otrygghet", audience="public").tables
    (parts,) = (table for name, table in rows.items() if "Störst andel otrygga bland kommundelarna: Viksjö" in name)
    assert sorted(screen.numbers("otrygghet")) == sorted(row["Andel"] for row in parts)
    (changes,) = (table for name, table in rows.items() if "Ändring av andelen otrygga" in name)
    differences = {row["Ändring, procentenheter"] for row in changes}
    assert set(screen.numbers("forandring")) <= differences
    (years,) = (t for n, t in visit("trygghetsbesiktning", audience="public").tables.items() if "brister per år" in n)
    columns = ("Brister som hittades", "Brister som åtgärdades")
    assert screen.numbers("besiktning") == [row[name] for name in columns for row in years]


def test_on_an_internal_server_the_screen_shows_what_the_public_sees(folder):
    folder(BUNDLED)
    public = Screen("/skarm").text
    folder(BUNDLED, "internal")
    assert Screen("/skarm").text == public


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_the_extract_alone_it_says_the_same(folder, alone, lang):
    folder(BUNDLED)
    full = Screen(f"/skarm?lang={lang}")
    folder(alone)
    only = Screen(f"/skarm?lang={lang}")
    assert only.status == 200
    for name in NAMES:
        without_moment = [re.sub(r"(inlästa|loaded) .*? · ", "", one.words(name)) for one in (full, only)]
        assert without_moment[0] == without_moment[1]


def test_an_extract_that_shows_smaller_counts_than_the_setting_is_not_shown(folder, alone, monkeypatch, caplog):
    monkeypatch.setenv("JARFALLA_SMALLEST_COUNT", "7")
    folder(alone)
    screen = Screen("/skarm")
    assert screen.status == 503
    assert "går inte att läsa just nu" in screen.words("")
    assert "shows counts from 5; the setting asks for more" in caplog.text


def test_a_broken_extract_or_no_data_is_told_calmly_and_the_page_asks_again(folder, alone, tmp_path):
    (alone / "exempeldata-facts.json").write_text("{")
    for path in (alone, tmp_path / "nothing"):
        folder(path)
        screen = Screen("/skarm?lang=en")
        assert (screen.status, screen.headers["content-language"]) == (503, "en")
        assert str(path) not in screen.text
        assert "cannot be read at the moment" in screen.words("")
        assert f"skarm/{route.page.BUILD}.js" in screen.text


def test_without_facts_each_slide_has_a_calm_sentence_and_no_figure(folder, tmp_path):
    folder(data_folder(tmp_path / "few", facts=("areas", "places"), descriptor=False, milestones=[]))
    screen = Screen("/skarm")
    assert screen.status == 200
    assert tuple(screen.slides) == NAMES
    for name in NAMES:
        assert len(screen.headline(name)) > 10
        assert screen.numbers(name) == []


def test_the_next_dialogue_is_told_where_one_is_announced(folder, tmp_path):
    ahead = shutil.copytree(BUNDLED, tmp_path / "ahead")
    with (ahead / "dialogue_rounds.csv").open("a", encoding="utf-8") as file:
        file.write("autumn_2099,Hösten 2099,2099-09-07,2099-12-04,ordinary_dialogues,\n")
    folder(ahead)
    assert "7 september–4 december 2099" in Screen("/skarm?bilder=dialog").words("dialog")
    assert "7 September–4 December 2099" in Screen("/skarm?bilder=dialog&lang=en").words("dialog")


def test_invented_numbers_are_marked_on_each_slide_that_has_them(folder):
    folder(BUNDLED)
    screen = Screen("/skarm")
    marked = {name for name in NAMES if "EXEMPELDATA – påhittade siffror" in screen.words(name)}
    assert marked == {"otrygghet", "forandring", "besiktning"}
    assert {name for name in NAMES if screen.headline(name).startswith("Exempel: ")} == marked


def test_what_bars_hatching_and_frames_mean_stands_below_the_figure(folder):
    folder(BUNDLED)
    seen = Screen("/skarm")
    notes = {name: slide.findtext("p[@class='note']") for name, slide in seen.slides.items()}
    chance = "Så mycket kan slumpen göra om de svarande vore slumpvis valda. Det är de inte."
    assert notes["otrygghet"].replace("\u00a0", " ") == f"Streck: 95 % osäkerhet. {chance}"
    assert notes["forandring"] == f"Procentenheter; strecken visar bedömningen. {chance}"
    assert "Källa: dialogerna hösten 2018 och hösten 2022, enkät" in seen.words("forandring")
    assert notes["drogscen"] == "Randigt: dagen för ändringen är inte känd. Prickad ram: perioden är härledd."
    assert 'class="stretch promise derived"' in seen.text


def test_each_slide_tells_its_age_and_its_place(folder):
    folder(BUNDLED)
    screen = Screen("/skarm?bilder=lofte,otrygghet")
    assert tuple(screen.slides) == ("lofte", "otrygghet")
    assert re.search(
        r"Uppgifter till 31 december 2024 · inlästa \d+ \w+ \d{4} kl\. \d\d\.\d\d · 1 av 2", screen.words("lofte")
    )
    assert "Uppgifter till 2 december 2022" in screen.words("otrygghet")


@pytest.mark.parametrize(
    ("query", "seconds", "names", "understood"),
    [
        ({}, USUAL, 6, True),
        ({"sek": "30", "bilder": "lofte, drogscen"}, 30, 2, True),
        ({"sek": "1"}, USUAL, 6, False),
        ({"sek": "tjugo"}, USUAL, 6, False),
        ({"sek": "-5"}, USUAL, 6, False),
        ({"bilder": "lofte,finns-inte"}, USUAL, 1, False),
        ({"bilder": "finns-inte"}, USUAL, 6, False),
        ({"lang": "de"}, USUAL, 6, False),
    ],
)
def test_what_cannot_be_read_in_the_address_is_as_usual_and_told(folder, query, seconds, names, understood):
    want = asked(query)
    assert (want.seconds, len(want.names), want.understood) == (seconds, names, understood)
    folder(BUNDLED)
    text = Screen("/skarm?" + "&".join(f"{key}={value}" for key, value in query.items())).text
    assert ("Länken går inte att läsa helt" in text) is not understood


def test_what_has_not_changed_is_not_sent_again(folder):
    folder(BUNDLED)
    first = Screen("/skarm")
    again = Screen("/skarm", [("If-None-Match", first.headers["etag"])])
    assert (again.status, again.text) == (304, "")
    assert Screen("/skarm?lang=en", [("If-None-Match", first.headers["etag"])]).status == 200


def test_its_policy_lets_in_nothing_from_elsewhere_and_streamlits_page_does_not_take_its_place(folder):
    folder(BUNDLED)
    app = Starlette(routes=route.ROUTES, middleware=MIDDLEWARE)
    status, headers, body = ask(app, "/skarm")
    assert status == 200
    assert b"data-build" in body
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert re.findall(r"""(?:src|href)="(?!skarm/|data:,)""", body.decode()) == []


@pytest.mark.parametrize("path", ["/skarm/", "/skarm/bilder", "/skarm/0123.js"])
def test_a_mistyped_address_leads_to_the_screen(path):
    status, headers, _ = ask(APP, f"{path}?lang=en")
    assert (status, headers["location"]) == (307, "/skarm?lang=en")


def test_the_start_page_waits_for_the_server_that_gave_it():
    status, headers, body = ask(APP, "/skarm/start.html?sek=25&lang=en", [("Host", "skarm.example:8501")])
    assert status == 200
    assert "attachment" in headers["content-disposition"]
    assert 'data-address="http://skarm.example:8501/skarm?sek=25&amp;lang=en"' in body.decode()


def test_any_page_may_ask_whether_the_dashboard_answers():
    status, headers, body = ask(APP, "/skarm/svarar")
    assert (status, headers["access-control-allow-origin"], body) == (204, "*", b"")


@pytest.mark.parametrize(("setting", "days"), [(None, 100), ("7", 7), ("0", 100), ("sju", 100), ("-1", 100)])
def test_after_how_many_days_data_are_old_is_a_setting(monkeypatch, setting, days):
    if setting is None:
        monkeypatch.delenv(route.SETTING, raising=False)
    else:
        monkeypatch.setenv(route.SETTING, setting)
    assert route.old_after() == days


def test_beside_the_screen_an_extract_alone_gives_a_calm_sentence(visit, alone):
    seen = visit("oversikt", audience="public", data=alone)
    assert seen.notices == ["Det publicerade underlaget går inte att läsa just nu. Felet är noterat i serverns logg."]
