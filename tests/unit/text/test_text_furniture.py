"""What a page prints around a story, and lines of the story that look alike."""

from __future__ import annotations

import pytest

from parley.text.furniture import around_the_story, is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Rebels reject the army's offer to withdraw",
        "Also read | Kelmar says it will not leave the valley",
        "Related stories",
        "Most read",
        "Advertisement",
        "Sign up for our newsletter: The Morning Brief, which offers you a truce from the noise.",
        "Get the day's headlines in your inbox",
        "Soldiers withdraw from Port Amber, April 2, 2025. REUTERS/Jane Doe",
        "FILE PHOTO: The army chief demanded a truce in May. (AFP/Jane Doe)",
        "Both sides said they had a framework for a truce. Photograph: EPA",
        "The two sides signed a truce in May [File: Jane Doe/Reuters]",
        "This file photo, taken on May 3, shows soldiers who left the valley.",
        "© 2025 Harbour Wire. All rights reserved.",
    ],
)
def test_around_a_story(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Watch what we do, the general said: we will not leave.",
        "The two sides are to see the draft: it calls for a truce.",
        '"We will not leave," he told the agency (AFP).',
        "Related talks on prisoners collapsed on Friday.",
        "Top generals rejected the truce.",
        "Join us in calling for a truce, the bishops urged.",
        "Copyright rules must be relaxed, Kelmar demanded.",
        "Share of oil: the north wants half.",
        "(HARBOUR, Reuters) The rebels left the town.",
    ],
)
def test_of_the_story(line: str) -> None:
    assert not is_furniture(line)


def test_links_below_a_label_are_left_out_up_to_the_next_paragraph() -> None:
    lines = [
        "The army accepted the truce.",
        "Most read",
        "- Kelmar rejects the demand to leave",
        "- Sorrun offers a truce over Easter",
        "The rebels, who hold the port, rejected it.",
        "A crosshead",
    ]
    assert around_the_story(lines) == {1, 2, 3}


def test_points_below_prose_stay() -> None:
    assert (
        around_the_story(["The plan has two points:", "- a truce of 30 days", "- a swap of prisoners"]) == frozenset()
    )
