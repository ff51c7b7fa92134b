import { useEffect, useState } from "react";

/** Camera or microphone, for as long as the component is shown. @param constraints must not change */
export function useUserMedia(constraints: MediaStreamConstraints) {
  const [stream, setStream] = useState<MediaStream>();
  const [problem, setProblem] = useState<"denied" | "missing">();
  useEffect(() => {
    let isGone = false;
    let open: MediaStream | undefined;
    const stop = () => {
      for (const track of open?.getTracks() ?? []) track.stop();
    };
    // Browsers have no `mediaDevices` where the connection is not safe.
    const asked =
      navigator.mediaDevices?.getUserMedia(constraints) ??
      Promise.reject(new DOMException("", "NotFoundError"));
    asked.then(
      (got) => {
        open = got;
        if (isGone) stop();
        else setStream(got);
      },
      (error: DOMException) => setProblem(error.name === "NotAllowedError" ? "denied" : "missing"),
    );
    return () => {
      isGone = true;
      stop();
      setStream(undefined);
    };
  }, [constraints]);
  return { stream, problem };
}
