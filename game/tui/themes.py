"""The colours of Callcraft, dark and light. Beside every colour stands a word or a sign."""

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="callcraft-dark",
    primary="#7cc4ff",
    secondary="#f2b27a",
    accent="#ffd479",
    success="#86d993",
    warning="#f0c560",
    error="#ff8c84",
    foreground="#dfe5ec",
    background="#121518",
    surface="#1a1d21",
    panel="#262a2e",
    dark=True,
    variables={
        "faint": "#8f9dab",
        "track": "#46525f",
        "line": "#46525f",
        "scrollbar": "#46525f",
        "scrollbar-hover": "#5d6b79",
        "scrollbar-active": "#7cc4ff",
        "scrollbar-background": "#1a1d21",
        "scrollbar-background-hover": "#1a1d21",
        "scrollbar-background-active": "#1a1d21",
        "patience": "#7cc4ff",
        "satisfaction": "#f2b27a",
        "mood-calm": "#86d993",
        "mood-uneasy": "#c5d780",
        "mood-upset": "#f0c560",
        "mood-angry": "#ffa26b",
        "mood-furious": "#ff8c84",
    },
)

LIGHT: Final = Theme(
    name="callcraft-light",
    primary="#0a55a0",
    secondary="#8f4300",
    accent="#7a5200",
    success="#1b6f34",
    warning="#7a5200",
    error="#b3261e",
    foreground="#20262d",
    background="#faf9f5",
    surface="#f1efe8",
    panel="#e5e2d8",
    dark=False,
    variables={
        "faint": "#5f6872",
        "track": "#b9b7ae",
        "line": "#b9b7ae",
        "scrollbar": "#b9b7ae",
        "scrollbar-hover": "#9b998f",
        "scrollbar-active": "#0a55a0",
        "scrollbar-background": "#f1efe8",
        "scrollbar-background-hover": "#f1efe8",
        "scrollbar-background-active": "#f1efe8",
        "patience": "#0a55a0",
        "satisfaction": "#8f4300",
        "mood-calm": "#1b6f34",
        "mood-uneasy": "#556600",
        "mood-upset": "#7a5200",
        "mood-angry": "#a04000",
        "mood-furious": "#b3261e",
    },
)

THEMES: Final = (DARK, LIGHT)


def other(name: str) -> str:
    """Return the name of the theme that is not the one named."""
    return LIGHT.name if name == DARK.name else DARK.name
