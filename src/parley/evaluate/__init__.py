"""How well Parley reads: gold, scores by the annotation guide, and tables of them."""
