"""What the eye sees in a text: attributions and stances, each with the words it was seen in.

All spans are half-open character offsets into the text of the Doc that was read. All confidences are
calibrated probabilities between 0 and 1 (reliability table: the model card of the pipeline).
"""

from dataclasses import dataclass

Span = tuple[int, int]

# The measure of a stance on something that the codebook has no measure for.
OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenAttribution:
    """A source to whom a cue ascribes a content; any of the three may be empty, never all of them.

    An attribution inside the content of another follows it in the sight and is marked `nested`.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    nested: bool
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenStance:
    """A party's stance towards a measure, with the words that carry it and the words of each role.

    `words` is never empty. `stance`, `measure` and `modality` are the likeliest words of the guide (or OTHER),
    `extent_value` is `all`, `part` or None; each has its own confidence. Role spans may be empty.
    `measures` are the measures that are not out of the question, likeliest first, each with its probability.
    """

    words: tuple[Span, ...]
    stance: str
    measure: str
    modality: str
    extent_value: str | None
    party: tuple[Span, ...]
    actor: tuple[Span, ...]
    places: tuple[Span, ...]
    recipient: tuple[Span, ...]
    extent: tuple[Span, ...]
    confidence: float
    stance_confidence: float
    measure_confidence: float
    modality_confidence: float
    extent_confidence: float
    measures: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """All that was seen in one text, in the order of the text; `seen` is false where nobody has looked."""

    attributions: tuple[SeenAttribution, ...] = ()
    stances: tuple[SeenStance, ...] = ()
    seen: bool = False
