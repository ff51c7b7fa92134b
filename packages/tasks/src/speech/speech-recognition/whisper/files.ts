import type { ModelFile } from "@hapju/spec";

/** The files of Whisper base, in the package that is installed unless optional ones are left out. */
export const whisperFiles: ModelFile[] = [
  {
    name: "encoder",
    package: "@hapju/weights-multilingual/whisper-base/encoder.onnx",
    version: "0.1.0",
    sha256: "56b32ef318c175b9fad8397c24ee1814578be44217abfbce9715f58909463320",
    bytes: 30_166_271,
  },
  {
    name: "decoder",
    package: "@hapju/weights-multilingual/whisper-base/decoder.onnx",
    version: "0.1.0",
    sha256: "7d8c07c7a17484852031b849cefda8521ee86b06a2ccd852b9fad71c3d6db3ef",
    bytes: 55_360_850,
  },
  {
    name: "mel",
    package: "@hapju/weights-multilingual/whisper-base/mel.onnx",
    version: "0.1.0",
    sha256: "f568d99fab1cc439ed607cf7f275e2106df81cb6e8f251c097c00b9f5f7a8390",
    bytes: 708_897,
  },
  {
    name: "tokens",
    package: "@hapju/weights-multilingual/whisper-base/tokens.txt",
    version: "0.1.0",
    sha256: "316413f0a5497a8219e48697be7faac30a90c0756680c24114266233fba152af",
    bytes: 816_722,
  },
  {
    name: "settings",
    package: "@hapju/weights-multilingual/whisper-base/whisper.json",
    version: "0.1.0",
    sha256: "7d8ad7585c774eca8a4d00a6b78f273b64004e609ef763aa5473dd80bf507b59",
    bytes: 1_245,
  },
];
