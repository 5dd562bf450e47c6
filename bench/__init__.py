"""Benchmarks: each a ratio to something outside, measured in the same run. No test asserts a time.

python -m bench.plays      rendered random plays of the reference call, behind a gate of its odds
python -m bench.contest_log  a competition's log of a million entries opened, beside reading it
python -m bench.room_line  key to repaint of a call over a line to a room, beside a call alone
python -m bench.terminal   start, key to repaint and memory, beside a bare Textual app; start again
                           with 100,000 kept calls, beside none
"""
