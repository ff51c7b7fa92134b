import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { IdentityError } from "../errors.ts";

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** Bytes of a key. */
export const KEY_BYTES = 32;

// The version is authenticated too, so that no byte of a seal can change unnoticed.
const authenticated = (context: string) => Buffer.from(`hapju-seal-${VERSION}\0${context}`, "utf8");

/**
 * Seals bytes with AES-256-GCM under a random nonce. Layout: version (1 byte), nonce (12), tag (16), ciphertext.
 * `context` is authenticated but not stored: bytes sealed for one context open in no other.
 */
export function sealBytes(key: Uint8Array, context: string, bytes: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(authenticated(context));
  const body = [cipher.update(bytes), cipher.final()];
  return new Uint8Array(Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), ...body]));
}

/**
 * Opens what {@link sealBytes} sealed.
 *
 * @throws IdentityError `seal-broken` when a byte was changed, or key or context are not those of the seal
 */
export function openBytes(key: Uint8Array, context: string, sealed: Uint8Array): Uint8Array {
  if (sealed.length < HEADER_BYTES || sealed[0] !== VERSION) throw broken(context, sealed.length);
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(authenticated(context));
  decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]));
  } catch {
    throw broken(context, sealed.length);
  }
}

function broken(context: string, bytes: number): IdentityError {
  return new IdentityError(
    "seal-broken",
    `${bytes} sealed bytes of "${context}" cannot be opened: they were changed, or sealed under another key. Run the step that creates them again.`,
    { context, bytes },
  );
}
