/** Words of the notes on each topic, English and Korean; one of them is enough. */
const TOPICS = {
  track: ["track", "stream", "트랙", "스트림"],
  unread: [
    "not read",
    "not heard",
    "missing",
    "breaks off",
    "only the first",
    "joined",
    "pieces",
    "읽지 못",
    "듣지 못",
    "누락",
    "빠졌",
    "끊겼",
    "첫 부분만",
    "이어 붙",
    "조각",
  ],
  quiet: ["silent", "quiet", "faint", "무음", "조용", "작습니다", "희미"],
  "no-picture": ["no picture", "no video", "화면이 없", "영상이 없", "비디오가 없"],
  "still-picture": ["picture", "photo", "poster", "still", "사진", "그림", "포스터", "정지"],
  "upside-down": ["upside", "on its head", "rotated", "turned", "거꾸로", "뒤집", "회전"],
  "small-faces": ["too small", "small face", "얼굴이 너무 작", "얼굴이 작", "작은 얼굴"],
} as const;

/** What a note can be about. */
export type Topic = keyof typeof TOPICS;

/** The topics by name. */
export const topics = Object.keys(TOPICS) as [Topic, ...Topic[]];

/** Whether a note is about a topic: one of its words begins in it. */
export function isAbout(note: string, topic: Topic): boolean {
  const text = note.normalize("NFC").toLowerCase();
  return TOPICS[topic].some((word) => new RegExp(`(?<![\\p{L}\\p{N}])${word}`, "u").test(text));
}
