"""Guessing codes is slow, and nobody is locked out for it."""

import heapq
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.contest.identity.codes import ALPHABET, new_code
from game.contest.identity.guessing import FREE_FOR_ADDRESS, FREE_IN_ALL, LONGEST_WAIT, Guesses

HERE, ELSEWHERE = "192.168.1.7", "192.168.1.8"

GUESSER = -1
"""Who is no person in the room."""

addresses = (
    st.text()
    | st.ip_addresses().map(str)
    | st.sampled_from([HERE, "fe80::1%eth0", "::ffff:192.168.1.7"])
)
moments = st.floats(-10, 1e9) | st.floats(0, 10)


@given(st.lists(st.tuples(addresses, moments, st.integers(1, 300)), max_size=20))
def test_whatever_happens_a_wait_is_short(events: list[tuple[str, float, int]]) -> None:
    guesses = Guesses()
    for address, now, times in events:
        for _ in range(times):
            guesses.missed(address, now)
        assert 0 <= guesses.wait(address, now) <= LONGEST_WAIT
        assert 0 <= guesses.wait(ELSEWHERE, now) <= LONGEST_WAIT


@given(st.lists(st.tuples(addresses, st.floats(0, 1e6)), max_size=50))
def test_who_missed_nothing_on_a_quiet_host_does_not_wait(visits: list[tuple[str, float]]) -> None:
    guesses = Guesses()
    assert {guesses.wait(address, now) for address, now in visits} <= {0}


def test_the_first_wrong_codes_are_free_and_the_next_waits() -> None:
    guesses = Guesses()
    for _ in range(FREE_FOR_ADDRESS):
        assert guesses.wait(HERE, 10) == 0
        guesses.missed(HERE, 10)
    assert guesses.wait(HERE, 10) == pytest.approx(1 / FREE_FOR_ADDRESS)
    assert guesses.wait(ELSEWHERE, 10) == 0
    assert guesses.wait(HERE, 10 + 1 / FREE_FOR_ADDRESS) == pytest.approx(0)


@pytest.mark.parametrize("many", [1, 40, 1_000])
@given(seconds=st.floats(0.01, 5), pace=st.floats(0.002, 0.2))
def test_only_so_many_wrong_codes_are_free(many: int, seconds: float, pace: float) -> None:
    guesses, now, free, turn = Guesses(), 0.0, 0, 0
    while now < seconds:
        address = f"10.0.{turn % many // 250}.{turn % many % 250}"
        free += guesses.wait(address, now) == 0
        guesses.missed(address, now)
        turn, now = turn + 1, now + pace
    rate = min(many * FREE_FOR_ADDRESS, FREE_IN_ALL)
    assert free <= rate * (1 + now) + 1


@pytest.mark.parametrize("many", [1, 40])
def test_who_waits_each_time_guesses_at_the_rate_that_is_free(many: int) -> None:
    guesses, now = Guesses(), 0.0
    tries = 2_000
    for turn in range(tries):
        address = f"10.0.0.{turn % many}"
        now += guesses.wait(address, now)
        guesses.missed(address, now)
    rate = min(many * FREE_FOR_ADDRESS, FREE_IN_ALL)
    assert (tries - rate) / rate == pytest.approx(now)


@pytest.mark.parametrize("flood", [200, 20_000])
def test_a_debt_is_forgotten_soon_after_the_last_wrong_code(flood: int) -> None:
    guesses = Guesses()
    for _ in range(flood):
        guesses.missed(HERE, 0)
    assert guesses.wait(HERE, 0) == LONGEST_WAIT
    assert guesses.wait(HERE, LONGEST_WAIT - 1) > 0
    assert guesses.wait(HERE, LONGEST_WAIT + 1) == 0
    guesses.missed(ELSEWHERE, LONGEST_WAIT + 2)
    assert guesses.known == 1


