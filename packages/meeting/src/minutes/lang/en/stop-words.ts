/** English words that name no topic. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  "a about after afternoon again all also am an and any are as at be because been before being but by can could did do does doing done down each everybody everyone everything for from get go going good got had has have having he hello her here hers him his how i if in into is it its just know let like me more morning most my need new nice no not now of off okay on once only or other our out over please really right same say she should so side some still such sure talk than thank thanks that the their them then there these they thing things think this those through to today too under until up us very want was we well were what when where which while who whom why will with would yeah yes you your".split(
    " ",
  ),
);
