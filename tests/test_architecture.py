"""The rules of the house that no tool holds by itself: sizes, docstrings, what lies where, and the one exit."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = sorted((ROOT / "jarfalla_data").rglob("*.py"))
PAGES = sorted((ROOT / "pages").rglob("*.py"))
# The screen answers by itself, without a page script.
SCRIPTS = [path for path in PAGES if path.parent.name not in ("pages", "ui", "screen") and path.name != "__init__.py"]

TOP_LEVEL = {
    "dashboard.py",
    "pages",
    "jarfalla_data",
    "data",
    "tests",
    "requirements.txt",
    "README.md",
    "pyproject.toml",
    "LICENSE",
}
MACHINE_PATH = re.compile(r"(?<![\w./:-])(?:/(?:home|root|Users|work|mnt|opt)/\w|[A-Z]:\\\w)")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> list[Function]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, Function)]


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def public(body: list[ast.stmt], within: str = "") -> Iterator[tuple[str, ast.AST]]:
    """The functions and classes that others may use, and the public methods of such classes."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield within + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{node.name}.")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [Path(path) for path in listed.split("\0") if path]


def test_only_the_exit_makes_what_is_released():
    makers = {
        name(path)
        for path in (*PACKAGE, *PAGES)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Released"
    }
    assert makers == {"jarfalla_data/privacy/suppression.py"}


def test_no_file_is_longer_than_200_lines():
    lines = {name(path): len(path.read_text("utf-8").splitlines()) for path in (*PACKAGE, *PAGES)}
    assert {path: n for path, n in lines.items() if n > 200} == {}


def test_no_function_is_longer_than_40_lines():
    lengths = {f"{name(path)}:{node.name}": length(node) for path in (*PACKAGE, *PAGES) for node in functions(path)}
    assert {function: n for function, n in lengths.items() if n > 40} == {}


def test_half_of_the_functions_have_at_most_10_lines():
    lengths = [length(node) for path in (*PACKAGE, *PAGES) for node in functions(path)]
    assert sum(n <= 10 for n in lengths) >= len(lengths) / 2


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_a_page_is_a_table_of_contents(script):
    assert [node.name for node in functions(script)] == []
    assert len(script.read_text("utf-8").splitlines()) <= 70


def test_pages_lie_one_folder_down():
    # Streamlit would take files beside each other in pages/ for a menu of its own.
    assert {path.name for path in (ROOT / "pages").glob("*.py")} <= {"__init__.py"}


def test_everything_public_in_the_package_says_what_it_is():
    without = [
        f"{name(path)}:{called}"
        for path in PACKAGE
        for called, node in public(tree(path).body)
        if not ast.get_docstring(node)
    ]
    assert without == []


def test_every_module_of_the_package_says_what_it_is():
    filled = [path for path in PACKAGE if path.read_text("utf-8").strip()]
    assert [name(path) for path in filled if not ast.get_docstring(tree(path))] == []


def test_the_top_level_holds_only_what_the_layout_names():
    assert {path.parts[0] for path in tracked() if not path.parts[0].startswith(".")} <= TOP_LEVEL


def test_no_tracked_file_names_a_path_of_one_machine():
    found = {}
    for path in tracked():
        raw = (ROOT / path).read_bytes() if (ROOT / path).is_file() else b""
        if b"\0" not in raw and (match := MACHINE_PATH.search(raw.decode("utf-8"))):
            found[str(path)] = match[0]
    assert found == {}


def test_each_test_module_has_a_name_of_its_own():
    """Two of one name in different folders cannot be collected together."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
