"""The link by which a phone joins: where the page of a room is, and the room's code."""

from collections.abc import Iterable

from game.contest.identity.addresses import is_loopback, origin_host
from game.contest.identity.codes import read_code


def join_link(address: str, code: str) -> str:
    """Return the link that opens the page of a room at an address, with the code in it.

    Empty where the address is none such as `join_addresses` gives, or the code is none. The code
    stands after #, which no browser sends: so it is in no server's log.
    """
    read = read_code(code)
    return f"{address}/#{read}" if read and origin_host(address) else ""


def board_link(addresses: Iterable[str], here: str, secret: str) -> str:
    """Return the link that opens the board's page, with its secret behind # as well.

    `addresses`: where one joins, the best first; `here`: where this machine reaches the host.
    """
    others = (each for each in addresses if not is_loopback(origin_host(each)))
    return f"{next(others, here)}/board#{secret}"


def phone_link(addresses: Iterable[str], code: str) -> str:
    """Return the link at the first address that another machine reaches; empty where there is none.

    `addresses`: where one joins, the best first.
    """
    links = (join_link(each, code) for each in addresses if not is_loopback(origin_host(each)))
    return next(filter(None, links), "")
