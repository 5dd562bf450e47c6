"""A call whose caller speaks a language that is written with joiners is as sound as any."""

from pathlib import Path
from typing import Final

from game.check.checks import check_files

PERSIAN: Final = """\
title: The late parcel
sector: logistics
teaches: [acknowledge-feeling, commit-time]
minutes: 4
brief: |
  Nora Falk waits for a parcel. You can ring the depot.

caller:
  name: Nora Falk
  temperament: even
  mood: upset
  patience: 65
  satisfaction: 40

limits:
  no-guarantee: Never promise a day nobody has confirmed.

clues:
  gift: It is a gift for Saturday.

scenes:
  opening:
    caller: My parcel was to come on Monday.
    burst:
      - say: It is a gift, for Saturday.
        reveals: gift
    replies:
      - say: A gift for Saturday, and it isn't there. That would worry me, too.
        technique: acknowledge-feeling
        when: knows gift
        answer: It does.
        to: plan
      - say: So it was to come on Monday, and nobody told you why not.
        technique: paraphrase
        answer: Nobody.
        to: plan
      - say: Parcels are late now and then.
        technique: dismiss
        answer: Mine is.
        to: plan

  plan:
    caller: So what happens now?
    replies:
      - say: It will be with you tomorrow, I promise you that.
        technique: over-promise
        breaks: no-guarantee
        answer: Good.
        to: done
      - say: I ring the depot and call you back by four.
        technique: commit-time
        answer: By four.
        to: [{scene: done, when: heard >= 10}, halfway]
      - say: You'd have to wait, like everybody.
        technique: dismiss
        to: gone

  done:
    caller: ممنون، می\u200cروم. 👩\u200d🚒
    end: resolved
  halfway:
    caller: We'll see.
    end: partly
  gone:
    caller: Goodbye.
    end: unresolved
"""


def test_a_word_written_with_a_joiner_is_found_sound(tmp_path: Path) -> None:
    level = tmp_path / "parcel.yaml"
    level.write_text(PERSIAN, encoding="utf-8")
    assert check_files((level,)) == ()
