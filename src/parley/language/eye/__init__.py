"""The eye: one small encoder that reads for every stage, as a component of a spaCy pipeline.

`load_eye()` gives the pipeline, `sight(doc)` what it saw: attributions and stances, see parley.model.sight.
"""

from parley.language.eye.component import load_eye, sight

__all__ = ["load_eye", "sight"]
