import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { idParam } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { box, seconds, segment } from "../schema/values.ts";

const logLikelihoods = z
  .object({
    face: z.number().optional(),
    voice: z.number().optional(),
    lips: z.number().optional(),
    position: z.number().optional(),
  })
  .describe("Log-likelihood ratio of each source that has evidence");

const candidate = z.object({
  person: z.string(),
  name: z.string(),
  probability: z.number(),
  logLikelihoods,
});

const naming = z.object({
  speaker: z.string(),
  reason: z.enum(["recognised", "linked", "corrected", "uncertain", "unknown"]),
  confidence: z.number(),
  candidates: z.array(candidate),
  runnerUp: candidate.optional(),
  frames: z.array(z.object({ seconds, box })).describe("The sightings that decided"),
  segments: z.array(segment),
});

/** Why everyone has the name they have. */
export const evidence = z
  .object({
    voiceEvidence: z.string().describe("`none`, or the name of the speaker evidence used"),
    tracks: z.array(naming.extend({ track: z.string() })),
    voices: z.array(naming.extend({ voice: z.string() })),
    speaking: z.array(
      segment.extend({
        speaker: z.string(),
        track: z.string().optional(),
        voice: z.string().optional(),
        confidence: z.number(),
        runnerUp: z.object({ speaker: z.string(), confidence: z.number() }).optional(),
        logLikelihoods,
        by: z.enum(["lips", "voice", "correction", "only", "none"]),
      }),
    ),
  })
  .openapi("Evidence");

/** See {@link evidence}. */
export type Evidence = z.infer<typeof evidence>;

/** `GET /api/meetings/{id}/evidence` */
export const getEvidence = createRoute({
  method: "get",
  path: "/api/meetings/{id}/evidence",
  tags: ["meetings"],
  summary: "Why everyone has the name they have",
  request: { params: idParam },
  responses: { 200: json("Evidence", evidence), ...problems },
});
