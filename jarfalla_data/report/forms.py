"""The forms in which a report is handed out, the names of its files, and writing them whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from jarfalla_data.errors import ReportError
from jarfalla_data.privacy import Audience
from jarfalla_data.report.content import Report
from jarfalla_data.wording import Translator, message, translator


def _pdf(report: Report) -> bytes:
    from jarfalla_data.report.pdf import to_pdf

    return to_pdf(report)


def _powerpoint(report: Report) -> bytes:
    from jarfalla_data.report.powerpoint import to_pptx

    return to_pptx(report)


def _workbook(report: Report) -> bytes:
    from jarfalla_data.report.workbook import to_xlsx

    return to_xlsx(report)


def _zip(report: Report) -> bytes:
    from jarfalla_data.report.csv_package import to_zip

    return to_zip(report)


FORMS: Mapping[str, Callable[[Report], bytes]] = {
    "pdf": _pdf,
    "pptx": _powerpoint,
    "xlsx": _workbook,
    "zip": _zip,
}
"""By the end of its file's name; what makes a form is loaded when it is asked for."""

MEDIA = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def form_name(form: str, t: Translator) -> str:
    """What a form is called by those who use it."""
    return {"pdf": t("PDF"), "pptx": t("PowerPoint"), "xlsx": t("Excel"), "zip": t("CSV-filer (zip)")}[form]


def forms_named(text: str) -> tuple[str, ...]:
    """The forms in "pdf,zip"; ReportError for one that there is not."""
    asked = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    strange = [form for form in asked if form not in FORMS]
    if strange or not asked:
        said = message(
            "{form} är inget format för rapporter. Det finns: {forms}.",
            form=(strange or ["–"])[0][:20],
            forms=", ".join(FORMS),
        )
        raise ReportError(said)
    return asked


def file_name(report: Report, form: str) -> str:
    """The name of a file: an internal report and one of invented numbers say so in it."""
    t = translator(report.lang)
    inside = t("intern-") if report.audience is Audience.INTERNAL else ""
    example = t("exempeldata-") if report.is_example else ""
    day = f"-{report.made:%Y-%m-%d}" if report.made else ""
    return f"{inside}{example}{t('lagesbild-jarfalla')}{day}.{form}"


def write(content: bytes, target: Path) -> None:
    """Write a file without a name, and give it its own when it is whole: nobody ever sees half of it.

    Where the system has no files without a name, it has another name beside its own meanwhile.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(AttributeError, OSError):
            _write_nameless(content, target)
            return
        _write_beside(content, target)
    except OSError as error:
        why = error.strerror or error
        raise ReportError(message("{file} gick inte att skriva: {why}.", file=target, why=why)) from None


def _write_nameless(content: bytes, target: Path) -> None:
    """Nothing is left of it even if the process is killed. AttributeError or OSError where that cannot be done."""
    handle = os.open(target.parent, os.O_TMPFILE | os.O_WRONLY, 0o644)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        whole = f"/proc/self/fd/{handle}"
        try:
            os.link(whole, target, src_dir_fd=handle)  # with a folder given, Python links what the path leads to
        except FileExistsError:
            beside = target.with_name(f".{target.name}-{os.getpid()}")
            os.link(whole, beside, src_dir_fd=handle)
            _take_over(beside, target)


def _write_beside(content: bytes, target: Path) -> None:
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}-", delete=False) as file:
        made = Path(file.name)
        try:
            file.write(content)
            file.flush()
            made.chmod(0o644)  # a temporary file is its maker's own
        except BaseException:
            made.unlink(missing_ok=True)
            raise
    _take_over(made, target)


def _take_over(made: Path, target: Path) -> None:
    """A whole file takes the place of the one before; if it cannot, it is taken away."""
    try:
        made.replace(target)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
