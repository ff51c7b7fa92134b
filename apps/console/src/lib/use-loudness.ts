import { useEffect, useState } from "react";

const FLOOR_DB = -60;

/** How loud a stream is now, from 0 (silence) to 1 (as loud as can be). */
export function useLoudness(stream: MediaStream | undefined): number {
  const [loudness, setLoudness] = useState(0);
  useEffect(() => {
    if (!stream) return;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = requestAnimationFrame(function measure() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const decibels = 10 * Math.log10(power || 1e-12);
      setLoudness(Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB)));
      frame = requestAnimationFrame(measure);
    });
    return () => {
      cancelAnimationFrame(frame);
      void context.close();
    };
  }, [stream]);
  return loudness;
}
