import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { VerificationRate } from "@hapju/evaluation";
import { shared } from "./data.ts";

/** Two photos, the people in them, and whether they are one person. */
export interface PhotoPair {
  readonly photos: readonly [string, string];
  /** The people, each named by a photo. */
  readonly people: readonly [string, string];
  readonly same: boolean;
}

export const photoFolder = () => shared("data/faces/deepface");

/** The labelled pairs; photos said to show one person belong together. */
export function photoPairs(): PhotoPair[] {
  const listed = readFileSync(join(photoFolder(), "master.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(",") as [string, string, string]);
  const person = new Map<string, string>();
  for (const [a, b] of listed.filter(([, , decision]) => decision === "Yes")) {
    const [keep, merge] = [person.get(a) ?? a, person.get(b) ?? b];
    person.set(a, keep).set(b, keep);
    for (const [photo, owner] of person) if (owner === merge) person.set(photo, keep);
  }
  const owner = (photo: string) => person.get(photo) ?? photo;
  return listed.map(([a, b, decision]) => ({
    photos: [a, b],
    people: [owner(a), owner(b)],
    same: decision === "Yes",
  }));
}

/** How scores of one person and of two people lie: what a calibration is made of. */
export interface DerivedCalibration {
  readonly midpoint: number;
  readonly slope: number;
}

/**
 * Logistic calibration of two normal distributions of one spread (linear discriminant analysis): unlike a logistic
 * regression it stays finite where no pair is on the wrong side, as with these few.
 */
export function derive(same: readonly number[], different: readonly number[]): DerivedCalibration {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);
  const spread = (variance(same) + variance(different)) / 2;
  const [a, b] = [mean(same), mean(different)];
  return { midpoint: (a + b) / 2, slope: (a - b) / spread };
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

/** `37 of 38 (86.5–99.5%)` */
export const share = ({ successes, trials, low, high }: VerificationRate["trueAccept"]) =>
  `${successes} of ${trials} (${percent(low).slice(0, -1)}–${percent(high)})`;
