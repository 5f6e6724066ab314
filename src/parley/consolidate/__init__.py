"""From readings to what holds across them; pure: the same readings, in any order, give the same result."""
