import { IdentityError, type SourceFile } from "@hapju/identity";

const WHAT = { "photo-unreadable": "a photo", "sound-unreadable": "a sound" } as const;

/** The error for a file that a decoder refused; a decoder that was closed says nothing about the file. */
export function unreadable(
  code: keyof typeof WHAT,
  { path, label, bytes }: SourceFile,
  error: Error & { readonly code?: unknown },
): Error {
  if (error.code === "closed") return error;
  const reason = error.message.replaceAll(path, label);
  return new IdentityError(
    code,
    `${label} (${bytes.length} bytes) cannot be read as ${WHAT[code]}: ${reason}. Replace the file.`,
    { path: label, bytes: bytes.length },
    { cause: error },
  );
}
