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

DESK = """\
title: The code at the gate
sector: logistics
brief: Amara calls again.
caller:
  name: Amara
limits:
  no-guarantee: Never promise an hour.
clues:
  gate-code: The gate code changed in March.
  no-van: There is no van today.
articles:
  door-codes:
    title: Access codes
    text: |
      Codes change in March.

      Ask the driver.
    seconds: 25.5
    reveals: gate-code
  manners:
    title: How we speak
    text: Plainly.
departments:
  depot:
    title: Charlton depot
    answer: The van has gone.
    seconds: 90
    reveals: no-van
    takes-over: handed-on
  accounts:
    title: Accounts
promises:
  call-back:
    what: Ring Amara with a name.
    minutes: 2.5
    undone-by: no-van
  letter:
    what: Write to her.
pings:
  - from: Dana, Leeds
    text: Is it down for you too?
    after: 60
    until: 90.5
    seconds: 5
    reveals: no-van
  - from: Team
    text: There is cake.
    after: 20
returning:
  helped: again
  let-down: plan
  new: opening
  default: helped
scenes:
  opening:
    caller: Hello?
    replies:
      - say: [I'll ring you back., You'll hear from me., Two minutes.]
        technique: commit-time
        promises: call-back
        to: plan
      - say: The depot knows.
        technique: consult-department
        consults: depot
      - say: On Friday, then.
        technique: matched-remedy
        with: [later]
        promises: letter
        to: plan
  plan:
    caller: And?
    replies:
      - say: Here is the name.
        keeps: call-back
        when: [promised call-back, not kept letter and not missed call-back, was helped]
        to: [{scene: done, when: was let-down}, done]
  again:
    caller: It's me.
    replies: [{say: Hello again., to: done}]
  handed-on:
    caller: The depot?
    replies: [{say: It is., to: done}]
  done:
    caller: Thank you.
    end: resolved
"""


def place_of(text: str, mark: str) -> tuple[int, int]:
    """Return the line and column, from 1, at which `mark` first stands in `text`."""
    before = text[: text.index(mark)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
