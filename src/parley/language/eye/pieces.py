"""Words to the encoder's word pieces."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

CLS, SEP, UNKNOWN, PAD, MASK = "[CLS]", "[SEP]", "[UNK]", "[PAD]", "[MASK]"
LONGEST_WORD = 12


class Pieces:
    """A vocabulary of word pieces, one a line in `path`; a piece's number is its line."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").split("\n")
        self.vocabulary = {piece: number for number, piece in enumerate(lines) if piece}
        self._tokenizer = Tokenizer(WordPiece(self.vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=100))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self.cls, self.sep = self.vocabulary[CLS], self.vocabulary[SEP]
        self.mask = self.vocabulary.get(MASK, self.vocabulary[UNKNOWN])

    def of(self, words: Sequence[str]) -> list[list[int]]:
        """Piece numbers of each word; empty for a word that has none (control characters, marks alone).

        A word of more than LONGEST_WORD pieces (an address, a line of signs) keeps its first ones.
        """
        found: list[list[int]] = [[] for _ in words]
        encoding = self._tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
        for number, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None and len(found[word]) < LONGEST_WORD:
                found[word].append(number)
        return found


def kept(vocabulary: Iterable[str]) -> list[str]:
    """The pieces worth their bytes for English text: no unused rows, no script beyond Greek and Cyrillic."""
    return [
        piece
        for piece in vocabulary
        if piece in (CLS, SEP, UNKNOWN, PAD, MASK)
        or not (piece.startswith("[unused") or any(0x530 <= ord(c) < 0x2000 or ord(c) >= 0x2C00 for c in piece))
    ]
