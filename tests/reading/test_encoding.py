"""Bytes become text as UTF-8, UTF-16 or Windows-1252, and what was no more than likely is told."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from itertools import product

import pytest
from charset_normalizer import from_bytes
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.errors import DataError, MissingFileError, UnreadableFileError
from jarfalla_data.reading.encoding import decode
from jarfalla_data.reading.files import folder_signature, list_folder, read_bytes
from tests.factories import PROPERTY

WORDS = "id,name\n1,Åkermyntan på ön\n"


def test_utf_8_is_read_as_it_is():
    assert (decode(WORDS.encode()).utf8, decode(WORDS.encode()).encoding) == (WORDS.encode(), "UTF-8")


def test_a_byte_order_mark_is_told_and_is_no_part_of_the_text():
    decoded = decode(WORDS.encode("utf-8-sig"))
    assert (decoded.utf8, decoded.encoding) == (WORDS.encode(), "UTF-8 (BOM)")


def test_windows_1252_is_read_and_told_with_the_way_to_mend_it():
    decoded = decode(WORDS.encode("cp1252"))
    assert (decoded.utf8, decoded.encoding) == (WORDS.encode(), "Windows-1252")
    assert decoded.note is not None
    assert all(words in decoded.note.say("sv") for words in ("Windows-1252", "å, ä och ö", "CSV UTF-8"))


def test_windows_1252_is_found_by_a_letter_far_down_in_the_file():
    text = "id,name\n" + "1,a\n" * 50_000 + "2,å"
    assert decode(text.encode("cp1252")).utf8 == text.encode()


@pytest.mark.parametrize("text", ["a–b", "20 °C", "ÅÄÖ åäö é", "É", "Järfälla ”å”"])
def test_what_swedes_write_is_read_as_windows_1252(text):
    assert decode(text.encode("cp1252")).utf8 == text.encode()


@pytest.mark.parametrize(("codec", "name"), [("cp850", "MS-DOS"), ("mac_roman", "Macintosh")])
def test_what_was_saved_for_another_system_is_refused_with_the_question(codec, name):
    with pytest.raises(UnreadableFileError) as caught:
        decode(WORDS.encode(codec))
    assert f"{name}?" in caught.value.say("sv")


CODE_PAGES = {"cp1252": "Windows-1252", "cp850": "MS-DOS", "mac_roman": "Macintosh"}
CORPUS = (
    "händelse;inträffade;kategori;källa\n1;2023-03-04;fire;police_event\n",
    "område\nKallhäll\nViksjö\nSkälby\nSöderhöjden\n",
    "OMRÅDE\nKALLHÄLL\nVIKSJÖ\n",
    "Brottskod klartext;Län\n" + "Skadegörelse, bilbrand eller brand på annat motorfordon;Stockholms Län\n" * 20,
    "Brottskod klartext\nÖverlåtelse av narkotika\nVåld mot tjänsteman, mot polisman\n",
    "id;name\n" + "1;abc\n" * 200 + "2;å\n",
    "plats\nÖstra torget\n",
    "plats\nBro å\n",
    "namn\nCafé\n",
    "namn\nMüller och Åsa\n",
    "text\n”Säg”\n",
    "text\nSkadegörelse…\nStöld…\nBok…\n",
    "ålder\n25–44 år\n",
    "text\nJohn’s och Åsas\n",
    "antal\nfler än 1\u00a0000\n",
)


def whose(raw: bytes) -> str:
    """The code page that a file is read in, or refused for."""
    try:
        return decode(raw).encoding
    except UnreadableFileError as error:
        return str(error.message.values.get("other"))


def test_of_the_code_pages_of_spreadsheets_the_right_one_is_found_more_often_than_by_general_detection():
    """Made files as Swedish spreadsheets save them, in each code page that can write them.

    | code page    | files | found here | found by charset-normalizer 3.5, restricted to the three |
    |---           |   ---:|        ---:|                                                      ---:|
    | Windows-1252 |    15 |         15 |                                                       13 |
    | MS-DOS       |    11 |         11 |                                                        5 |
    | Macintosh    |    15 |         13 |                                                        4 |

    What is not found here is refused with the question; general detection takes the other code page without a word.
    """
    ours, theirs = Counter(), Counter()
    for text, (codec, name) in product(CORPUS, CODE_PAGES.items()):
        with suppress(UnicodeEncodeError):  # MS-DOS has no ”, … and –
            raw = text.encode(codec)
            best = from_bytes(raw, cp_isolation=list(CODE_PAGES)).best()
            ours[name] += whose(raw) == name
            theirs[name] += best is not None and str(best) == text
            assert (whose(raw) == "Windows-1252") == (codec == "cp1252")
    assert ours == {"Windows-1252": 15, "MS-DOS": 11, "Macintosh": 13}
    assert theirs < ours


def test_a_damaged_letter_in_utf_8_is_told_and_not_read_as_windows_1252():
    with pytest.raises(UnreadableFileError, match=r"\b3\b"):
        decode("å\nä\n".encode() + b"\xc3\n")


def test_bytes_that_are_in_no_encoding_are_told_with_their_line():
    with pytest.raises(UnreadableFileError, match=r"\b5\b"):
        decode(b"a\n\n\r\nb\n\x81\n\xe4\n")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_with_its_mark_and_without_it_told(encoding):
    marked, bare = decode(f"\ufeff{WORDS}".encode(encoding)), decode(WORDS.encode(encoding))
    assert (marked.utf8, marked.encoding, marked.note) == (WORDS.encode(), "UTF-16 (BOM)", None)
    assert (bare.utf8, bare.encoding) == (WORDS.encode(), "UTF-16")
    assert bare.note is not None
    assert "UTF-16" in bare.note.say("en")


@pytest.mark.parametrize("raw", [WORDS.encode("utf-16")[:-1], WORDS.encode("utf-32"), b"\xff\xfe\x00\xd8"])
def test_utf_16_that_is_cut_or_holds_no_text_is_told(raw):
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        decode(raw)


def test_a_file_with_nul_bytes_is_told():
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        decode(b"a,b\n1,\x002\n")


def test_an_old_workbook_or_one_with_a_password_is_told_with_the_way_to_mend_it():
    with pytest.raises(UnreadableFileError) as caught:
        decode(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    assert ".xlsx utan lösenord" in caught.value.say("sv")


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
    codec = {"Windows-1252": "cp1252", "UTF-16": "utf-16-" + ("le" if raw[:1] != b"\0" else "be")}
    codec |= {"UTF-8": "utf-8", "UTF-8 (BOM)": "utf-8-sig", "UTF-16 (BOM)": "utf-16"}
    assert decoded.utf8.decode("utf-8") == raw.decode(codec[decoded.encoding])
    assert (decoded.note is None) == (decoded.encoding in ("UTF-8", "UTF-8 (BOM)", "UTF-16 (BOM)"))


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
