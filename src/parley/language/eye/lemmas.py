"""Lemmas as edits of the word: what to cut at its end, what to put there, and whether its capitals stay."""


def edit(word: str, lemma: str) -> str:
    """The edit that makes `lemma` of `word`, as "keep|cut|add" or "lower|cut|add"."""
    mode, form = ("keep", word) if lemma[:1].isupper() or lemma == word else ("lower", word.lower())
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return f"{mode}|{len(form) - same}|{lemma[same:]}"


def apply(rule: str, word: str) -> str:
    """The lemma that an edit makes of a word; the word in small letters where the edit does not fit."""
    mode, cut, add = rule.split("|", 2)
    form = word if mode == "keep" else word.lower()
    if int(cut) > len(form):
        return form.lower()
    return (form[: len(form) - int(cut)] + add) or form
