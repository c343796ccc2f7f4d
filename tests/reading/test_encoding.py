"""Bytes become text in one way only: UTF-8; anything else is told with what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.errors import DataError, MissingFileError, UnreadableFileError
from jarfalla_data.reading.files import decode, folder_signature, list_folder, read_bytes
from tests.factories import PROPERTY

WORDS = "id,name\n1,Åkermyntan på ön\n"


def test_utf_8_is_read_as_it_is():
    assert (decode(WORDS.encode()).utf8, decode(WORDS.encode()).encoding) == (WORDS.encode(), "UTF-8")


def test_a_byte_order_mark_is_told_and_is_no_part_of_the_text():
    decoded = decode(WORDS.encode("utf-8-sig"))
    assert (decoded.utf8, decoded.encoding) == (WORDS.encode(), "UTF-8 (BOM)")


def test_windows_1252_is_told_with_the_line_of_the_first_fault():
    with pytest.raises(UnreadableFileError, match=r"\b2\b") as caught:
        decode(WORDS.encode("cp1252"))
    assert "CSV UTF-8" in caught.value.say("sv")


def test_the_line_of_the_first_fault_counts_the_lines_before_it():
    with pytest.raises(UnreadableFileError, match=r"\b5\b"):
        decode(b"a\n\n\r\nb\n\xe5\n\xe4\n")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_told_with_and_without_a_mark(encoding):
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        decode(WORDS.encode(encoding))


def test_a_file_with_nul_bytes_is_told():
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        decode(b"a,b\n1,\x002\n")


def test_a_file_cut_inside_a_letter_is_told():
    with pytest.raises(UnreadableFileError, match=r"\b2\b"):
        decode("a,b\n1,å".encode()[:-1])


@PROPERTY
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\ufeff")), st.booleans())
def test_not_a_byte_of_a_text_is_lost(text, with_mark):
    assert decode(text.encode("utf-8-sig" if with_mark else "utf-8")).utf8 == text.encode()


@PROPERTY
@given(st.binary())
def test_whatever_the_bytes_the_answer_is_utf_8_or_a_sentence(raw):
    try:
        decoded = decode(raw)
    except UnreadableFileError:
        return
    assert raw.endswith(decoded.utf8)
    assert decoded.utf8.decode("utf-8") == raw.decode("utf-8-sig")


def test_a_missing_file_is_told_apart_from_an_unreadable_one(tmp_path):
    with pytest.raises(MissingFileError):
        read_bytes(tmp_path / "incidents.csv")
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(tmp_path)
    assert not isinstance(caught.value, MissingFileError)


def test_a_folder_name_too_long_for_the_system_is_told(tmp_path):
    with pytest.raises(DataError) as caught:
        list_folder(tmp_path / ("x" * 5000))
    assert "gick inte att läsa" in caught.value.say("sv")


def test_the_signature_of_a_folder_changes_with_its_files_and_only_then(tmp_path):
    empty = folder_signature(tmp_path)
    (tmp_path / "a.csv").write_text("1")
    one = folder_signature(tmp_path)
    assert one == folder_signature(tmp_path)
    (tmp_path / "a.csv").write_text("12")
    assert len({empty, one, folder_signature(tmp_path)}) == 3


def test_the_signature_of_a_folder_that_is_not_there_is_empty(tmp_path):
    assert folder_signature(tmp_path / "none") == ()
