/** Korean words that name no topic. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  "감사합니다 그 그것 그래서 그러면 그런 그럼 그리고 그렇게 근데 네 누가 다 다시 다음 더 또 때 때문에 뭐 및 바로 수 안 안녕하세요 아 어 어떤 예 오늘 우리 우리가 이 이것 이런 이렇게 이번 있는 있습니다 있어요 자 잘 저 저는 저희 저희가 제 제가 좀 지금 한 한번 할 합니다 하는 하고 해서 해요".split(
    " ",
  ),
);
