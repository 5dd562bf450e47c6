"""Two names that nobody can tell apart have one key, and others have two."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.contest.identity.look_alikes import look_alike

ALIKE = [
    ("Ann", "ann"),
    ("Ann", "ANN"),
    ("Ann", "Αnn"),  # Greek
    ("Ann", "Аnn"),  # Cyrillic
    ("ANN", "ΑΝΝ"),  # all of it Greek
    ("Ivan", "Iνan"),  # small nu
    ("Nina", "Νina"),  # capital nu
    ("Yves", "Υves"),  # capital upsilon
    ("Bruno", "Brυno"),  # small upsilon
    ("Peter", "Реtеr"),
    ("COBPEMEHHO", "СОВРЕМЕННО"),
    ("Tom", "Тот".replace("т", "m")),
    ("Olga", "օlga"),  # Armenian
    ("Anna", "ꓮnna"),  # Lisu
    ("Osman", "Ⲟsman"),  # Coptic
    ("Mara", "Ꮇara"),  # Cherokee
    ("Bo1", "BoI"),
    ("Bo1", "Bol"),
    ("Bo1", "Bo|"),
    ("B0b", "Bob"),
    ("O2", "02"),
    ("Ann", "Ａｎｎ"),  # full width
    ("Ann", "𝐀𝓷𝖓"),
    ("Max", "ℳax"),
    ("isa", "ısa"),  # the dotless i
    ("ilker", "İlker"),  # the capital with a dot
    ("Ilker", "İlker"),
    ("Groß", "GROSS"),
    ("Groß", "GROẞ"),
    ("Νίκος", "ΝΊΚΟΣ"),
    ("Υβόννη νυ", "ΥΒΌΝΝΗ ΝΥ"),
    ("Ann Lee", "AnnLee"),
    ("Ann", "Ann\ufe0f"),
    ("می\u200cروم", "میروم"),
    ("علي", "علی"),  # Arabic and Persian keyboards
    ("كمال", "کمال"),
    ("A ۱۲", "A ١٢"),
    ("Ştefan", "Ștefan"),
    ("Zoë", "Zoe\u0308"),
    ("O'Neil", "O\u2019Neil"),
    ("Anne-Marie", "Anne\u2011Marie"),
    ("❤", "❤\ufe0f"),
    ("ロ", "口"),
]

APART = [
    ("José", "Jose"),
    ("Żak", "Zak"),
    ("Ångström", "Angstrom"),
    ("Amy", "Arny"),
    ("modern", "modem"),
    ("Eva", "Ena"),  # which a nu must not bring together
    ("Uma", "Yma"),  # nor an upsilon
    ("Ravi", "Gavi"),
    ("Tim", "Tom"),
    ("Ann", "Anne"),
    ("Ann", "Ann2"),
    ("Bo2", "BoZ"),
    ("Иван", "Иса"),
    ("Νίκος", "Νικος"),
    ("علی", "عمر"),
    ("अमित", "अमिता"),
    ("李", "季"),
    ("😀", "😁"),
    ("Straße", "Strase"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=ascii)
def test_names_that_look_the_same_have_one_key(one: str, other: str) -> None:
    assert one != other
    assert look_alike(one) == look_alike(other)


@pytest.mark.parametrize(("one", "other"), APART, ids=ascii)
def test_names_that_can_be_told_apart_have_two(one: str, other: str) -> None:
    assert look_alike(one) != look_alike(other)


near_look_alikes = st.text(st.sampled_from("AaIiİıLl1|Оо0OoΝnVvΣσςßẞŞşſK\u0307\u0327\u0345µΜ Ꭰꭰ"))


@given(st.text() | near_look_alikes)
def test_case_does_not_count(typed: str) -> None:
    name = unicodedata.normalize("NFKC", typed)  # as every name is
    # But for what looks like one Latin letter when it is small, and like another as a capital.
    assume(not {*"νυ"} & {*unicodedata.normalize("NFKD", name.lower())})
    cases = (name.upper(), name.lower(), name.casefold(), name.swapcase(), name.title())
    assert {look_alike(each) for each in cases} == {look_alike(name)}


@given(st.text() | near_look_alikes, st.integers(0, 100))
def test_spaces_do_not_count(name: str, place: int) -> None:
    # Not before a mark: a space would be what it is drawn onto, and change the letter.
    assume(not any(map(unicodedata.combining, unicodedata.normalize("NFKD", name))))
    assert look_alike(f"{name[:place]} {name[place:]}") == look_alike(name)


@given(st.text() | near_look_alikes)
def test_writing_a_letter_in_parts_does_not_count(name: str) -> None:
    forms = [unicodedata.normalize(form, name) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    assert {look_alike(each) for each in forms} == {look_alike(name)}


def test_no_two_latin_letters_become_one_but_those_that_look_it() -> None:
    keys = [look_alike(letter) for letter in "abcdefghjkmnopqrstuvwxyzil123456789"]
    assert len({*keys}) == len(keys) - 2
    assert look_alike("i") == look_alike("l") == look_alike("1")
