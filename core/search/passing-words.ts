/** Words that qualify a question but seldom stand in a category's name. */
const passingWords = new Set(
  (
    'acute adult any balance bilat bilateral billing bill both can charge chronic code codes coding complete ' +
    'condition cpt disease disorder do doctor emergency female first for full get getting having how ' +
    'i injury initial is issue it left level local lt major male mild minor multiple my need new old ' +
    'one operation operative out pain painful partial patient patients per performed please primary ' +
    'problem procedure procedures quick recurrent right routine rt second secondary service services ' +
    'severe side simple single small surgeon surgery surgical symptom take test testing the total ' +
    'treat treatment two type under unilateral up urgent what where which whole work year'
  ).split(' '),
)

/** Tells whether a word may be left out of a question that finds nothing with it. */
export function isPassingWord(word: string): boolean {
  return passingWords.has(word)
}
