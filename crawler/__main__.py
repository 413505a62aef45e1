"""The child process of a crawl: started by `crawler.crawl`, not by people; `crawler.job` says what it is told."""

from __future__ import annotations

import os
import sys
import threading

from crawler.job import Job, Message
from crawler.runner import run


def main() -> int:
    """Crawl as the job on standard input says; 0 when every source was gone through."""
    messages = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever else prints, prints into the log
    job = Job.model_validate_json(sys.stdin.readline())
    threading.Thread(target=_die_with_parent, daemon=True).start()

    def tell(message: Message) -> None:
        print(message.model_dump_json(exclude_defaults=True), file=messages, flush=True)

    return run(job, tell)


def _die_with_parent() -> None:
    """Nothing needs tidying up: a crawl can be killed at any moment."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
