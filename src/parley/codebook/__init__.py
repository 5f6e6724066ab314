"""The codebook: how the language of negotiations works, as data that a user can see, check and replace."""
