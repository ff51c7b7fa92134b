import { openMedia } from "@hapju/media";
import { randomMeeting, renderMeeting } from "@hapju/synthesis";

/** Renders a meeting of drawn people with its references, the same for the same seed. */
export async function generateMeeting(
  dir: string,
  { people, seed }: { readonly people: number; readonly seed: number },
) {
  const media = openMedia();
  await renderMeeting(randomMeeting({ people, seed, seconds: 60 }), dir, media);
  await media.close();
  return { name: `generated, ${people} people`, dir, file: "meeting.mp4" };
}
