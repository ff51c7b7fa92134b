/** What the controls show. */
export interface PlaybackState {
  readonly playing: boolean;
  readonly waiting: boolean;
  readonly failed: boolean;
  readonly rate: number;
  readonly volume: number;
  readonly muted: boolean;
}

const STOPPED: PlaybackState = {
  playing: false,
  waiting: false,
  failed: false,
  rate: 1,
  volume: 1,
  muted: false,
};
/** The playback rates on offer; 1 is normal. */
export const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/**
 * The one clock of a meeting's page. What moves with the sound listens to `onTick` and draws by itself, so that no
 * component renders sixty times a second; what changes seldom is in `state`.
 */
export class Playback {
  /** Where the playhead is. A seek counts at once, before the media follows. */
  seconds = 0;
  /** Length of one frame; learned while playing. */
  frameSeconds = 1 / 25;
  state: PlaybackState = STOPPED;
  readonly durationSeconds: number;
  #media: HTMLMediaElement | undefined;
  readonly #ticks = new Set<(seconds: number) => void>();
  readonly #states = new Set<() => void>();

  constructor(durationSeconds: number) {
    this.durationSeconds = durationSeconds;
  }

  /** Takes over a media element. @returns gives it back */
  attach(media: HTMLMediaElement): () => void {
    this.#media = media;
    const stop = new AbortController();
    const on = (type: string, listener: () => void) =>
      media.addEventListener(type, listener, { signal: stop.signal });
    on("play", () => this.#set({ playing: true }));
    on("pause", () => this.#set({ playing: false, waiting: false }));
    on("ended", () => this.#set({ playing: false }));
    on("waiting", () => this.#set({ waiting: true }));
    on("playing", () => this.#set({ waiting: false, failed: false }));
    on("canplay", () => this.#set({ waiting: false }));
    on("error", () => this.#set({ failed: true, playing: false, waiting: false }));
    on("ratechange", () => this.#set({ rate: media.playbackRate }));
    on("volumechange", () => this.#set({ volume: media.volume, muted: media.muted }));
    on("seeked", () => this.#tick(media.currentTime));
    on("loadedmetadata", () => {
      if (this.seconds > 0) media.currentTime = this.seconds;
    });
    if (media.readyState > 0 && this.seconds > 0) media.currentTime = this.seconds;
    this.#watch(media, stop.signal);
    return () => {
      stop.abort();
      if (this.#media === media) this.#media = undefined;
    };
  }

  /** Called with the time on every frame while it plays, and when it is moved. */
  onTick(listener: (seconds: number) => void): () => void {
    this.#ticks.add(listener);
    listener(this.seconds);
    return () => this.#ticks.delete(listener);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#states.add(listener);
    return () => this.#states.delete(listener);
  };
  read = (): PlaybackState => this.state;

  seek(seconds: number): void {
    const at = Math.min(Math.max(0, seconds), this.durationSeconds);
    if (this.#media && this.#media.readyState > 0) this.#media.currentTime = at;
    this.#tick(at);
  }

  play(from?: number): void {
    if (from !== undefined) this.seek(from);
    // A browser that wants a click first says no; the button is there for that.
    void this.#media?.play().catch(() => {});
  }

  pause(): void {
    this.#media?.pause();
  }

  toggle(): void {
    if (this.state.playing) this.pause();
    else this.play(this.seconds >= this.durationSeconds - 0.05 ? 0 : undefined);
  }

  step(frames: number): void {
    this.pause();
    this.seek(this.seconds + frames * this.frameSeconds);
  }

  setRate(rate: number): void {
    if (this.#media) this.#media.playbackRate = rate;
  }

  /** The next faster or slower speed. */
  changeRate(direction: 1 | -1): void {
    const at = RATES.findIndex((rate) => rate >= this.state.rate);
    const rate = RATES[Math.min(RATES.length - 1, Math.max(0, at + direction))];
    if (rate !== undefined) this.setRate(rate);
  }

  setVolume(volume: number): void {
    if (!this.#media) return;
    this.#media.volume = volume;
    this.#media.muted = volume === 0;
  }

  toggleMuted(): void {
    if (this.#media) this.#media.muted = !this.#media.muted;
  }

  #watch(media: HTMLMediaElement, signal: AbortSignal): void {
    const frame = () => {
      if (signal.aborted) return;
      // Before it knows its own length the media does not know either where it was sent.
      if (!media.paused && !media.seeking && media.readyState > 0) this.#tick(media.currentTime);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    if (!(media instanceof HTMLVideoElement) || !("requestVideoFrameCallback" in media)) return;
    let last = Number.NaN;
    const shown = (_: number, { mediaTime }: { readonly mediaTime: number }) => {
      if (signal.aborted) return;
      const length = mediaTime - last;
      // Frames may be left out on the way: the shortest step seen is one frame.
      if (length > 0.004 && length < this.frameSeconds - 1e-3) this.frameSeconds = length;
      last = mediaTime;
      media.requestVideoFrameCallback(shown);
    };
    media.requestVideoFrameCallback(shown);
  }

  #tick(seconds: number): void {
    this.seconds = seconds;
    for (const listener of this.#ticks) listener(seconds);
  }

  #set(change: Partial<PlaybackState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#states) listener();
  }
}
