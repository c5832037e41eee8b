"""Write ontology/words.csv: how common English words are, so that rare ones tell which reports tell one story.

From the PyPI package wordfreq 3.1.1 (code Apache-2.0, data CC BY-SA 4.0; Robyn Speer, doi 10.5281/zenodo.7199437),
whose list `small_en` has words in bins of hundredths of a power of ten.

    python -m venv /tmp/words && /tmp/words/bin/pip install --no-deps wordfreq==3.1.1 msgpack==1.1.0
    /tmp/words/bin/python scripts/build_words.py
"""

from __future__ import annotations

import gzip
from importlib.metadata import distribution
from pathlib import Path

import msgpack

TARGET = Path(__file__).parent.parent / "src" / "rashomon" / "ontology" / "words.csv"
RAREST = 500  # bins: one word in 100,000
SHORTEST = 3  # letters
HEADER = """\
# How common English words are. Made by scripts/build_words.py from wordfreq (Robyn Speer), CC BY-SA 4.0.
#
# word        in small letters, of three letters or more
# rarity      100 times the power of ten of its frequency: 300 is one word in a thousand, 500 one in a hundred thousand
"""


def main() -> None:
    """Write the table, the commonest words first."""
    path = distribution("wordfreq").locate_file("wordfreq/data/small_en.msgpack.gz")
    bins = msgpack.unpackb(gzip.decompress(Path(str(path)).read_bytes()), raw=False)[1:]
    rows = [
        f"{word},{rarity}"
        for rarity, words in enumerate(bins, 1)
        if rarity <= RAREST
        for word in sorted(words)
        if word.isalpha() and len(word) >= SHORTEST
    ]
    TARGET.write_text(HEADER + "word,rarity\n" + "\n".join(rows) + "\n", encoding="utf-8")


main()
