"""Write the list of familiar words anew: ``python -m bench.search.familiar``.

The speller may mend a slip into one of these, besides the words of the vocabulary and of names: "burried" is
"buried", "kitchin" is "kitchen". They are the words that the sets of phrases in ``tests/data/search`` use often.
A misspelling is used often, too: what no dictionary has and is a letter from a word used half as often or more is left out.
The dictionary is that of Debian's package ``wbritish``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml
from rapidfuzz.distance import OSA

from bench.search.judge import text_of
from bench.search.points import PHRASES, ROOT, UNSEEN
from generator.search.stems import fold, stem

FAMILIAR = "directory/vocabulary/familiar-words.yml"
EVERYDAY = "directory/vocabulary/everyday-words.yml"
#: How often a word is used before it is familiar, and in how many sets.
OFTEN, SETS = 14, 10
#: Shorter words are not mended.
SHORTEST = 4
#: So many times as often at least is the word that a slip stands for.
MORE = 0.5
DICTIONARY = Path("/usr/share/dict/british-english")
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
    for path in sorted((ROOT / PHRASES).glob("*.yml")):
        if path.stem not in UNSEEN:
            words = list(_words(path))
            used.update(words)
            sets.update(set(words))
    often = [word for word in used if used[word] >= OFTEN and sets[word] >= SETS]
    kept = sorted(w for w in often if w in real or not _is_slip(w, often, used))
    rows = "".join(f'      - "{word}"\n' for word in kept)
    (ROOT / FAMILIAR).write_text(HEAD + rows, "utf-8")
    print(f"{len(kept)} of {len(often)} words")


def _words(path: Path) -> Iterator[str]:
    for rows in yaml.safe_load(path.read_text("utf-8")).values():
        for row in rows:
            yield from (w for w in fold(text_of(row)).split() if len(w) >= SHORTEST and w.isalpha())


def _is_slip(word: str, often: list[str], used: Counter[str]) -> bool:
    most = 1 if len(word) < 8 else 2
    return any(
        used[other] >= MORE * used[word]
        and stem(other) != stem(word)
        and OSA.distance(word, other, score_cutoff=most) <= most
        for other in often
        if abs(len(other) - len(word)) <= most
    )


if __name__ == "__main__":
    main()
