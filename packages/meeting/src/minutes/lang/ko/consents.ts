import type { ConsentWording } from "../language.ts";

/** What people agree to, in Korean. Never edit a text: add a version. */
export const consents: readonly ConsentWording[] = [
  {
    version: "face-recognition-1",
    purpose: "face-recognition",
    text: `본인은 본인이 제공한 사진으로 얼굴의 수치 템플릿을 만들어 이 시스템의 운영자가 암호화하여 보관하고, 이곳에서 녹화되는 회의의 회의록에 본인의 이름을 표시하는 목적으로만 사용하는 데 동의합니다.

템플릿은 해당 녹화물 속의 얼굴과만 비교됩니다. 기분, 집중도, 건강 상태 등 그 밖의 어떤 것도 얼굴에서 추정하지 않습니다.

본인은 언제든지 이유를 밝히지 않고 동의를 철회할 수 있습니다. 철회하면 템플릿은 즉시 파기되고, 지난 회의의 회의록에는 알 수 없는 사람으로 표시됩니다. 동의하지 않으면 인식되지 않을 뿐 다른 불이익은 없습니다.`,
  },
  {
    version: "voice-recognition-1",
    purpose: "voice-recognition",
    text: `본인은 본인이 제공한 음성으로 목소리의 수치 템플릿을 만들어 이 시스템의 운영자가 암호화하여 보관하고, 이곳에서 녹화되는 회의의 회의록에 본인의 이름을 표시하는 목적으로만 사용하는 데 동의합니다.

템플릿은 해당 녹화물 속의 목소리와만 비교됩니다. 기분, 집중도, 건강 상태 등 그 밖의 어떤 것도 목소리에서 추정하지 않습니다.

본인은 언제든지 이유를 밝히지 않고 동의를 철회할 수 있습니다. 철회하면 템플릿은 즉시 파기되고, 지난 회의의 회의록에는 알 수 없는 사람으로 표시됩니다. 동의하지 않으면 목소리로 인식되지 않을 뿐 다른 불이익은 없습니다.`,
  },
];
