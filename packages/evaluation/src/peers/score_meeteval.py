"""Scores the transcripts of a folder with MeetEval: NAME.ref.stm against NAME.hyp.seglst.json, whole and within NAME.one.uem."""

import json
import logging
import sys
from pathlib import Path

import meeteval

logging.disable(logging.WARNING)
folder = Path(sys.argv[1])


def counts(score):
    return {
        "errors": score.errors,
        "length": score.length,
        "insertions": score.insertions,
        "deletions": score.deletions,
        "substitutions": score.substitutions,
    }


METRICS = {
    "cpWer": meeteval.wer.cpwer,
    "tcpWer": lambda *files, **options: meeteval.wer.tcpwer(*files, collar=1, **options),
    "orcWer": meeteval.wer.orcwer,
    "tcorcWer": lambda *files, **options: meeteval.wer.tcorcwer(*files, collar=1, **options),
    "dicpWer": meeteval.wer.greedy_dicpwer,
    "mimoWer": meeteval.wer.mimower,
}

scores = []
for file in sorted(folder.glob("*.ref.stm")):
    name = file.name.removesuffix(".ref.stm")
    hypothesis = folder / f"{name}.hyp.seglst.json"
    for metric, score in METRICS.items():
        for uem in (None, folder / f"{name}.one.uem"):
            try:
                [result] = score(file, hypothesis, uem=uem).values()
            except RuntimeError as error:
                # The regions leave nothing of one side, which MeetEval refuses.
                if uem is None or not str(error).startswith(("Empty", "Missing")):
                    raise
                continue
            scores.append({"session": name, "metric": metric, "regions": uem is not None, **counts(result)})
    joined = [
        " ".join(segment["words"] for segment in sorted(meeteval.io.load(path).to_seglst(), key=lambda s: s["start_time"]))
        for path in (file, hypothesis)
    ]
    result = meeteval.wer.wer.siso.siso_word_error_rate(*joined)
    scores.append({"session": name, "metric": "wer", "regions": False, **counts(result)})
json.dump(scores, sys.stdout)
