"""The account of a data folder as text for a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from jarfalla_data.errors import DataError
from jarfalla_data.opening import open_store
from jarfalla_data.schemas import table
from jarfalla_data.store import FileReport, Store
from jarfalla_data.wording import Translator, format_number, translator

MOST = 200
"""Findings that are printed; the number of the rest is told."""


def print_check(folder: Path, lang: str) -> int:
    """Print every file's account and the findings; 0: nothing set aside, 1: something is.

    DataError when nothing can be loaded, after the findings that say why.
    """
    try:
        store = open_store(folder)
    except DataError as error:
        for finding in error.findings:
            print(finding.say(lang))
        raise
    try:
        print("\n".join(account(store, lang)), flush=True)
    except BrokenPipeError:  # `check | head` is fine: nothing more is written, also not at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(store.anything_set_aside)


def account(store: Store, lang: str) -> Iterator[str]:
    """The account, line by line: files, findings, and the sum."""
    t = translator(lang)
    width = max(len(report.file) for report in store.files.values())
    for report in store.files.values():
        yield f"{report.file:<{width}}  {_file(report, t)}"
    if store.findings:
        yield ""
        yield from (finding.say(lang) for finding in store.findings[:MOST])
    if len(store.findings) > MOST:
        yield t("… och {n} anmärkningar till.", n=format_number(len(store.findings) - MOST, lang))
    yield ""
    yield _sum(store, t)


def _file(report: FileReport, t: Translator) -> str:
    title = table(report.table).title(t.lang)
    if report.missing:
        return f"{title}: {t('filen saknas')}"
    if not report.read:
        return f"{title}: {t('gick inte att läsa')}"
    counts = t(
        "{rows} rader = {loaded} inlästa + {aside} inte inlästa",
        rows=format_number(report.rows, t.lang),
        loaded=format_number(report.loaded, t.lang),
        aside=format_number(report.set_aside, t.lang),
    )
    if report.left_out:
        counts += t(" + {n} som inte hör hit", n=format_number(report.left_out, t.lang))
    read_as = f"{report.encoding}, ”{report.delimiter}”" if report.delimiter else report.encoding
    return f"{title}: {counts} ({read_as})"


def _sum(store: Store, t: Translator) -> str:
    rows = sum(report.rows - report.left_out for report in store.files.values())
    loaded = sum(report.loaded for report in store.files.values())
    numbers = {"rows": format_number(rows, t.lang), "loaded": format_number(loaded, t.lang)}
    if store.anything_set_aside:
        return t("{loaded} av {rows} rader är inlästa. Resten står ovan med skäl.", **numbers)
    return t("Alla {rows} rader är inlästa.", **numbers)
