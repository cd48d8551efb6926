/**
 * `npm run check` refuses a regular expression that is slow on a long text.
 */
import { expect, test } from 'vitest'
import { literals, slowOnes, whySlow } from './regexes.ts'

test.each([
  [/^[\p{Lu}][\p{Lu}.'’-]+(?:[\s,/-]+[\p{Lu}][\p{L}.'’-]*)*$/u, 'exponential'],
  [/^\s*(\d+)\s*(.*)$/, 'polynomial'],
  [/^(?:\p{Lu}[\p{L}-]*\s?){1,4}$/u, 'polynomial'],
  [/\s+$/, 'polynomial'],
  [/[?#].*$/, 'polynomial'],
])('%s is slow: %s', (regex, time) => {
  expect(whySlow(regex)).toMatch(new RegExp(`^${time}: `))
})

test.each([/(?<!\s)\s+$/, /[?#][\s\S]*/, /^\s+/, /\s+/y, /(?:(?<!\s)\s+)?[,;]\s*/u])('%s is not', (regex) => {
  expect(whySlow(regex)).toBeUndefined()
})

test('a literal is found where it stands, in a type’s file as in a function, and a text or a division is none', () => {
  const text =
    "interface A { b: string }\nconst half = (n: number): number => n / 2 / 1\nconst text = '/a+/'\nexport const f = (s: string): boolean => /a+$/u.test(s)\n"
  expect(literals('text/some.ts', text)).toEqual([{ at: 'text/some.ts:4', regex: /a+$/u }])
})

test('none of src is slow, those that are built when a module is loaded included', async () => {
  const { slow, used, seen } = await slowOnes()
  expect(slow).toEqual([])
  expect(used.size).toBeGreaterThan(0)
  expect(seen).toBeGreaterThan(900)
})
