"""Whatever is typed as a name, what gets onto everybody's screen is harmless and fits."""

import unicodedata
from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.contest.identity.names import BadName, commitment, fit_name, new_salt, seat_name
from game.text import columns, has_hostile, is_blank, signs

KEPT = {
    "Latin": "José Núñez",
    "with a sign": "Anne-Marie O'Neil",
    "Polish": "Żaneta",
    "Vietnamese": "Nguyễn Thị Tuyết",
    "Turkish": "Işıl İlker",
    "German": "Groß",
    "Greek": "Νίκος",
    "Russian": "Ольга",
    "Arabic": "محمد علي",
    "Arabic with all its marks": "مُحَمَّدٌ",
    "Persian with a joiner": "می\u200cروم",
    "Urdu": "فاطمہ",
    "Hebrew with points": "שִׁרָה",
    "Hindi": "अमित कुमार",
    "Hindi with a joiner": "क्\u200dष",
    "Sinhala with a joiner": "ශ්\u200dරී",
    "Tamil": "தமிழ்",
    "Thai": "สมชาย ที่",
    "Burmese": "မြွှော့",
    "Tibetan": "བརྒྱུད",
    "Chinese": "李小龙",
    "Japanese": "さくら",
    "Korean": "김민준",
    "emoji": "😀🎉",
    "a family": "👨\u200d👩\u200d👧",
    "a heart on fire": "❤\ufe0f\u200d🔥",
    "a flag": "🇩🇪 Ada",
    "digits": "007",
    "as long as can be": "W" * 20,
    "as wide as can be": "龍" * 10,
    "markup": "[bold]",
    "not quite a seat": "Seat of 7",
    "a word that begins so": "Seattle",
}


@pytest.mark.parametrize("name", KEPT.values(), ids=KEPT)
def test_a_name_in_any_language_stays_as_it_is(name: str) -> None:
    assert fit_name(name) == name


BECOMES = {
    "  Ann \t\n Lee ": "Ann Lee",
    "Ann\xa0\u3000Lee": "Ann Lee",
    "Ａｎｎ": "Ann",
    "𝕬𝖓𝖓": "Ann",
    "ﬁona": "fiona",
    "Zoe\u0308": "Zoë",
    "Zoe\u200b\u0308": "Zoë",  # the letter and its mark come together
    "\u202eAnn": "Ann",  # turned round
    "A\u2066n\u2069n": "Ann",
    "A\u200bn\ufeffn": "Ann",
    "A\u200dnn\u200c": "Ann",  # joiners that join nothing
    "A\u00adnn": "Ann",
    "\x1b[31mAnn\x1b[0m": "Ann",
    "A\x00n\x07n": "Ann",
    "A\U000e0041nn": "Ann",
    "A\ud800nn": "Ann",
    "Ann\u2028Lee": "Ann Lee",
    "Ann\u2800": "Ann",  # drawn as nothing
    "Ann\u3164": "Ann",
    "Ann\ufe0f": "Ann",  # a style of what has none
    "\u0301Ann": "Ann",  # a mark on what stands before
    "Ann \u0301Lee": "Ann Lee",
    "Jos\u00b4": "Jos",  # an accent that became a space with a mark
    "❤\ufe0f\ufe0f": "❤\ufe0f",
    "❤\ufe00": "❤",  # a shape that no emoji has
    "Z\u0335o\u0308": "Z\u0335ö",  # a few marks stand
}


@pytest.mark.parametrize(("typed", "name"), BECOMES.items(), ids=map(ascii, BECOMES))
def test_what_acts_or_hides_is_taken_out(typed: str, name: str) -> None:
    assert fit_name(typed) == name


REFUSED = {
    "nothing": ("", "empty"),
    "spaces": (" \t\u3000", "empty"),
    "what hides": ("\u200b\u202e\u3164", "empty"),
    "a blank sign": ("\u2800", "empty"),
    "a mark": ("\u0301", "empty"),
    "vowels without a letter": ("\u1161\u1161", "empty"),
    "a column too many": ("W" * 21, "too long"),
    "a wide letter too many": ("龍" * 10 + "a", "too long"),
    "what becomes long": ("\ufdfa" * 2, "too long"),
    "a megabyte": ("a" * 1_000_000, "too long"),
    "a megabyte of nothing": ("\u200b" * 1_000_000, "too long"),
    "201 characters of nothing": ("a" + "\u200b" * 200, "too long"),
    "zalgo": ("A\u0335\u0321\u0316\u0317nn", "too many marks"),
    "zalgo at the end": ("Ann\u0316\u0317\u0318\u0319", "too many marks"),
    "a tower in Thai": ("ก" + "้" * 10, "too many marks"),
    "spacing marks": ("क" + "ा" * 7, "too many marks"),
    "rings": ("A" + "\u20dd" * 4, "too many marks"),
    "a heap of vowels": ("\u1100" + "\u1161" * 10, "too many marks"),
    "a seat": (seat_name(7), "Seat 7"),
    "a seat in capitals": ("SEAT 12", "Seat 7"),
    "a seat without a space": ("seat3", "Seat 7"),
    "a seat with a number sign": ("Seat #3", "Seat 7"),
    "a seat with letters for digits": ("Seat lO", "Seat 7"),
    "a seat in Cyrillic": ("Ѕеаt 7", "Seat 7"),
    "a seat in full width": ("Ｓｅａｔ　７", "Seat 7"),
    "a seat in Arabic digits": ("Seat \u0667", "Seat 7"),
    "a seat with an accent": ("Séat 7", "Seat 7"),
}


@pytest.mark.parametrize(("typed", "why"), REFUSED.values(), ids=REFUSED)
def test_a_name_that_cannot_be_one_is_refused(typed: str, why: str) -> None:
    # And says what to do.
    with pytest.raises(BadName, match=rf"{why}.*\. [A-Z].*\.$"):
        fit_name(typed)


def test_a_megabyte_is_refused_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("game.contest.identity.names._plain")
    with pytest.raises(BadName):
        fit_name("\ufdfa" * 1_000_000)


near_names = st.text(
    st.sampled_from(
        "aÅn \u3000ی\u0650क\u094d\u093c👨❤\ufe0e\ufe0f\u200c\u200d\u202e\u0301\u0316\u0345"
        "\u1100\u1161\u11a8\x1b[1m\u2800\u00b4ﷺ７Ｓeat\ufe00ำ\u0f71\u20dd"
    ),
    max_size=40,
)


@given(st.text(max_size=60) | near_names)
@example("\u0301\u00b4\u200d\u0301")
@example("a\u200b\u0316\u0301")
def test_a_name_is_fit_for_everybodys_screen(typed: str) -> None:
    try:
        name = fit_name(typed)
    except BadName:
        return
    assert fit_name(name) == name
    assert 0 < columns(name) <= 20
    assert not has_hostile(name)
    assert not is_blank(name)
    assert not {"\t", "\n"} & {*name}
    assert " ".join(name.split()) == name
    assert unicodedata.is_normalized("NFKC", name)
    assert unicodedata.category(name[0])[0] != "M"
    assert max(map(len, signs(name))) <= 6


@given(st.text(max_size=30), st.binary(min_size=16, max_size=16))
def test_a_commitment_is_that_of_salt_and_name(name: str, salt: bytes) -> None:
    assert commitment(name, salt) == sha256(salt + name.encode()).hexdigest()


def test_the_same_name_twice_has_two_commitments() -> None:
    one, other = new_salt(), new_salt()
    assert len(one) == len(other) == 16
    assert commitment("Ann", one) != commitment("Ann", other)
