/**
 * JSON that is nearly JSON: line breaks inside strings, commas before a bracket's end, or an end that was cut off.
 */
import type { Problem } from '../document.ts'

const closes: Record<string, string> = { '{': '}', '[': ']' }
const controls: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Characters of a text that is mended. */
const longest = 20_000_000

/**
 * Mend a text that is no JSON, in one pass.
 * @returns JSON to try, and what was wrong; what an end that was cut off leaves of the outermost list's last item is left out. Undefined where nothing
 * whole is left, or the text is too long
 */
export function mendJson(text: string): { text: string; problem: Problem } | undefined {
  if (text.length > longest) return undefined
  const out: string[] = []
  const open: string[] = []
  /** Where the output ends after the last whole item of each open bracket. */
  const whole: number[] = []
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const c = text[at]!
    if (inString) {
      if (c === '\\') out.push(c + (text[++at] ?? ''))
      else out.push(c < ' ' ? (controls[c] ?? ' ') : c)
      if (c === '"') inString = false
      continue
    }
    if (c === '"') inString = true
    if (c === ',' && /^\s{0,200}[\]}]/.test(text.slice(at + 1, at + 202))) continue
    if (c === '{' || c === '[') {
      open.push(closes[c]!)
      whole.push(out.length + 1)
    } else if (c === '}' || c === ']') {
      if (open.at(-1) !== c) continue
      open.pop()
      whole.pop()
      out.push(c)
      if (whole.length > 0) whole[whole.length - 1] = out.length
      if (open.length === 0) break
      continue
    }
    out.push(c)
  }
  if (open.length === 0)
    return {
      text: out.join(''),
      problem: { code: 'not-json', message: 'the JSON is not well-formed; it was mended and read all the same' },
    }
  const list = open.indexOf(']')
  if (list < 0) return undefined
  return {
    text:
      out.slice(0, whole[list]).join('') +
      open
        .slice(0, list + 1)
        .reverse()
        .join(''),
    problem: { code: 'truncated', message: 'the JSON breaks off; what came before the break was read, and it will be fetched again whole' },
  }
}
