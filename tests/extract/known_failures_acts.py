"""Rows of the table of deeds that the rules do not read yet, with the reason; a row that passes fails."""

# fmt: off
KNOWN: dict[str, str] = {
    "The unions are to [march] on Friday.":
        "the parse takes the verb for a noun",
    "Sunday is the anniversary of the [massacre] of 1988.":
        "a word that judges is read as a judgement and tells no deed",
    "Last year rebels [kidnapped] nine nuns in the area.":
        "the parse hangs the time on the noun behind it",
    "In a training exercise paratroopers [stormed] an airfield.":
        "the parse takes the exercise for a part of the noun behind it",
    "The storm [killed] nine people on the coast.":
        "a word of killing tells a deed, whoever or whatever killed",
    "The factory [blast] was caused by a gas leak.":
        "whether a blast was an accident is not read",
}
