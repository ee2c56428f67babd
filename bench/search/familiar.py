"""Write the list of familiar words anew: ``python -m bench.search.familiar``.

The speller may mend a slip into one of these, besides the words of the vocabulary and of names: "burried" is
"buried", "kitchin" is "kitchen". They are the words that the sets of phrases in ``tests/data/search`` use often
and a dictionary has (that of Debian's package ``wbritish``), or the list of everyday words. What is read as a slip
of a crisis word stays one, as "hung" and "hart" do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import yaml

from bench.search.judge import SITE, open_engines, text_of
from bench.search.sets import ROOT, Rows, read_sets
from generator.search.stems import fold

FAMILIAR = "directory/vocabulary/familiar-words.yml"
EVERYDAY = "directory/vocabulary/everyday-words.yml"
DICTIONARY = Path("/usr/share/dict/british-english")
#: How often a word is used before it is familiar, and in how many sets.
OFTEN, SETS = 14, 10
#: Shorter words are not mended.
SHORTEST = 4
HEAD = """\
name: Familiar words
about: Words that a slip may be mended into, besides those of this vocabulary. They are the words that the sets of phrases in tests/data/search use often. No outside standard is behind it.
notes:
  - Made by python -m bench.search.familiar. Do not edit. A word that search must never correct goes into everyday-words.yml.
checked_by_someone_with_lived_experience: no
terms:
  - id: familiar
    label: Familiar words
    say:
"""


def main() -> None:
    """Count the words of all sets that search may learn from, and write the list."""
    everyday = yaml.safe_load((ROOT / EVERYDAY).read_text("utf-8"))["terms"]
    real = {fold(word) for term in everyday for word in term["say"]}
    real |= {fold(word) for word in DICTIONARY.read_text("utf-8").splitlines()}
    used, sets = Counter[str](), Counter[str]()
    for rows in read_sets().values():
        words = list(_words(rows))
        used.update(words)
        sets.update(set(words))
    often = sorted(word for word in used if used[word] >= OFTEN and sets[word] >= SETS)
    kept = [word for word in often if word in real]
    with ExitStack() as stack:
        # As it is read when no word is familiar.
        (ROOT / FAMILIAR).unlink(missing_ok=True)
        _, engines = open_engines(stack, every=False)
        read = engines[SITE].crisis_words(kept)
    kept = [word for word, as_ in zip(kept, read, strict=True) if as_ == word]
    lines = "".join(f'      - "{word}"\n' for word in kept)
    (ROOT / FAMILIAR).write_text(HEAD + lines, "utf-8")
    print(f"{len(kept)} of {len(often)} words")


def _words(rows: Rows) -> Iterator[str]:
    for part in rows.values():
        for row in part:
            yield from (w for w in fold(text_of(row)).split() if len(w) >= SHORTEST and w.isalpha())


if __name__ == "__main__":
    main()
