/** The schemas of what crosses the API: zod and nothing else, so that a browser can take its types from here. */

export { type Attendee, type Minutes, minutesSchema, type TranscriptTurn } from "./minutes/core/schema.ts";
export {
  correctionSchema,
  faceAnchorSchema,
  turnAnchorSchema,
} from "./service/corrections/correction-schema.ts";
