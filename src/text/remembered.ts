/** More different texts than are asked for while one document is read; the memory of answers is emptied there. */
const most = 20_000

/** The answers of a pure function of a text, each found once. */
export function remembered<A>(ask: (text: string) => A): (text: string) => A {
  const answers = new Map<string, A>()
  return (text) => {
    let answer = answers.get(text)
    if (answer === undefined && !answers.has(text)) {
      answer = ask(text)
      if (answers.size >= most) answers.clear()
      answers.set(text, answer)
    }
    return answer as A
  }
}
