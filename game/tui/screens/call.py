"""The call itself: keys and clicks become actions, and the clock runs."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.events import Key, Paste, Resize

from game.play import call_notices
from game.play.line import CallLine
from game.play.panels import Turning, possible
from game.record.attempt import LiveCall
from game.tui import query
from game.tui.level_list import Entry
from game.tui.run_context import RunContext
from game.tui.screens import call_keys
from game.tui.screens.call_view import CallView
from game.tui.screens.footed import SMALL
from game.tui.screens.leave import LeaveScreen, Leaving
from game.tui.screens.messages import KeepCall, LeaveProgram, LookBack, ToMenu
from game.tui.widgets.choice import Choice
from game.tui.widgets.choice_list import ChoiceList
from game.tui.widgets.conversation import Conversation
from game.tui.widgets.desk_panel import DeskPanel
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.notes import Notes
from game.tui.widgets.option_list import OptionList
from game.tui.widgets.reply_list import ReplyList
from game.tui.widgets.too_small import too_small
from game.view.actions import FACTS, Action
from game.view.commands import (
    Act,
    Answered,
    AnswerMessage,
    CutIn,
    GiveReply,
    HearOut,
    KeepListening,
    ParkMessage,
    PickUp,
    PutDown,
    WaitOut,
)
from game.view.words import practice_words

TICK: Final = 0.1
"""Seconds between two looks at the clock. How much time has passed is measured, not counted."""

_TAKEN_UP: Final = "You are where you were when the game was cut off."


def _binding(action: Action, does: str) -> Binding:
    """Return the key of an action, bound to what does it on this screen."""
    return Binding(FACTS[action].key, does, FACTS[action].key_label, show=False)


class CallScreen(CallView):
    """Turns keys into commands and lets time pass.

    `live`: the call as it is kept, None for practice, which is not. `taken_up`: whether it is a
    call that was cut off, and goes on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"reply({number})", "reply", show=False) for number in range(1, 10)),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("enter", "go_on", "go on", show=False),
        _binding(Action.LISTEN, "listen"),
        _binding(Action.INTERRUPT, "cut_in"),
        _binding(Action.HOLD, "turn('HOLD')"),
        _binding(Action.LOOK_UP, "turn('LOOK_UP')"),
        _binding(Action.CONSULT, "turn('COLLEAGUES')"),
        Binding("escape,left", "turn_back", "back", show=False),
        _binding(Action.ATTEND, "attend"),
        _binding(Action.PARK, "park"),
        Binding("o", "other_message", "another message", show=False),
        Binding("n", "notes", "notes", show=False),
        Binding("pageup", "scroll_talk(-1)", "earlier", show=False),
        Binding("pagedown", "scroll_talk(1)", "later", show=False),
    ]

    def __init__(  # noqa: PLR0913 - a call that is practised has none of the last three
        self,
        context: RunContext,
        entry: Entry,
        line: CallLine,
        live: LiveCall | None = None,
        faded: int = 0,
        *,
        taken_up: bool = False,
    ) -> None:
        super().__init__(context, entry, line, faded)
        self._live = live
        self._over = False
        self._reported = False
        self._taken_up = taken_up
        self._held = call_keys.HeldKeys(context.now)

    def on_mount(self) -> None:
        """Pick up, where that is still to do, and look at the clock from now on."""
        # The clock runs from when this screen is in front (`on_screen_resume`): what it takes to be
        # drawn is nobody's silence. A call that was cut off is followed already, in its own file.
        self.line.pause()
        if self._live is not None and not self._taken_up:
            self.context.records.follow(self._live)
        if not self.view.answered:
            self.line.send(PickUp())
        self.show()
        if words := self.first_words():
            self.notice(words)
        self.set_interval(TICK, self._tick)

    def first_words(self) -> str | None:
        """Return what has to be known of this call before anything is done in it."""
        move = self.view.practice
        if move is not None:
            return practice_words(move)
        return _TAKEN_UP if self._taken_up else None

    def is_meant(self, key: str) -> bool:
        """Return whether a key keeps its own meaning while the caller speaks."""
        return call_keys.is_meant(key, self.guard)

    def on_screen_resume(self) -> None:
        """Let the clock run on when this screen is in front again."""
        if not too_small(self.size):
            self.line.resume()

    def on_screen_suspend(self) -> None:
        """Stop the clock while help or a question is in front."""
        self.line.pause()

    def on_resize(self, event: Resize) -> None:
        """On a screen too small to see, the call waits."""
        if too_small(event.size):
            self.line.pause()
        elif self.is_active:
            self.line.resume()

    def on_key(self, event: Key) -> None:
        """While the caller is speaking, let any key without its own meaning hear them out.

        While something is searched for, letters go there and do nothing else.
        """
        # Here, and not only in the base class: its handler is not called for a key that stops here.
        # Every key has to be seen by `is_held`, or one in between would not end the holding.
        self.query_one(KeyLine).go_on()
        held = self._held.is_held(event.key)
        if self.has_class(SMALL):
            return
        hushes = self.view.speaking and not self.is_meant(event.key)
        searches = not hushes and self.searching and not call_keys.passes_search(event.key)
        # A key that stops here reaches no binding.
        if hushes or searches or (held and call_keys.does_once(event.key)):
            event.stop()
            event.prevent_default()
        if hushes and not held:
            self._hear_out()
        if searches:
            self._search(event, held=held)

    def on_paste(self, event: Paste) -> None:
        """Put a pasted text into the search."""
        if self.searching and not self.has_class(SMALL):
            self.query_typed = query.pasted(self.query_typed, event.text)
            self.show()

    def on_replies_hushed(self) -> None:
        """Take a click below for a key."""
        if self.view.speaking:
            self._hear_out()
        elif self.view.over:
            self.action_go_on()

    def on_choice_chosen(self, chosen: Choice.Chosen) -> None:
        """Give the reply in that row."""
        self._say(chosen.place)

    def on_desk_panel_picked(self, picked: DeskPanel.Picked) -> None:
        """Do what was clicked."""
        self._pick(picked.does)

    def action_reply(self, number: int) -> None:
        """Give the reply with that number, or do what has it in a panel."""
        if self.panel is None:
            self._say(number - 1)
            return
        for option in self.panel.options:
            if option.sign == str(number):
                self._pick(option.does)

    def action_move(self, by: int) -> None:
        """Mark another row."""
        self._rows().move(by)

    def action_go_on(self) -> None:
        """Do what is marked, or look back once the call is over."""
        row = self._rows().marked
        if self.view.ended and self.guard.settled:
            self._look_back()
        elif self.view.errand is not None:
            self._pick(WaitOut())
        elif self.panel is not None and row and row.place < len(self.panel.options):
            self._pick(self.panel.options[row.place].does)
        elif self.panel is None and row:
            self._say(row.place)
        elif self.guard.ready:
            self.notice(self._how_to_choose())

    def action_listen(self) -> None:
        """Keep listening."""
        # What is possible may have changed since the last tick.
        # Asked before the look: what ends or closes only just now takes no key away.
        ready = self.guard.ready
        self.line.look()
        if ready:
            if Action.LISTEN in self.view.possible:
                self.line.send(KeepListening())
            else:
                self.notice(
                    call_notices.NOT_NOW
                    if self.view.hold or self.view.errand
                    else call_notices.NOTHING_MORE
                )
        self.turned = None
        self.show()

    def action_cut_in(self) -> None:
        """Interrupt the caller."""
        self.line.look()
        if self.view.speaking and not self.view.over:
            self.line.send(CutIn())
        else:
            self.notice(call_notices.OVER if self.view.over else call_notices.NOBODY_SPEAKS)
        self.show()

    def action_turn(self, to: str) -> None:
        """Open a panel, or put it away."""
        self._turn_to(None if self.turned is Turning[to] else Turning[to])

    def action_turn_back(self) -> None:
        """Put the open panel away."""
        if self.turned is not None:
            self._turn_to(None)
        else:
            self.remove_class("-notes")

    def action_other_message(self) -> None:
        """Turn to another of the messages that wait, for the keys that see to one."""
        self.guard.pick_other()
        self.show()

    def action_attend(self) -> None:
        """Answer the message that is shown, now."""
        if message := self.guard.message:
            self._see_to(AnswerMessage(message.number))

    def action_park(self) -> None:
        """Put it off with a word."""
        if message := self.guard.message:
            self._see_to(ParkMessage(message.number))

    def action_notes(self) -> None:
        """Take the notes out, or put them away."""
        self.toggle_class("-notes")

    def action_scroll_talk(self, by: int) -> None:
        """Look at what was said earlier or later."""
        talk = self.query_one(Notes if self.has_class("-notes") else Conversation)
        talk.scroll_relative(y=by * max(talk.size.height - 2, 1), animate=False)

    def action_leave(self) -> None:
        """Ask first while the call is going on; from one that is over, look back on it first."""
        if self.view.over:
            self._look_back()
        else:
            back = None if self.context.watched else self.context.home
            self.app.push_screen(LeaveScreen(self.view, back=back), self._left)

    @property
    def in_call(self) -> bool:
        """Whether the call is going on; its last words count, too."""
        return not self.view.ended

    def unkept(self) -> KeepCall | None:
        """Return the request to keep this call, once; practice is not kept."""
        # Once: it is asked for by the end of the call, by leaving, and by a fault of the program.
        if self._reported or self._live is None:
            return None
        self._reported = True
        return KeepCall(self._live)

    def show(self) -> None:
        """Show what has changed, and keep a call once it is over."""
        super().show()
        if self.view.over:
            if not self._over:
                self._over = True
                self.remove_class("-notes")
            self._report()

    def _left(self, way: Leaving | None) -> None:
        if way is Leaving.HANG_UP:
            self.line.send(PutDown())
            self.show()
        elif way is Leaving.MENU:
            self._report()
            self.post_message(ToMenu())
        elif way is Leaving.QUIT:
            self._report()
            self.post_message(LeaveProgram())

    def _how_to_choose(self) -> str:
        """Return what to do first where Enter has nothing to choose."""
        if self.panel is None:
            return call_notices.MARK_FIRST
        return call_notices.CHOOSE_FIRST if self.panel.options else call_notices.NOTHING_FOUND

    def _rows(self) -> ChoiceList:
        """Return the rows to choose from now."""
        return self.query_one(ReplyList if self.panel is None else OptionList)

    def _say(self, place: int) -> None:
        """Give the reply in a row, from 0."""
        # By what is on the screen. The line first lets time pass; where that moves the rows, the
        # command names a reply that is no longer on offer, and never the one that moved up.
        offer, replies = self.view.offer, self.view.replies
        if self.panel is None and self.guard.ready and place < len(replies):
            self.remove_class("-notes")
            self.line.send(GiveReply(offer, replies[place].place))
            self.show()

    def _pick(self, does: Act | Turning) -> None:
        """Do what a row of a panel is for."""
        if isinstance(does, Turning):
            self.turned = does
        elif self.guard.ready:
            if not isinstance(does, WaitOut):
                self.remove_class("-notes")
            self.line.send(does)
        self.show()

    def _turn_to(self, turning: Turning | None) -> None:
        """Open a panel in the place of the one that is open, or None."""
        if turning is not None and turning not in possible(self.view):
            self.notice(call_notices.NOT_NOW)
        else:
            self.turned, self.query_typed = turning, ""
        self.show()

    def _see_to(self, act: AnswerMessage | ParkMessage) -> None:
        """See to a message, unless it has only just come."""
        if self.guard.message_ready:
            self.remove_class("-notes")
            receipt = self.line.send(act)
            if receipt is not None and receipt.answered is Answered.REFUSED:
                self.notice(call_notices.BUSY)
        self.show()

    def _search(self, event: Key, *, held: bool) -> None:
        """Let a key act on the search."""
        if call_keys.closes(event.key):
            self._turn_to(None)
        elif event.key in ("up", "down"):
            self.action_move(1 if event.key == "down" else -1)
        elif event.key == "enter":
            if not held:
                self.action_go_on()
        else:
            self._type(query.typed(self.query_typed, event))

    def _type(self, typed: str | None) -> None:
        if typed is None:
            self._turn_to(None)
        else:
            self.query_typed = typed
            self.show()

    def _hear_out(self) -> None:
        if self.guard.hushable:
            # The caller may have finished since the last tick, and then the key meant nothing more.
            self.line.look()
            if self.view.speaking:
                self.line.send(HearOut())
            self.show()

    def _look_back(self) -> None:
        self._report()
        self.post_message(LookBack(self, self._entry, self.line))

    def _tick(self) -> None:
        # A timer does not wait its turn: it comes also while something else is being awaited.
        if not self.changing:
            self.line.look()
            self.show()

    def _report(self) -> None:
        if request := self.unkept():
            self.post_message(request)
