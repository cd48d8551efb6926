/**
 * Characters by class, each looked up once: regular expressions over Unicode properties take several times as long.
 */

const unread = 255
const half = 254

/**
 * A function that says the class of the character at a place in a text, counted in UTF-16 units. Half a pair is a character by itself.
 * @param classOf 0 to 253, of one character
 */
export function characterClasses(classOf: (character: string) => number): (text: string, at: number) => number {
  const known = new Uint8Array(65_536).fill(unread).fill(half, 0xd800, 0xe000)
  return (text, at) => {
    const code = text.charCodeAt(at)
    const found = known[code]!
    if (found < half) return found
    if (found === half) return classOf(String.fromCodePoint(text.codePointAt(at)!))
    const read = classOf(String.fromCharCode(code))
    known[code] = read
    return read
  }
}

/** UTF-16 units of the character at a place in a text. */
export const widthAt = (text: string, at: number): number => (text.charCodeAt(at) >= 0xd800 && text.codePointAt(at)! > 0xffff ? 2 : 1)
