import { docx } from "./docx/index.ts";
import { evidence } from "./evidence/index.ts";
import type { ExportFormat } from "./export-format.ts";
import { html } from "./html/index.ts";
import { json } from "./json/index.ts";
import { markdown } from "./markdown/index.ts";
import { pdf } from "./pdf/index.ts";
import { rttm } from "./rttm/index.ts";
import { seglst } from "./seglst/index.ts";
import { srt } from "./srt/index.ts";
import { stm } from "./stm/index.ts";
import { tracks } from "./tracks/index.ts";
import { vtt } from "./vtt/index.ts";

/** The embedded export formats. */
export const defaultExports: readonly ExportFormat[] = [
  markdown,
  html,
  docx,
  pdf,
  json,
  vtt,
  srt,
  seglst,
  stm,
  rttm,
  tracks,
  evidence,
];
