"""As of which day a figure stands: "as of Monday evening, 34 had died", "by Sunday it had counted 26 dead"."""

from __future__ import annotations

import re
from bisect import bisect_right

from rashomon.extract.scene import Scene
from rashomon.records import Span

_SO_FAR = re.compile(
    r"\b(as of|as at|as on|by|until|up to)(?: (?:late|early|midday|noon|the end of))?(?: on)?\W*$", re.IGNORECASE
)
_FAR = 120  # characters between a figure and its day
_LEAD = 24  # characters before a day


def as_of(scene: Scene, at: Span) -> str | None:
    """Return the day, YYYY-MM-DD, as of which the figure at a place stands, None where no words near it say one.

    "By Sunday" is such a day where it is not to come: "by Sunday 40 more will have gone" tells no figure.
    """
    text, times = scene.text.text, scene.times
    first = bisect_right(times, at[0] - _FAR, key=lambda time: time.span[0])
    for time in times[first:]:
        if time.span[0] > at[1] + _FAR:
            return None
        between = text[min(time.span[1], at[1]) : max(time.span[0], at[0])]
        led = _SO_FAR.search(text[max(0, time.span[0] - _LEAD) : time.span[0]]) or _SO_FAR.match(time.text)
        past = scene.report.published is None or time.last <= scene.report.published
        if led and past and not re.search(r"[.!?;]\s|\n", between):
            return time.first if time.part == "night" else time.last  # a night ends on the day after
    return None
