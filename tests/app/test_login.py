"""Log-in as a page meets it: what claims make of a reader, what the frame says, and what the menu leaves out."""

from __future__ import annotations

import time

import pytest
import streamlit as st
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages.ui import audience, login, shell
from tests.app.conftest import DASHBOARD, Seen
from tests.factories import BUNDLED

GROUP = "trygghet-intern"
NOW = time.time()


def claims(**other):
    """Claims of an insider whose log-in has an hour left."""
    return {"is_logged_in": True, "sub": "eva", "nonce": str(NOW), "exp": NOW + 3600, "groups": [GROUP], **other}


@pytest.fixture
def group(monkeypatch):
    monkeypatch.setenv(login.GROUP, GROUP)
    monkeypatch.delenv(login.CLAIM, raising=False)


@pytest.mark.usefixtures("group")
@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ({}, "inside"),
        ({"groups": GROUP}, "inside"),
        ({"groups": ["alla", GROUP]}, "inside"),
        ({"exp": int(NOW) + 86400}, "inside"),
        ({"is_logged_in": False}, "out"),
        ({"is_logged_in": None}, "out"),
        ({"is_logged_in": "true"}, "out"),
        ({"exp": NOW - 1}, "ended"),
        ({"exp": 0}, "ended"),
        ({"exp": None}, "ended"),
        ({"exp": True}, "ended"),
        ({"exp": "9999999999"}, "ended"),
        ({"exp": float("nan")}, "ended"),
        ({"groups": []}, "outside"),
        ({"groups": None}, "outside"),
        ({"groups": ""}, "outside"),
        ({"groups": f"alla {GROUP}"}, "outside"),
        ({"groups": [[GROUP]]}, "outside"),
        ({"groups": {GROUP: True}}, "outside"),
        ({"groups": [GROUP.upper()]}, "outside"),
        ({"groups": [f"{GROUP}-test"]}, "outside"),
        ({"groups": [], "roles": [GROUP]}, "outside"),
    ],
)
def test_only_a_running_log_in_in_the_group_makes_one_of_those_inside(told, standing):
    assert login.standing(claims(**told)) == standing


@pytest.mark.parametrize("name", [None, "", "  "])
@pytest.mark.parametrize("groups", [[], [""], ["  "], [None], [GROUP], None, ""])
def test_nobody_is_inside_where_no_group_is_named(monkeypatch, name, groups):
    monkeypatch.delenv(login.GROUP, raising=False)
    if name is not None:
        monkeypatch.setenv(login.GROUP, name)
    assert login.standing(claims(groups=groups)) == "outside"


@pytest.mark.usefixtures("group")
def test_another_claim_may_name_the_groups(monkeypatch):
    monkeypatch.setenv(login.CLAIM, "roles")
    assert login.standing(claims(groups=[], roles=[GROUP])) == "inside"
    assert login.standing(claims()) == "outside"


@pytest.fixture
def secrets(monkeypatch, tmp_path):
    """Reads secrets from a file with such a text, or from none."""

    def from_file(text):
        file = tmp_path / "secrets.toml"
        if text is not None:
            file.write_text(text)
        read = st.config.get_option
        files = {"secrets.files": [str(file)]}
        monkeypatch.setattr(st.config, "get_option", lambda name: files[name] if name in files else read(name))
        monkeypatch.setattr(st, "secrets", Secrets())

    return from_file


@pytest.mark.parametrize(
    ("text", "is_set_up"), [(None, False), ("", False), ("[other]\na = 1\n", False), ("[auth]\n", True), ("[aut", True)]
)
def test_log_in_is_set_up_where_the_secrets_say_so_or_cannot_be_read(secrets, text, is_set_up):
    secrets(text)
    assert login.is_set_up() == is_set_up


@pytest.mark.parametrize("text", ["[auth]\n", "[aut"])
def test_where_log_in_is_set_up_no_computer_is_inside_by_itself(secrets, monkeypatch, text, caplog):
    audience._warn.cache_clear()
    secrets(text)
    monkeypatch.setenv("JARFALLA_AUDIENCE", "internal")
    assert audience.audience() == "public"
    assert "JARFALLA_AUDIENCE=internal is refused: log-in is set up here" in caplog.text
    assert f"Nobody is inside: {login.GROUP} does not name the group" in caplog.text


