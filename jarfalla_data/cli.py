"""The commands: `check`, `import` and `undo`, write the `example`, `publish` what is public, make a `report`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from jarfalla_data.checking import print_check
from jarfalla_data.errors import JarfallaError
from jarfalla_data.importing.command import add_commands
from jarfalla_data.report.command import add_command
from jarfalla_data.wording import LANGUAGES, translator

DATA_SETTING = "JARFALLA_DATA_DIR"
BUNDLED = Path(__file__).parents[1] / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; what a user can mend is said in a sentence on stderr."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except JarfallaError as error:
        print(error.say(asked.lang), file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m jarfalla_data", description="Data of the problem pictures.")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="language of what is said")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    folder = Path(os.environ.get(DATA_SETTING) or BUNDLED)
    check = commands.add_parser(
        "check",
        help="tell what would be loaded from a folder, and what not and why",
        description="Exit status 0: nothing is set aside. 1: something is. 2: nothing can be loaded.",
    )
    check.add_argument("folder", nargs="?", type=Path, default=folder, help="default: the dashboard's data folder")
    check.set_defaults(run=lambda asked: print_check(asked.folder, asked.lang))
    example = commands.add_parser(
        "example",
        help="write the example tables",
        description="Writes invented tables, the same bytes each time, beside the published ones of the folder.",
    )
    example.add_argument("folder", nargs="?", type=Path, default=BUNDLED, help="default: the bundled data folder")
    example.set_defaults(run=lambda asked: _example(asked.folder, asked.lang))
    publish = commands.add_parser(
        "publish",
        help="write the extract of what is public",
        description="Exit status 0: the extract is written. 2: it is not, and why is said.",
    )
    publish.add_argument("target", type=Path, metavar="DIR", help="the folder to write; an extract there is replaced")
    publish.add_argument("--demo", action="store_true", help="also invented figures, marked as such")
    add_commands(commands)
    add_command(commands, folder)
    publish.set_defaults(run=lambda asked: _publish(folder, asked.target, asked.demo, asked.lang))
    return parser


def _publish(folder: Path, target: Path, demo: bool, lang: str) -> int:
    from jarfalla_data.publication import publish  # the solver is needed by no other command

    made = publish(folder, target, demo)
    t = translator(lang)
    print(t("{n} offentliga tabeller är skrivna i {folder}, utan rader ur filerna.", n=len(made.tables), folder=target))
    return 0


def _example(folder: Path, lang: str) -> int:
    from jarfalla_data.example.writing import write_example  # the generator is needed by no other command

    write_example(folder)
    print(translator(lang)("Exempeldata är skrivna i {folder}.", folder=folder))
    return 0
