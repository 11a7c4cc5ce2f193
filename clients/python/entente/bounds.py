"""The bounds in which answers say when something holds, taken apart.

Answers print a span as "always", as "2024-10-08/2024-10-13" where both ends are exact days, both
included, else as "[se..sl]/[ee..el]": the start lies between the first two, the end between the
last two, a day as an end is included, an instant excluded, an empty bound is unbounded. (What a
claim says, Claim.period, is EDTF and may say less; the server turns it into bounds.) """

import dataclasses
import datetime
import re

from entente import errors

_FOUR = re.compile(r"\[([^\[\]]*?)\.\.([^\[\]]*?)\]/\[([^\[\]]*?)\.\.([^\[\]]*?)\][?~%]?$")
_TWO = re.compile(r"(-?\d{4,}-\d\d-\d\d)/(-?\d{4,}-\d\d-\d\d)[?~%]?$")


@dataclasses.dataclass(frozen=True)
class Bounds:
    """Four bounds as ISO texts; "" is unbounded. They are texts because days before 1677 are none
    of pandas' timestamps, and years before 1 none of Python's dates."""

    start_earliest: str = ""
    start_latest: str = ""
    end_earliest: str = ""
    end_latest: str = ""
    always: bool = False

    def certain_days(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and last whole day (UTC) on which it certainly holds: from the latest start
        through the earliest end. None where no day is certain. Unbounded ends, and years that
        Python has not, become date.min and date.max."""
        if self.always:
            return datetime.date.min, datetime.date.max
        if not self.start_latest or not self.end_earliest:
            return None
        first, last = _first_day(self.start_latest), _last_day(self.end_earliest)
        return (first, last) if first <= last else None


def parse(text: str) -> Bounds:
    """The bounds that a text of an answer's `validity` or `bounds` says. UsageError for another."""
    if text == "always":
        return Bounds(always=True)
    if match := _TWO.match(text):
        return Bounds(match[1], match[1], match[2], match[2])
    if match := _FOUR.match(text):
        return Bounds(match[1], match[2], match[3], match[4])
    raise errors.UsageError(
        f'"{text}" is not how answers print bounds: always, DAY/DAY or [A..B]/[C..D]; of claims '
        "take `bounds`, not `period`", reason="NOT_BOUNDS",
        metadata={"field": "text", "value": text})


def _first_day(bound: str) -> datetime.date:
    """The first whole day at or after a start."""
    if bound.startswith("-"):
        return datetime.date.min
    day, _, clock = bound.partition("T")
    try:
        found = datetime.date.fromisoformat(day)
        whole = not clock or not clock.strip("0:.Z")
        return found if whole else found + datetime.timedelta(days=1)
    except (ValueError, OverflowError):
        return datetime.date.max if day > "9" else datetime.date.min


def _last_day(bound: str) -> datetime.date:
    """The last whole day before an end; a day is included."""
    if bound.startswith("-"):
        return datetime.date.min
    day, _, clock = bound.partition("T")
    try:
        found = datetime.date.fromisoformat(day)
        return found - datetime.timedelta(days=1) if clock else found
    except (ValueError, OverflowError):
        return datetime.date.max if day > "9" else datetime.date.min
