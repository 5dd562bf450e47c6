"""Two levels in which nothing is to be found: one with the caller model, one without it."""

from typing import Final

MODELLED: Final = """\
title: Five chairs out of six
sector: retail
teaches: [acknowledge-feeling, specific-apology, commit-time]
minutes: 4
brief: Rosa Lind ordered six chairs. Five have come.
caller:
  name: Rosa Lind
  temperament: blunt
  mood: angry
  patience: 60
  satisfaction: 30
limits:
  no-gifts: Nothing is given away without a supervisor.
clues:
  party: Her mother turns eighty on Saturday.
promises:
  ring-back:
    what: Ring back about the chair.
    minutes: 5
scenes:
  opening:
    caller: Five chairs. I paid for six, and five is what I have.
    burst:
      - say: It's my mother's eightieth on Saturday. Who is going to stand?
        reveals: party
    replies:
      - say: Well, five is nearly six. That is not so bad, is it?
        technique: dismiss
        answer: Nearly six. Would you say that to your mother?
        to: cross
      - say: You paid for a whole table and somebody is left standing. I'd be cross too.
        technique: acknowledge-feeling
        answer: Yes. That is just it.
        to: story
      - say: I could send a voucher, or a new order form.
        technique: offer-options
        answer: I don't want a form.
        to: story
  cross:
    caller: I'd like somebody who listens, please.
    replies:
      - say: I'm sorry I made light of it, when you'd paid for six.
        technique: specific-apology
        answer: All right. Go on, then.
        to: story
      - say: Then ring somebody else.
        technique: argue
        to: lost
  story:
    caller: So where is the sixth one?
    replies:
      - say: I'm sorry. We packed five into that lorry and told you it was six.
        technique: specific-apology
        answer: Thank you for saying so.
        to: plan
      - say: Have the next three chairs on the house.
        technique: bend-policy
        breaks: no-gifts
        answer: Really? Well, that is something.
        to: plan
      - say: Our records say that six left the house, madam, and records do not lie.
        technique: argue
        answer: Then your records are wrong.
        to: lost
  plan:
    caller: And how do I get it by Saturday?
    replies:
      - say: It is what it is.
        technique: dismiss
        answer: Is it.
        to: lost
      - say: The workshop has one. I ask them now and tell you the hour before we hang up.
        technique: commit-time
        promises: ring-back
        answer: Before we hang up. Good.
        to: hour
      - say: For Saturday, for your mother. I drive it over on Friday night, at six.
        technique: matched-remedy
        when: knows party
        answer: You would do that?
        to: hour
  hour:
    caller: And when is that?
    replies:
      - say: Friday at six it is, at your door. That was the hour I owed you.
        technique: confirm-resolution
        keeps: ring-back
        answer: Friday at six.
        to: done
      - say: Some time soon, I should think.
        technique: recite-script
        answer: Some time.
        to: [{scene: half, when: satisfaction >= 40}, lost]
  done:
    caller: Thank you. Six chairs. Goodbye.
    end: resolved
  half:
    caller: Well. I hope so. Goodbye.
    end: partly
  lost:
    caller: I'll try somewhere else.
    end: unresolved
"""

STATED: Final = """\
title: A hat in the wrong blue
sector: retail
brief: Otto Berg ordered a hat for a wedding.
caller:
  name: Otto Berg
  patience: 50
  satisfaction: 50
  model: off
limits:
  no-cash: No cash back without the receipt.
clues:
  wedding: The wedding is tomorrow.
scenes:
  opening:
    caller: This is not the blue I ordered.
    replies:
      - say: Which blue was it to be?
        effect: {patience: -5, satisfaction: +5}
        to: blue
      - say: Blue is blue, isn't it, and a hat is a hat?
        effect: {patience: -20, satisfaction: -10}
        to: blue
      - say: I see the order here. Tell me what it is for.
        effect: {patience: +5, satisfaction: +5}
        reveals: wedding
        to: blue
  blue:
    caller: It was to be like the sea at noon.
    replies:
      - say: I'll post you another one, and you send me back this one when it suits you.
        effect: {satisfaction: +5}
        to: [{scene: good, when: satisfaction >= 60}, bad]
      - say: For tomorrow I'd send it by bicycle.
        effect: {satisfaction: +15}
        when: knows wedding
        to: good
      - say: Take the money back, out of my own till.
        effect: {patience: +10, satisfaction: +10}
        breaks: no-cash
        to: [{scene: good, when: satisfaction >= 65}, bad]
      - say: We only have that one, so it will have to do.
        effect: {patience: -20, satisfaction: -20}
        when: patience >= 40
        to: bad
  good:
    caller: That is kind. Goodbye.
    end: resolved
  bad:
    caller: Then I'll wear none.
    end: unresolved
"""
