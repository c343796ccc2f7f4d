"""Log-in on a running server: who is shown what is internal, and what forged requests and messages get."""

from __future__ import annotations

import shutil
import time
from itertools import product

import httpx
import pytest
from streamlit.util import calc_hash
from websockets.exceptions import InvalidStatus

from tests.browser.chromium import ROOT
from tests.provider import INSIDER, STRANGER, Reader, claims, cookie, provider, serve_with_log_in

pytestmark = [pytest.mark.xdist_group("log-in")]

INCIDENTS, HOURS, EVENING = "brott-och-handelser", "incident-hours", "Kväll (18–22)"
DRUG_SCENE, FOLLOW_UP = "oppen-drogscen", "Gjorde det skillnad?"
SECRET_PAGE, SECRET_WORD = "hemligt", "det som bara de inre ser"
# The dashboard with one more page, which only those inside may see.
SCRIPT = f"""
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from pages.ui import server, shell, start

app = st.App(__file__, lifespan=start.lifespan, middleware=server.MIDDLEWARE, routes=server.ROUTES)
if get_script_run_ctx(suppress_warning=True):
    if not any(entry.address == "{SECRET_PAGE}" for entries in shell.MENU.values() for entry in entries):
        secret = Path(__file__).with_name("secret.py")
        shell.MENU[lambda t: "Inre"] = (shell.Entry(secret, "{SECRET_PAGE}", lambda t: "Hemligt", internal=True),)
    shell.draw()
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """The dashboard with log-in against a provider of its own."""
    folder = tmp_path_factory.mktemp("dashboard")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit", ignore=shutil.ignore_patterns("secrets.toml"))
    (folder / "dashboard.py").write_text(SCRIPT)
    (folder / "secret.py").write_text(f"import streamlit as st\nst.text({SECRET_WORD!r})\n")
    with provider() as issuer, serve_with_log_in(folder, issuer, script=folder / "dashboard.py") as address:
        yield address


@pytest.fixture(scope="module")
def insider(base):
    return Reader(base).log_in(INSIDER)


@pytest.fixture(scope="module")
def time_filter(insider):
    """The id of the filter that only those inside have among the incidents."""
    with insider.open(INCIDENTS) as session:
        return session.filters["tid"]


def is_public(session):
    """Whether a session on the page of incidents shows nothing but what everyone sees."""
    assert set(session.filters) == {"fran", "till", "omrade"}
    assert SECRET_PAGE not in session.menu
    return tells_nothing(session)


def tells_nothing(session):
    """Whether a session was sent nothing of what is internal."""
    return not [text for text in (HOURS, "Tid på dygnet", EVENING, "Hemligt", SECRET_WORD) if text in session.words]


def figures(session):
    """The charts that a session was sent, with their data, texts and tables."""
    return [line for line in session.words.splitlines() if "incident-" in line]


def test_who_is_in_the_group_is_shown_what_is_internal(insider):
    with insider.open(INCIDENTS) as session:
        assert set(session.filters) == {"fran", "till", "omrade", "tid"}
        assert SECRET_PAGE in session.menu
        assert HOURS in session.words
        assert session.buttons == ["Logga ut"]
    with insider.open(SECRET_PAGE) as session:
        assert SECRET_WORD in session.words


def test_who_has_not_logged_in_is_shown_the_public_view_although_the_server_wishes_for_the_internal(base):
    with Reader(base).open(INCIDENTS) as session:
        assert is_public(session)
        assert session.buttons == ["Logga in"]


def test_who_is_in_no_such_group_is_told_that_the_public_view_is_shown(base):
    with Reader(base).log_in(STRANGER).open(INCIDENTS) as session:
        assert is_public(session)
        assert session.buttons == ["Logga ut"]
        assert "Du är inloggad men hör inte till gruppen för de interna sidorna." in session.words


@pytest.mark.parametrize(
    "told",
    [
        {"exp": 1},
        {"exp": None},
        {"exp": "9999999999"},
        {"exp": True},
        {"is_logged_in": False},
        {"groups": ["trygghet"]},
        {"groups": None},
        {"groups": "alla trygghet-intern"},
        {"groups": {"trygghet-intern": 1}},
        {"origin": "http://x"},
    ],
    ids=str,
)
def test_a_log_in_that_does_not_make_one_of_those_inside_shows_the_public_view(base, told):
    with Reader(base, cookie(base, claims(**told))).open(INCIDENTS) as session:
        assert is_public(session)


@pytest.mark.parametrize("secret", ["", "another-secret-of-some-length"])
def test_a_cookie_that_the_server_has_not_signed_shows_the_public_view(base, secret):
    with Reader(base, cookie(base, claims(), secret)).open(INCIDENTS) as session:
        assert is_public(session)


def test_a_cookie_without_the_browsers_origin_shows_the_public_view(base):
    with Reader(base, cookie(base, claims())).open(INCIDENTS, origin="") as session:
        assert is_public(session)


def test_a_page_on_another_host_opens_no_session(base):
    with pytest.raises(InvalidStatus):
        Reader(base, cookie(base, claims())).open(INCIDENTS, origin="https://elak.example")


def outsiders(base):
    """Readers who are not inside: without log-in, in another group, with a log-in that has ended."""
    return [Reader(base), Reader(base).log_in(STRANGER), Reader(base, cookie(base, claims(exp=1)))]


def test_an_internal_page_does_not_exist_for_who_is_not_inside(base):
    for reader in outsiders(base):
        with reader.open(SECRET_PAGE) as session:
            lost = [message for message in session.said if message.WhichOneof("type") == "page_not_found"]
            assert len(lost) == 1
            for page, page_hash in ((SECRET_PAGE, ""), ("", calc_hash(SECRET_PAGE)), ("secret", ""), ("secret.py", "")):
                session.run(page=page, page_hash=page_hash)
                assert SECRET_WORD not in session.words
                assert "Läget i Järfälla" in session.words
                assert SECRET_PAGE not in session.menu


def test_an_address_with_an_internal_filter_shows_the_public_what_it_shows_without(base):
    for reader in outsiders(base):
        with reader.open(INCIDENTS) as session:
            usual = figures(session)
            assert len(usual) >= 3
            for query in ("tid=Kväll (18–22)", "tid=evening&audience=internal"):
                assert figures(session.run(query=query)) == usual
                assert is_public(session)


def test_the_calendar_of_evenings_is_shown_to_those_inside_and_to_nobody_who_asks_for_it_otherwise(base, insider):
    secret = ("kvallar-per-ar", "narvaro-nar-det-behovs")  # what their tables are saved as
    with insider.open("medborgarlofte") as session:
        assert all(name in session.words for name in secret)
        wanted = session.filters["lofte"]
    with Reader(base).log_in(STRANGER).open("medborgarlofte") as session:
        assert set(session.filters) == {"lofte"}
        assert not any(name in session.words for name in secret)
        for widget, value in product((wanted, "audience", "evenings", "presence"), ("2019–2020", "internal")):
            said = session.run(query="lofte=2019–2020&audience=internal", **{widget: value}).words
            assert not any(name in said for name in (*secret, "evenings"))


def test_forged_messages_for_an_internal_filter_change_nothing_for_the_public(base, time_filter):
    for reader in outsiders(base):
        with reader.open(INCIDENTS) as session:
            usual = session.words
            for widget, value in product((time_filter, "audience"), (EVENING, "internal")):
                assert session.run(**{widget: value}).words == usual
            assert is_public(session)
            # Streamlit stumbles over a widget of this name that was never drawn.
            assert tells_nothing(session.run(tid=EVENING))


def test_the_follow_up_of_interventions_is_reached_by_no_forged_message_or_address(base, insider):
    with insider.open("uppfoljning") as session:
        ids = session.filters
        assert {"insats", "plats", "jamforelse"} <= set(ids)
        assert FOLLOW_UP in session.words
    with Reader(base).open(DRUG_SCENE) as session:
        usual = session.words
        for key, value in (("insats", "Trygghetskameror, 2020"), ("plats", "Jakobsbergs station")):
            assert session.run(**{ids[key]: value}).words == usual
            assert set(session.run(query=f"{key}={value}").filters) == {"fran", "till"}
        for page, page_hash in (("uppfoljning", ""), ("", calc_hash("uppfoljning")), ("work/effect.py", "")):
            session.run(page=page, page_hash=page_hash, query="insats=motesplats_jakobsberg")
            assert "Läget i Järfälla" in session.words
            assert not [text for text in (FOLLOW_UP, "Den mest lika före") if text in session.words]
            assert "uppfoljning" not in session.menu


@pytest.mark.parametrize(
    ("key", "value"), [("fran", "1900"), ("fran", "x"), ("till", "2024-03"), ("omrade", "jakobsberg_station")]
)
def test_forged_messages_with_a_choice_that_a_filter_does_not_have_change_no_figure(base, key, value):
    with Reader(base).open(INCIDENTS) as session:
        usual = figures(session)
        assert figures(session.run(**{session.filters[key]: value})) == usual


def test_an_insiders_session_is_not_resumed_by_who_only_knows_its_id(base, insider):
    with insider.open(INCIDENTS) as session, Reader(base).open(INCIDENTS, resume=session.session) as other:
        assert other.session != session.session
        assert is_public(other)


def test_who_logs_out_is_outside_in_every_tab_and_with_every_copy_of_the_cookie(base, time_filter):
    reader = Reader(base).log_in(INSIDER)
    copied = dict(reader.client.cookies)
    with reader.open(INCIDENTS) as open_tab:
        open_tab.run(**{time_filter: EVENING})
        assert EVENING in open_tab.words
        reader.log_out()
        with reader.open(INCIDENTS) as session:
            assert is_public(session)
            assert session.buttons == ["Logga in"]
        open_tab.run(**{time_filter: EVENING})
        assert is_public(open_tab)
    with Reader(base, copied).open(INCIDENTS) as session:
        assert is_public(session)
        assert "Inloggningen har gått ut." in session.words


def test_who_has_logged_out_may_log_in_again(base):
    with Reader(base).log_in(INSIDER).log_out().log_in(INSIDER).open(INCIDENTS) as session:
        assert HOURS in session.words


def test_a_session_whose_log_in_ends_while_it_is_open_becomes_public_and_forgets_what_it_chose(base, time_filter):
    with Reader(base).open(INCIDENTS) as session:
        usual = figures(session)
    ends = int(time.time()) + 5
    with Reader(base, cookie(base, claims(exp=ends))).open(INCIDENTS) as session:
        session.run(**{time_filter: EVENING, session.filters["omrade"]: "Viksjö"})
        assert HOURS in session.words
        while time.time() < ends + 1 and HOURS in session.words:
            session.run(**{time_filter: EVENING})
        session.run(**{time_filter: EVENING})
        assert is_public(session)
        assert "Inloggningen har gått ut." in session.words
        assert figures(session) == usual


def test_an_unknown_answer_of_a_provider_logs_nobody_in(base):
    client = httpx.Client(base_url=base)
    answer = client.get("/oauth2callback?state=forged&code=forged")
    assert (answer.status_code, answer.headers["location"]) == (302, "/")
    assert "_streamlit_user" not in client.cookies


def test_only_those_inside_may_send_a_file(base, insider):
    for reader in outsiders(base):
        with reader.open() as session:
            assert reader.upload(session) == (403, 403)
    with insider.open() as session:
        assert insider.upload(session) == (204, 204)


def test_who_has_logged_out_may_send_no_file_with_a_copy_of_the_cookie(base):
    reader = Reader(base).log_in(INSIDER)
    copied = dict(reader.client.cookies)
    reader.log_out()
    reader = Reader(base, copied)
    with reader.open() as session:
        assert reader.upload(session) == (403, 403)


@pytest.mark.parametrize("path", ["metrics", "metrics/", "agent/openapi.json", "agent/interact", "script-health-check"])
def test_what_streamlit_tells_of_itself_is_closed_to_everyone(base, insider, path):
    for reader in (Reader(base), insider):
        assert reader.client.get(f"/_stcore/{path}").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("", 200),
        ("otrygghet", 200),
        ("redo", 200),
        ("_stcore/health", 200),
        ("_stcore/host-config", 200),
        ("_stcore/metrics", 404),
        ("media/none", 404),
        ("component/none", 404),
        ("static/none.js", 200),
        ("_stcore/bidi-components/none/a", 404),
        ("_stcore/upload_file/a/b", 403),
        ("..%2f..%2fetc/passwd", 400),
        ("auth/logout", 302),
    ],
)
def test_every_answer_has_the_security_headers(base, path, status):
    answer = httpx.get(f"{base}/{path}")
    assert answer.status_code == status
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers.get_list("x-content-type-options", split_commas=True) == ["nosniff"]
    assert answer.headers.get_list("referrer-policy", split_commas=True) == ["same-origin"]
