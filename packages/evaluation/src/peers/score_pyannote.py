"""Scores the RTTM files of a folder with pyannote.metrics: NAME.ref.rttm against NAME.hyp.rttm within NAME.uem."""

import json
import sys
from pathlib import Path

from pyannote.database.util import load_rttm, load_uem
from pyannote.metrics.diarization import DiarizationErrorRate

folder = Path(sys.argv[1])
scores = []
for file in sorted(folder.glob("*.ref.rttm")):
    name = file.name.removesuffix(".ref.rttm")
    reference = load_rttm(file)[name]
    # pyannote counts a speaker whose turns overlap each other twice, md-eval once.
    hypothesis = load_rttm(folder / f"{name}.hyp.rttm")[name].support()
    uem = load_uem(folder / f"{name}.uem")[name]
    for collar in (0, 0.25):
        for skip_overlap in (False, True):
            # pyannote's collar is the whole width, half of it on each side.
            metric = DiarizationErrorRate(collar=2 * collar, skip_overlap=skip_overlap)
            parts = metric(reference, hypothesis, uem=uem, detailed=True)
            ref, hyp, scored = metric.uemify(
                reference, hypothesis, uem=uem, collar=2 * collar, skip_overlap=skip_overlap, returns_uem=True
            )
            mapping = metric.optimal_mapping(ref, hyp, uem=scored)
            scores.append(
                {
                    "session": name,
                    "collar": collar,
                    "skipOverlap": skip_overlap,
                    "scored": parts["total"],
                    "missed": parts["missed detection"],
                    "falseAlarm": parts["false alarm"],
                    "confusion": parts["confusion"],
                    "rate": parts["diarization error rate"],
                    "mapping": {hyp: ref for hyp, ref in mapping.items()},
                }
            )
json.dump(scores, sys.stdout)
