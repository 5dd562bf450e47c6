"""Level files for tests: one that is right, and ways to spoil it."""

SMALL = """\
title: A small call
sector: retail
brief: Somebody calls.
caller:
  name: Ada
limits:
  no-refund: Never promise a refund.
clues:
  receipt: The receipt is lost.
scenes:
  opening:
    caller: Hello?
    replies:
      - say: How can I help?
        technique: clarify
        to: done
  done:
    caller: Thank you.
    end: resolved
"""

FULL = """\
title: The third missed delivery
sector: logistics
teaches: [listen, specific-apology]
minutes: 4.5
brief: |
  Amara Okafor has stayed at home.

  Three times.
caller:
  name: Amara Okafor
  temperament: blunt
  mood: angry
  patience: 60.5
  satisfaction: 25
  model: off
limits:
  no-guarantee: Never promise an hour.
clues:
  gate-code: The gate code changed in March.
start: opening
scenes:
  done:
    caller: Thanks. Bye.
    end: partly
  opening:
    caller: {upset: Three days., furious: Three days off work!}
    burst:
      - I sat by the window.
      - say: They changed the gate code.
        reveals: gate-code
    abusive: true
    thinking: I want one person to say it.
    replies:
      - say: I'm sorry we did that to you.
        technique: specific-apology
        with: [responsibility, repair]
        effect: {patience: -6, satisfaction: +2.125, tension: 3, heard: 0.5}
        when: [patience >= 45, not knows gate-code and turns > 1]
        reveals: gate-code
        breaks: no-guarantee
        answer:
          calm: Thank you.
          angry: Well.
        to: [{scene: done, when: satisfaction >= 60}, opening]
      - say: Hm.
"""


def place_of(text: str, mark: str) -> tuple[int, int]:
    """Return the line and column, from 1, at which `mark` first stands in `text`."""
    before = text[: text.index(mark)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