def test_only_those_who_owe_nothing_are_forgotten() -> None:
    guesses = Guesses()
    for _ in range(FREE_FOR_ADDRESS * 6):
        guesses.missed(HERE, 0)
    guesses.missed(ELSEWHERE, 0)
    guesses.missed("10.0.0.1", 4)
    assert guesses.wait(HERE, 4) == pytest.approx(1, abs=0.1)
    # The one here misses again, so it is the one elsewhere that has been quiet longest.
    guesses.missed(HERE, 5)
    guesses.missed("10.0.0.1", 7)
    assert guesses.known == 2


def test_a_clock_that_is_set_back_pays_nothing_off() -> None:
    guesses = Guesses()
    for _ in range(FREE_FOR_ADDRESS * 3):
        guesses.missed(HERE, 100)
    assert guesses.wait(HERE, 50) == guesses.wait(HERE, 100) > 1


@pytest.mark.parametrize(
    "one_network",
    [
        [f"2001:db8:1:2:{part:x}::{part:x}" for part in range(1, 100)],
        ["fe80::1%eth0", "fe80::2%eth1", "fe80::3"],
        ["192.168.1.7", "::ffff:192.168.1.7"],
        ["nobody", "", "\x00", "x" * 1_000_000, "1.2.3.4.5"],
    ],
    ids=["of 64 bits", "of a link", "mapped", "no address"],
)
def test_addresses_that_one_guesser_has_are_counted_as_one(one_network: list[str]) -> None:
    guesses = Guesses()
    for turn in range(FREE_FOR_ADDRESS + 1):
        guesses.missed(one_network[turn % len(one_network)], 0)
    assert guesses.known == 1
    assert all(guesses.wait(address, 0) > 0 for address in one_network)


def test_other_networks_and_addresses_are_counted_apart() -> None:
    guesses = Guesses()
    for _ in range(FREE_FOR_ADDRESS + 1):
        guesses.missed("2001:db8:1:2::1", 0)
        guesses.missed(HERE, 0)
    assert guesses.wait("2001:db8:1:3::1", 0) == guesses.wait(ELSEWHERE, 0) == 0


def test_a_guesser_with_a_million_networks_fills_no_memory() -> None:
    guesses = Guesses()
    for turn in range(20_000):
        guesses.missed(f"2001:db8:{turn:x}::1", turn / 1e6)
    assert guesses.known <= 4_096
    # They pay all the same: together they have missed too much.
    assert guesses.wait("2001:db8:ffff::1", 0.02) == LONGEST_WAIT


@pytest.mark.parametrize("lines", [50, 2_000])
def test_forty_people_behind_the_address_of_a_guesser_get_in(lines: int) -> None:
    """Somebody tries 100,000 codes on so many lines at once, forty people try theirs meanwhile."""
    chance, guesses, code = Random(lines), Guesses(), new_code()
    rate = max(FREE_FOR_ADDRESS, lines / LONGEST_WAIT)
    arrivals = [(chance.uniform(0, 100_000 / rate), person) for person in range(40)]
    due = [*((0.0, GUESSER) for _ in range(lines)), *arrivals]
    heapq.heapify(due)
    tried, now, waits, inside = 0, 0.0, [], set()
    while tried < 100_000:
        now, who = heapq.heappop(due)
        wait = guesses.wait(HERE, now)
        if who == GUESSER:
            tried += 1
            guesses.missed(HERE, now)
            heapq.heappush(due, (now + guesses.wait(HERE, now), GUESSER))
            continue
        waits.append(wait)
        if who < 10 and who not in inside:  # mistypes, and tries once more
            guesses.missed(HERE, now)
            heapq.heappush(due, (now + wait, who))
        inside.add(who)
    inside |= {who for _, who in due} - {GUESSER}
    assert len(inside) == 40
    assert max(waits) <= LONGEST_WAIT
    # It took the guesser as long as it can, and shows next to nothing of the codes there are.
    assert now >= (tried - 2 * lines - FREE_FOR_ADDRESS) / rate
    assert tried / len(ALPHABET) ** len(code) < 1e-7
