/**
 * Chance that can be repeated: the same seed gives the same numbers, in any process and on any day.
 */

/** FNV-1a over a text's UTF-16 units: 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Numbers from 0 to below 1 (mulberry32), a stream of its own for each seed and name, so that a new story changes no other. */
export function chance(seed: number, name: string): () => number {
  let state = hashOf(`${seed}/${name}`)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Fill the slots of a text: `{name=3..9}` draws a whole number, `{name=a|b}` one of the words, `{name}` repeats what was
 * drawn for the name before.
 * @throws RangeError for a name that nothing was drawn for
 */
export function fillSlots(text: string, draw: () => number): string {
  const drawn = new Map<string, string>()
  return text.replace(/\{([a-z]+)(?:=([^{}]+))?\}/g, (_, name: string, choices?: string) => {
    if (choices !== undefined) drawn.set(name, choose(choices, draw))
    const value = drawn.get(name)
    if (value === undefined) throw new RangeError(`{${name}} stands before {${name}=…}`)
    return value
  })
}

function choose(choices: string, draw: () => number): string {
  const range = /^(\d+)\.\.(\d+)$/.exec(choices)
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])]
    return String(from + Math.floor(draw() * (to - from + 1)))
  }
  const words = choices.split('|')
  return words[Math.floor(draw() * words.length)]!
}
