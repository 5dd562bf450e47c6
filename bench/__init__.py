"""Benchmarks: each a ratio to something outside, measured in the same run. No test asserts a time.

python -m bench.plays      rendered random plays of the reference call, behind a gate of its odds
python -m bench.terminal   start to first frame and key to repaint, beside a bare Textual app
"""
