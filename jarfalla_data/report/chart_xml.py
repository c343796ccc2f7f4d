"""What PowerPoint's charts can and python-pptx has no words for: error bars, legends in part, years on an axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

from jarfalla_data.report.native import Ends, Value

AFTER_ERRORS = ("c:cat", "c:val", "c:xVal", "c:yVal")


def add_errors(series: Any, values: Sequence[Value], ends: Sequence[Ends], color: str, direction: str) -> None:
    """Bars from where to where each value is uncertain; `direction`: "x" or "y", of bars none."""
    errors = etree.Element(qn("c:errBars"))
    if direction:
        _add(errors, "c:errDir", direction)
    _add(errors, "c:errBarType", "both")
    _add(errors, "c:errValType", "cust")
    _add(errors, "c:noEndCap", "0")
    told = list(zip(values, ends, strict=True))
    _add_numbers(errors, "c:plus", [0 if v is None or e is None else max(0.0, e[1] - v) for v, e in told])
    _add_numbers(errors, "c:minus", [0 if v is None or e is None else max(0.0, v - e[0]) for v, e in told])
    line = etree.SubElement(etree.SubElement(errors, qn("c:spPr")), qn("a:ln"), w="19050")
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=color.removeprefix("#"))
    element = series._element
    next(child for child in element if child.tag in map(qn, AFTER_ERRORS)).addprevious(errors)


def _add_numbers(parent: Any, name: str, numbers: Sequence[float]) -> None:
    literal = etree.SubElement(etree.SubElement(parent, qn(name)), qn("c:numLit"))
    etree.SubElement(literal, qn("c:formatCode")).text = "General"
    _add(literal, "c:ptCount", str(len(numbers)))
    for i, number in enumerate(numbers):
        point = etree.SubElement(literal, qn("c:pt"), idx=str(i))
        etree.SubElement(point, qn("c:v")).text = f"{number:.6g}"


def format_places(series: Any, number: str) -> None:
    """The format of the numbers of the other axis; python-pptx gives them that of the values."""
    series._element.find(f"{qn('c:xVal')}//{qn('c:formatCode')}").text = number


def leave_out_of_legend(chart: Any, unseen: Sequence[int]) -> None:
    """Series that are not seen are not in the legend."""
    position = chart.legend._element.find(qn("c:legendPos"))
    for i in reversed(unseen):
        entry = etree.Element(qn("c:legendEntry"))
        _add(entry, "c:idx", str(i))
        _add(entry, "c:delete", "1")
        position.addnext(entry)


def name_years(chart: Any, years: int) -> None:
    """An axis of days that has its first day of each so many years named."""
    axis = chart._chartSpace.find(f".//{qn('c:dateAx')}")
    for name in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for old in axis.findall(qn(name)):
            axis.remove(old)
    for name, value in (("c:baseTimeUnit", "months"), ("c:majorUnit", str(years)), ("c:majorTimeUnit", "years")):
        _add(axis, name, value)


def name_every(chart: Any, nth: int) -> None:
    """An axis of names that has each nth named, without turning the words."""
    axis = chart._chartSpace.find(f".//{qn('c:catAx')}")
    after = axis.find(qn("c:noMultiLvlLbl"))
    for name in ("c:tickLblSkip", "c:tickMarkSkip"):
        element = etree.Element(qn(name), val=str(nth))
        if after is None:
            axis.append(element)
        else:
            after.addprevious(element)


def keep_words_level(axis: Any) -> None:
    """Names on an axis are never turned."""
    body = axis.tick_labels._element.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}")
    body.set("rot", "0")
    body.set("vert", "horz")


def make_logarithmic(axis: Any) -> None:
    """A scale on which twice and half as many are as far away."""
    scaling = axis._element.find(qn("c:scaling"))
    scaling.insert(0, etree.Element(qn("c:logBase"), val="10"))


def cross_at(axis: Any, base: float) -> None:
    """Where the axis of names, from which bars begin, crosses the axis of values."""
    names = axis._element.getparent().find(qn("c:catAx"))
    old = names.find(qn("c:crosses"))
    new = etree.Element(qn("c:crossesAt"), val=f"{base:g}")
    names.replace(old, new)


def describe(frame: Any, name: str, words: str) -> None:
    """The name of a shape and its text alternative."""
    about = frame._element.find(f".//{qn('p:cNvPr')}")
    about.set("name", name)
    about.set("descr", words)


def speak(root: Any, language: str) -> None:
    """Say of every text which language it is in, for those who have it read aloud or checked."""
    for run in (*root.iter(qn("a:r")), *root.iter(qn("a:fld"))):
        properties = run.find(qn("a:rPr"))
        if properties is None:
            properties = etree.Element(qn("a:rPr"))
            run.insert(0, properties)
        properties.set("lang", language)
    for name in ("a:endParaRPr", "a:defRPr"):
        for properties in root.iter(qn(name)):
            properties.set("lang", language)


def _add(parent: Any, name: str, value: str) -> None:
    etree.SubElement(parent, qn(name), val=value)
