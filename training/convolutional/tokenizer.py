"""spaCy's English tokenizer, brought to the treebanks' way of cutting words.

What differs from the stock rules: a hyphen joins two words unless its first half is a mere prefix
("non-lethal", but "ceasefire - monitoring"); ranges, sums and clauses are cut at dashes whatever stands
beside them ("10,000-$20,000"); a clitic is cut before a dash ("it's—"); an hour is cut from its half of
the day ("7:30 PM"); marks in a row are one word ("!!"); brackets close up to a word are cut ("date(s)");
and emoticons that collide with a bracket after a figure or a word are given up ("(see page 8)").
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import cast

from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

PREFIXES = (
    "ante anti arch bi co counter cross de e ex extra hyper infra inter intra macro mega meta micro mid mini"
    " multi non over para post pre pro proto pseudo psycho re semi socio sub super supra trans"
    " tri ultra un under"
)
"""Parts that a hyphen does not cut off, for they are not words of their own."""

ABBREVIATIONS = (
    "al. approx. Brig. Capt. Cmdr. Col. Cpl. Dept. est. Ft. Gov. Hon. Jr. Lt. Maj. Pres. Prof. Pvt. Rep."
    " Reps. Rev. Sen. Sens. Sgt. Sr. vol. Vol. vs. Jan. Feb. Aug. Sept. Oct. Nov. Dec. Mon. Tues. Thurs. Fri."
)
"""Words that keep their full stop."""

WHOLE = (
    r"(?:\+?\d{1,3}[-.])?(?:\(?\d{3}\)?[-./])?\d{3}[-.]\d{4}",  # a telephone number
    r"\d{4}-\d{2}-\d{2}",  # a date as ISO 8601 writes it
    r"\d{1,2}-\d{1,2}-\d{4}",
    r"#\w*[A-Za-z]\w*",  # a hashtag
    r"['’]\d0s",  # a decade
)
"""Words that look as if they had to be cut."""

GIVEN_UP = frozenset(
    ["and/or", "wed", "Wed", "Id", "id", "8)", "8-)", "8D", "8-D", "):", ")-:", "(=", "=(", "=)", "(;", "(-;"]
)
"""Stock exceptions that the treebanks do not make, or that take a bracket from a figure."""

CLITICS = r"['’](?:[sdmSDM]|ve|re|ll|VE|RE|LL)"


def tune(nlp: Language) -> None:
    """The pipeline's tokenizer follows the treebanks from now on."""
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    runs = [r"[!?]{2,}", r"={2,}", r"_{2,}", r"\*{2,}", r"~{2,}", r"-{2,}", "<<+", ">>+"]
    prefixes = [*runs, rf"-(?=[{ALPHA}]{{2}})", *(nlp.Defaults.prefixes or ())]
    closing = [rf"(?<=[{ALPHA}]{{2}})-", r"(?<=\d)(?:[AaPp]\.?[Mm]\.?|km2|bn|tn|k)"]
    suffixes = [*runs, *closing, *(nlp.Defaults.suffixes or ())]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex([*_infixes(), *_stock_infixes(nlp)]).finditer
    tokenizer.token_match = re.compile(f"(?:{'|'.join(WHOLE)})$").match
    tokenizer.rules = {form: cut for form, cut in (tokenizer.rules or {}).items() if form not in GIVEN_UP}
    for form, cut in list((tokenizer.rules or {}).items()):
        if "'" in form or "’" in form:  # a headline's capitals: "DON'T"
            tokenizer.add_special_case(form.upper(), [{ORTH: str(part[ORTH]).upper()} for part in cut])
    for form in ABBREVIATIONS.split():
        tokenizer.add_special_case(form, [{ORTH: form}])


def _infixes() -> list[str]:
    """The cuts inside a word that the stock rules lack, longest first."""
    by_width: dict[int, list[str]] = defaultdict(list)
    for form in PREFIXES.split():
        by_width[len(form)].append(f"[{form[0]}{form[0].upper()}]{form[1:]}")
    no_prefix = "".join(rf"(?<!\b(?:{'|'.join(forms)}))" for _, forms in sorted(by_width.items()))
    before = rf"(?<=[{ALPHA}0-9.%°'’”\")\]])"
    return [
        rf"(?:(?<=[{ALPHA}])[nN]['’][tT]|(?<=[{ALPHA}]){CLITICS})(?=[–—]|--)",
        r"(?<=\d)(?:[ap]m|[AP]M|km2?|m|bn|k|kg)(?=[-–—/])",
        rf"{before}(?:--+|[–—])(?=[{ALPHA}0-9$€£“\"'‘’(\[])",
        rf"{before}{no_prefix}-(?=[{ALPHA}])",
        rf"{before}-(?=[0-9$€£“\"‘(\[])",
        rf"(?<=[{ALPHA}])[(\[](?=[{ALPHA}0-9])",
        rf"(?<=[{ALPHA}0-9])[)\]](?=[{ALPHA}0-9])",
        rf"(?<=[{ALPHA}])/(?=[{ALPHA}0-9])",
        rf"(?<=[{ALPHA}])[;?!](?=[{ALPHA}])",
    ]


def _stock_infixes(nlp: Language) -> list[str]:
    """The stock cuts but for the one at hyphens, which knows no prefixes."""
    return [str(rule) for rule in nlp.Defaults.infixes or () if HYPHENS not in str(rule)]
