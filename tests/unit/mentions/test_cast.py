"""Who is who once it was noted."""

from __future__ import annotations

from parley.mentions.cast import Cast


def test_somebody_is_found_by_first_last_or_full_name_and_in_capitals() -> None:
    cast = Cast()
    cast.place("Ada Lindmark", "Norway")
    for text in ("Ada Lindmark", "Ada", "Lindmark", "Ms. Lindmark", "LINDMARK"):
        assert cast.person(text) == ("Ada Lindmark", "Norway")
    assert cast.person("Bek") is None


def test_for_whom_somebody_speaks_is_not_noted_twice() -> None:
    cast = Cast()
    cast.place("Ada Lind", "Norway")
    cast.place("Ada Lind", "Spain")
    assert cast.person("Lind") == ("Ada Lind", "Norway")


def test_a_short_form_stands_for_its_body_and_a_person_for_a_party() -> None:
    cast = Cast(groups={"OF": "Oren Front"})
    cast.place("Ada Lind", "Norway")
    assert [cast.meant(text) for text in ("OF", "Lind", "Ostra")] == ["Oren Front", "Norway", "Ostra"]