@pytest.fixture
def visit_as(monkeypatch, group):
    """Opens an address on a server with log-in, as a reader with such claims."""

    def open_page(address, user, **query):
        monkeypatch.setenv("JARFALLA_AUDIENCE", "internal")
        monkeypatch.setenv("JARFALLA_DATA_DIR", str(BUNDLED))
        at = AppTest.from_file(DASHBOARD, default_timeout=60)
        at.secrets = {"auth": {"cookie_secret": "a", "redirect_uri": "http://localhost/oauth2callback"}}
        at.user = user
        at._page_hash = calc_hash(address)
        at.query_params.update(query)
        return Seen(at.run())

    return open_page


def buttons(seen):
    return [button.label for button in seen.at.button]


ENDED = {
    "sv": "Inloggningen har gått ut. De offentliga sidorna visas. Logga in igen för att se de interna.",
    "en": "Your log-in has expired. The public pages are shown. Log in again to see the internal ones.",
}
OUTSIDE = {
    "sv": "Du är inloggad men hör inte till gruppen för de interna sidorna. De offentliga sidorna visas.",
    "en": "You are logged in but not in the group for the internal pages. The public pages are shown.",
}
LOG_IN, LOG_OUT = {"sv": "Logga in", "en": "Log in"}, {"sv": "Logga ut", "en": "Log out"}


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    ("told", "button", "notice"),
    [
        ({"is_logged_in": False}, LOG_IN, None),
        ({"exp": 1}, LOG_IN, ENDED),
        ({"groups": ["alla"]}, LOG_OUT, OUTSIDE),
        ({}, LOG_OUT, None),
    ],
    ids=["out", "ended", "outside", "inside"],
)
def test_the_frame_has_one_button_and_says_why_the_public_view_is_shown(visit_as, told, button, notice, lang):
    seen = visit_as("brott-och-handelser", claims(**told), lang=lang)
    assert buttons(seen) == [button[lang]]
    assert seen.of("j-notice") == ([notice[lang]] if notice else [])
    assert ("tid" in seen.filters) == (told == {})


def test_without_log_in_there_is_no_button(visit):
    assert buttons(visit("oversikt", audience="public")) == []
    assert buttons(visit("oversikt", audience="internal")) == []


def test_a_header_that_names_the_reader_is_no_log_in(visit_as, monkeypatch):
    read = st.config.get_option
    trusted = {"X-Groups": "groups"}
    monkeypatch.setattr(
        login.config, "get_option", lambda name: trusted if name == "server.trustedUserHeaders" else read(name)
    )
    seen = visit_as("brott-och-handelser", claims())
    assert buttons(seen) == ["Logga in"]
    assert "tid" not in seen.filters


def test_what_was_chosen_while_a_session_was_internal_is_forgotten_when_it_is_not(visit_as):
    seen = visit_as("brott-och-handelser", claims()).choose(tid="evening", omrade="viksjo")
    assert seen.filters["omrade"] == "viksjo"
    seen.at.user = {"is_logged_in": False}
    seen.at.query_params.clear()
    seen.run()
    assert set(seen.filters) == {"fran", "till", "omrade"}
    assert seen.filters["omrade"] == ""
    assert "tid" not in seen.at.session_state


@pytest.fixture
def secret_page(monkeypatch, tmp_path):
    """One more page of the menu, in a group of its own, that only those inside may see."""
    file = tmp_path / "secret.py"
    file.write_text("import streamlit as st\nst.text('det som bara de inre ser')\n")
    entry = shell.Entry(str(file), "hemligt", lambda t: "Hemligt", internal=True)
    monkeypatch.setattr(shell, "MENU", {**shell.MENU, lambda t: "Inre": (entry,)})
    return entry.address


@pytest.mark.parametrize("who", ["public", "internal"])
def test_an_internal_page_is_there_for_those_inside_and_for_nobody_else(visit, secret_page, who):
    seen = visit(secret_page, audience=who)
    assert [text.value for text in seen.at.text] == (["det som bara de inre ser"] if who == "internal" else [])
    assert ("Läget i Järfälla" in seen.of("j-title")) == (who == "public")


def test_an_internal_page_is_gone_when_the_log_in_has_ended(visit_as, secret_page):
    seen = visit_as(secret_page, claims())
    assert [text.value for text in seen.at.text] == ["det som bara de inre ser"]
    seen.at.user = claims(exp=1)
    seen.run()
    assert [text.value for text in seen.at.text] == []
    assert seen.of("j-title") == ["Läget i Järfälla"]
