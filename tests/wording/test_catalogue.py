"""Every text has its English translation, and nothing in the catalogue is left over."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "jarfalla_data" / "wording" / "locale" / "en.po"


def said() -> set[str | tuple[str, ...]]:
    """What the code marks for translation: t("…"), message("…"), t.plural("…", "…", n), translator(lang)("…")."""
    files = [ROOT / "dashboard.py", *(ROOT / "jarfalla_data").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    calls = [n for file in files for n in ast.walk(ast.parse(file.read_text())) if isinstance(n, ast.Call)]
    return {text for call in calls if (text := marked(call))}


def marked(call: ast.Call) -> str | tuple[str, ...] | None:
    name = called(call.func)
    texts = tuple(a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str))
    if name == "plural":
        return texts[:2]
    return texts[0] if name in ("t", "message", "translator()") and texts else None


def called(function: ast.expr) -> str:
    if isinstance(function, ast.Call):
        return called(function.func) + "()"
    return getattr(function, "attr", getattr(function, "id", ""))


def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def test_every_text_is_in_the_catalogue():
    ids = {message.id if isinstance(message.id, str) else tuple(message.id) for message in catalogue()}
    assert said() - ids == set()


def test_the_catalogue_holds_no_text_that_nobody_says():
    ids = {message.id if isinstance(message.id, str) else tuple(message.id) for message in catalogue() if message.id}
    assert ids - said() == set()


@pytest.mark.parametrize("message", [m for m in catalogue() if m.id], ids=lambda m: str(m.id)[:40])
def test_a_translation_is_there_and_fills_in_the_same_names(message):
    originals = (message.id,) if isinstance(message.id, str) else message.id
    translated = (message.string,) if isinstance(message.string, str) else message.string
    assert all(translated)
    names = re.compile(r"\{(\w+)\}")
    assert set(names.findall(" ".join(originals))) == set(names.findall(" ".join(translated)))
    assert not message.fuzzy
