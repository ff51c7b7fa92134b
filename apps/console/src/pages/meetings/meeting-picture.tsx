import type { Meeting } from "@hapju/contract";
import { AudioLines } from "lucide-react";
import { useState } from "react";

/** A picture of the meeting from where it is well under way. It says nothing that the title does not. */
export function MeetingPicture({
  meeting: { id, hasVideo, durationSeconds },
}: {
  readonly meeting: Meeting;
}) {
  const [isBroken, setBroken] = useState(false);
  const seconds = Math.floor(durationSeconds / 3);
  return (
    <div className="grid h-14 w-24 shrink-0 place-items-center overflow-hidden rounded-md bg-sunken text-faint max-[26rem]:hidden">
      {hasVideo && !isBroken ? (
        <img
          src={`/api/meetings/${id}/frame?seconds=${seconds}&width=192`}
          alt=""
          width={96}
          height={56}
          loading="lazy"
          decoding="async"
          onError={() => setBroken(true)}
          className="size-full object-cover"
        />
      ) : (
        <AudioLines aria-hidden className="size-5" />
      )}
    </div>
  );
}
