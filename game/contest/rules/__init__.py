"""The rules of a competition. Pure: `decide` what comes of a request, `apply` what has happened.

A room is its events: `state_of` folds them, and the board, the clock and the results follow from
the state alone. Begin with `decide`.
"""
