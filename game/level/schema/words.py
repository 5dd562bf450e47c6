"""What editors show beside each key of a level file and of a pack, in the words of the docs."""

from collections.abc import Mapping
from typing import Final

from game.level.shape import blocks as shape

_WHEN: Final = "when: a condition such as `patience >= 45` or `knows CLUE`, or a list of them"
_CLUE: Final = "the name of a clue that is learned by"

LEVEL_NOTES: Final[Mapping[type, Mapping[str, str]]] = {
    shape.LevelFile: {
        "title": "the name of the call",
        "balance": "what the call promises of who wins: `random: wins at most 35 %`",
        "sector": "the line of business",
        "brief": "what the trainee reads before the call",
        "caller": "who calls",
        "scenes": "the moments of the call, by name; at least one has an `end`",
        "teaches": "the techniques the call is for",
        "minutes": "a good handle time in minutes, such as 6 or 4.5",
        "limits": "what the agent may not do: names, each with the text a trainee reads",
        "clues": "what the agent can find out: names, each with the text shown once it is learned",
        "start": "the scene the call begins with; the first one, if left out",
        "articles": "what can be looked up, by name",
        "departments": "who can be asked, by name",
        "promises": "what the agent may commit to, by name",
        "pings": "messages that come in during the call",
        "returning": "the scene the call opens with for callers who know us",
    },
    shape.CallerFile: {
        "name": "the caller's name",
        "temperament": "what kind of caller this is",
        "mood": "how they are when you pick up",
        "patience": "how much of it they begin with; at 0 they hang up",
        "satisfaction": "how they feel about you at the start",
        "model": "`off` if the caller is to react to nothing but the effects you state",
    },
    shape.SceneFile: {
        "caller": "what the caller says; the same always, or by mood",
        "replies": "what the agent may say",
        "burst": "what the caller goes on to say if the agent keeps listening",
        "end": "the call is over here; then the scene has no replies and no burst",
        "abusive": "`true` if the caller is being abusive here; only then does a boundary help",
        "thinking": "what goes through the caller's mind; shown afterwards, in the debrief",
    },
    shape.PieceFile: {
        "say": "what the caller says; a text, or by mood",
        "reveals": f"{_CLUE} hearing this",
    },
    shape.ReplyFile: {
        "say": "the agent's words, or a list of 2 to 5 phrasings of which each call has one",
        "technique": "what the words do; neutral, if left out",
        "with": "what the wording adds",
        "effect": "points it moves on top of what the technique does; rarely needed",
        "when": f"{_WHEN}; always offered, if left out",
        "reveals": f"{_CLUE} saying this",
        "breaks": "the name of a limit that is broken by saying this",
        "promises": "the name of a promise that is made by saying this",
        "keeps": "the name of a promise that is kept by saying this",
        "withdraws": "the name of a promise that is taken back by saying this",
        "consults": "the name of a department that is asked while the caller waits",
        "answer": "how the caller reacts before anything else is said; a text, or by mood",
        "to": "the scene where the call goes on, or a list of ways on, tried from the top; the "
        "call stays, if left out",
    },
    shape.ArrowFile: {
        "scene": "the scene where the call goes on",
        "when": f"{_WHEN}; always taken, if left out",
    },
    shape.EffectFile: {
        "patience": "points of patience, from -100 to 100",
        "satisfaction": "points of satisfaction, from -100 to 100",
        "tension": "points of tension, from -100 to 100; 20 are one mood",
        "heard": "points of having been heard, from -100 to 100",
    },
    shape.ArticleFile: {
        "title": "what the article is called",
        "text": "what the agent reads",
        "seconds": "how long reading it takes in the call",
        "reveals": f"{_CLUE} reading it",
    },
    shape.DepartmentFile: {
        "title": "what the department is called",
        "answer": "what they say when asked",
        "seconds": "how long asking them takes",
        "reveals": f"{_CLUE} asking them",
        "takes-over": "the scene where the call goes on once the caller was handed over",
    },
    shape.PromiseFile: {
        "what": 'who does what; it is read as "You promised: ..."',
        "minutes": "how long there is to keep it in this call; after the call, if left out",
        "undone-by": "the name of a clue that shows it could never be kept",
    },
    shape.PingFile: {
        "from": "who writes",
        "text": "what they write",
        "after": "how many seconds into the call it comes",
        "until": "it comes at this second at the latest",
        "seconds": "how long answering it takes",
        "reveals": f"{_CLUE} answering it",
    },
    shape.ReturningFile: {
        "helped": "the scene the call opens with for callers who were helped the last time",
        "let-down": "the same for callers who were let down",
        "new": "the same for callers we do not know",
        "default": "how they know us when nothing else is said",
    },
}

PACK_NOTES: Final[Mapping[type, Mapping[str, str]]] = {
    shape.PackFile: {
        "title": "what the pack is called",
        "levels": "the files of the calls, in the order of play; files in this folder",
        "balance": "what every call promises of who wins, where it does not say otherwise",
        "severity": "how bad what a check finds is here, by its code; `off` for not at all",
    },
    shape.EntryFile: {
        "file": "the file name of the level",
        "after": "files that have to be played to their end before this call opens",
        "remembers": "the earlier call of the same caller",
    },
    shape.RemembersFile: {
        "call": "the file name of the earlier call",
        "clues": "clues that are known from the start if they were learned then",
        "promises": "promises that are still to be kept if they were open then",
    },
}
