"""The findings the rules rest on, by the key a rule names. Full references: docs/evidence.md."""

from typing import Final

SOURCES: Final = {
    "albulescu-2022": "Albulescu et al. 2022",
    "dixon-2010": "Dixon, Freeman & Toman 2010",
    "frantz-2005": "Frantz & Bennigson 2005",
    "halperin-2022": "Halperin, Ho, List & Muir 2022",
    "herhausen-2023": "Herhausen et al. 2023",
    "hulsheger-2011": "Hülsheger & Schewe 2011",
    "lewicki-2016": "Lewicki, Polin & Lount 2016",
    "maister-1985": "Maister 1985",
    "marinova-2018": "Marinova, Singh & Singh 2018",
    "packard-2018": "Packard, Moore & McFerran 2018",
    "packard-2021": "Packard & Berger 2021",
    "packard-2023": "Packard, Li & Berger 2023",
    "rafaeli-2012": "Rafaeli et al. 2012",
    "richmond-2012": "Richmond et al. 2012 (Project BETA)",
    "roschk-2013": "Roschk & Kaiser 2013",
    "roschk-2014": "Roschk & Gelbrich 2014",
    "victorino-2013": "Victorino, Verma & Wardell 2013",
    "you-2020": "You, Yang, Wang & Deng 2020",
    "yu-2021": "Yu, Berg & Zlatev 2021",
    "zhang-2018": "Zhang et al. 2018",
}
"""Short citations. Orderings rest on them; no number in the engine does."""
