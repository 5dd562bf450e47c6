"""Names that are the same to the eye have the same key, so that only one of them gets in.

The tables are our own. They hold what somebody can type who wants to pass for another, taken from
Unicode's list of look-alikes (Unicode Technical Standard 39, confusables.txt 15.1), in the scripts
whose letters look like Latin ones: 200 letters of 9,600, and no mathematical ones, which are made
plain before. CONTRIBUTING.md, "Libraries", says which library was weighed.
"""

import re
import unicodedata
from typing import Final

_LATIN: Final = (
    "ꝛƨɜȝʒꝫƽȣꝯƅꞵʝıɪɩǀʀꭓɑᴄꬵɡᶃƍᴏᴑꬽꭇꭈꜱꞟᴜꭎꭒʋᴠɯᴡɣᶌʏꭚᴢ",
    "223333s89bbjiiilrxacfgggooorrsuuuuuvwwyyyyz",
)
_GREEK: Final = ("αβεϝηϳικμϻνορτχυζσγ", "abefhjikmmnoptxyzoy")
_CYRILLIC: Final = ("ꙅзӡаьвсеԍнјкіӏморѕтѵԝхуүбԁҽһꙇԛгѡ", "233abbceghjkiimopstvwxyy6dehiqrw")
_ARMENIAN: Final = ("օտսքցհոռգզա", "osufghnnqqw")
_COPTIC: Final = ("ϩⳍⳓⳋⲥⲏⲕⲓⳑⲙⲛⲟⲣⲧⲭⲩⲅ", "2369chkilmnoptxyr")
# Small letters of Cherokee are made capitals where case goes.
_CHEROKEE: Final = ("ᏎᏮᎪᏏᏴᏟᏧᎠᎬᏀᏳᏂᎻᎥᎫᏦᏞᎷᏢᎡᏒᏕᏚᎢᏙᎳᏔᎩᎽᏃᎱ", "46abbcddegghhijklmprrsstvwwyyzr")
_LISU: Final = ("ꓮꓐꓚꓒꓓꓰꓝꓖꓧꓙꓗꓲꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ", "abcddefghjkilmnoprstuvwxyz")
# Keyboards of Arabic, Persian and Urdu have signs of their own for the same letters and digits.
_ARABIC: Final = ("يىكہە۰۱۲۳۴۵۶۷۸۹", "ییکهه٠١٢٣٤٥٦٧٨٩")
# Katakana that look like Chinese characters, and the one that looks like hiragana.
_JAPANESE: Final = ("エカタトニハロヘ", "工力夕卜二八口へ")
# ş and ș, ǎ and ă.
_MARKS: Final = ("\u0327\u030c", "\u0326\u0306")
# Quotes and dashes, as one keyboard or another writes O'Neil and Anne-Marie.
_SIGNS: Final = ("\u2018\u2019\u02bc\u02b9`\u2010\u2012\u2013\u2014\u2212", "'''''-----")

_TABLES: Final = (
    _LATIN,
    _GREEK,
    _CYRILLIC,
    _ARMENIAN,
    _COPTIC,
    _CHEROKEE,
    _LISU,
    _ARABIC,
    _JAPANESE,
    _MARKS,
    _SIGNS,
)

_LOOKS: Final = {
    place: look for alike, looks in _TABLES for place, look in str.maketrans(alike, looks).items()
}

_SAME_SIGN: Final = str.maketrans("ij10|", "ljlol")
"""I, l and 1 cannot be told apart, nor can O and 0. Case does not count, so i goes with I: "Ali"
keeps an "All" out, which costs somebody another name, and nobody a place."""

_SMALL_GREEK: Final = str.maketrans("νυ", "vu")
"""The two letters that look like one Latin letter when small and like another as capitals."""

_LATIN_LETTER: Final = re.compile("[A-Za-z]")

_UNSEEN: Final = re.compile("[\\s\u200c\u200d\ufe00-\ufe0f]")
"""Spaces, joiners and styles of emoji: as good as nothing between two names."""

_DOT_ON_I: Final = re.compile("(?<=[lj])\u0307")
"""A dot above what has one anyway: the Turkish capital İ without its case."""


def look_alike(name: str) -> str:
    """Return a key that is equal for names that differ in case, in spaces or not to the eye.

    Accents count: José is not Jose. So do letters side by side: rn is not m. In a name that has
    Latin letters a Greek nu or upsilon is read as it looks, so that there its case does count.
    """
    text = unicodedata.normalize("NFKD", name)
    if _LATIN_LETTER.search(text):
        text = text.translate(_SMALL_GREEK)
    seen = _UNSEEN.sub("", text.casefold()).translate(_LOOKS).translate(_SAME_SIGN)
    return _DOT_ON_I.sub("", seen)
