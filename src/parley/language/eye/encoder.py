"""The encoder: word pieces of one window to one vector a word, with onnxruntime on one core.

Windows are run one at a time: the scales of the 8-bit arithmetic are reckoned from all that is in a run, so
only a window alone gives the same vectors whatever else is read.
"""

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from parley.errors import PipelineError
from parley.language.eye.heads import WIDTH, Array

INPUTS, OUTPUT = ("pieces", "kinds", "firsts"), "words"
LONGEST = 254


class Encoder:
    """A loaded encoder graph."""

    def __init__(self, graph: bytes, where: str) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises classes of its own, without a common root
            raise PipelineError(where, f"onnxruntime cannot load it ({str(error)[:80]})", "an encoder graph") from error
        names = tuple(i.name for i in self._session.get_inputs())
        outputs = [(o.name, o.shape[-1]) for o in self._session.get_outputs()]
        if names != INPUTS or outputs != [(OUTPUT, WIDTH)]:
            raise PipelineError(
                where,
                f"a graph from {', '.join(names)} to {outputs}",
                f"one from {', '.join(INPUTS)} to {OUTPUT} [{WIDTH}]",
            )  # fmt: skip

    def words(self, pieces: NDArray[np.int64], kinds: NDArray[np.int64], firsts: NDArray[np.int64]) -> Array:
        """Vectors [words, WIDTH] of one window of at most LONGEST pieces besides its two ends."""
        feed = dict(zip(INPUTS, (pieces, kinds, firsts), strict=True))
        return np.asarray(self._session.run([OUTPUT], feed)[0], dtype=np.float32)
