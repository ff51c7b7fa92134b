const PARTICLES =
  "은 는 이 가 을 를 의 에 으로 로 와 과 랑 도 만 까지 부터 보다 마다 씩 쯤 경 정도 미만 초과 인 나 짜리 어치 대 간 동안 안에 " +
  "후 전 뒤 째 처럼 밖에 라 며 죠 요 예요 입니 였 면 가량 남짓 됩 됐 되";

/** What may follow a unit: no letter, or a particle. What else follows makes a longer word, such as 원칙. */
export const TAIL = `(?=${PARTICLES.split(" ").join("|")}|[^가-힣]|$)`;
/** Where a number may begin: not inside a word, and not after what makes it vague, such as 수 백만 원. */
export const HEAD = "(?<![가-힣A-Za-z\\d.,])(?<!(?:수|몇|여러) )";
