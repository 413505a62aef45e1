"""Training of the pipeline: the streams of examples that config.cfg names, and the run itself."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from spacy import util
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training
from spacy.util import registry

from transform.language import lexicon, tokenizer  # noqa: F401  they register what config.cfg names
from transform.language.corpus import generate_blocks
from transform.language.markup import Block, read_blocks

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).parent
ANNOTATED = HERE / "annotated"
# What the trained pipeline says of itself; raise the version with each model that is shipped.
META = {
    "name": "webinar_blocks",
    "version": "1.0.0",
    "description": "Names, organizations, titles, places, degrees and dates in one block of a webinar page",
    "license": "MIT",
}
# Blocks drawn from the grammar at a time; the stream never ends, so no block is met twice but the annotated ones.
_PORTION = 5000


def to_example(nlp: Language, block: Block) -> Example:
    """A block as a training example; a span that falls between tokens is left out of the loss."""
    return Example.from_dict(nlp.make_doc(block.text), {"entities": list(block.spans)})


def annotated_blocks(folder: Path) -> list[Block]:
    """All hand-annotated blocks of a folder's files, in the order of the file names."""
    return [block for path in sorted(folder.glob("*.txt")) for block in read_blocks(path)]


def read_annotated(folder: str) -> Callable[[Language], Iterator[Example]]:
    """The annotated blocks of a folder beside this module, once."""

    def read(nlp: Language) -> Iterator[Example]:
        yield from (to_example(nlp, block) for block in annotated_blocks(HERE / folder))

    return read


def training_stream(seed: int, annotated_share: float) -> Callable[[Language], Iterator[Example]]:
    """Generated blocks without end, the annotated ones strewn among them (`annotated_share` of all blocks)."""

    def read(nlp: Language) -> Iterator[Example]:
        yield from (to_example(nlp, block) for block in stream_blocks(seed, annotated_share))

    return read


registry.readers.register("webinars.annotated_blocks.v1", func=read_annotated)
registry.readers.register("webinars.training_stream.v1", func=training_stream)


def stream_blocks(seed: int, annotated_share: float) -> Iterator[Block]:
    """The blocks of the training stream, in order; see `training_stream`."""
    rng = random.Random(seed)  # noqa: S311  reproducibility is the point
    annotated = annotated_blocks(ANNOTATED)
    pending: list[Block] = []
    portion_seed = seed
    while True:
        for block in generate_blocks(_PORTION, portion_seed):
            if annotated and rng.random() < annotated_share:
                if not pending:
                    pending = rng.sample(annotated, len(annotated))
                yield pending.pop()
            yield block
        portion_seed += 1


def train(output: Path, *, steps: int | None = None, config: Path = HERE / "config.cfg") -> None:
    """Trains a pipeline as config.cfg says and writes it to `output`, a folder that must not exist or is replaced.

    The last model is taken, with averaged weights; no score chooses among checkpoints. The same config gives
    the same model on the same machine (one thread: set OMP_NUM_THREADS=1).
    """
    overrides = {} if steps is None else {"training.max_steps": steps}
    nlp = init_nlp(util.load_config(config, overrides=overrides))
    with tempfile.TemporaryDirectory() as folder:
        run_training(nlp, Path(folder))
        trained = util.load_model(Path(folder) / "model-last")
    if output.exists():
        shutil.rmtree(output)
    trained.meta.update(META)
    # The vocabulary would hold every word met in training; a word's form and flags are computed when it is met.
    trained.to_disk(output, exclude=["vocab"])
