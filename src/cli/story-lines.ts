/**
 * Stories from a file of JSON Lines, and in words what is wrong with the lines that are none.
 */
import { z } from 'zod'
import type { ClusterInput } from '#src/story/decide/clusters.ts'
import { linesOf } from './lines.ts'
import { unreadable, WorkFailed } from './outcome.ts'

/** What a line should be. */
export const storyShape = '{id, headline, body, url?, source?, language?, published?, seen?, guid?}'

const line = z.object({
  id: z.string().min(1),
  headline: z.string(),
  body: z.string(),
  url: z.string().nullish(),
  source: z.string().nullish(),
  language: z.string().nullish(),
  published: z.string().nullish(),
  seen: z.string().nullish(),
  guid: z.string().nullish(),
})

export interface StoryLine {
  /** From 1. */
  number: number
  story?: ClusterInput
  /** Why the line is no story; beside a story, what of it is not used. */
  wrong?: string
}

/**
 * The lines of a file that are not empty, in order.
 * @throws WorkFailed where the file cannot be read, or is no JSON Lines at all
 */
export async function* readStoryLines(file: string): AsyncGenerator<StoryLine> {
  const seen = new Map<string, number>()
  let number = 0
  try {
    for await (const text of linesOf(file)) {
      number++
      const trimmed = (number === 1 ? text.replace(/^\ufeff/u, '') : text).trim()
      if (trimmed === '') continue
      if (number === 1) refuse(file, trimmed)
      const read = readLine(trimmed)
      if (typeof read === 'string') {
        yield { number, wrong: read }
        continue
      }
      const before = seen.get(read.id)
      if (before !== undefined) {
        yield {
          number,
          wrong: `the id ${JSON.stringify(read.id)} is that of line ${before}: each story needs its own; this one is left out`,
        }
        continue
      }
      seen.set(read.id, number)
      yield { number, ...placeable(read) }
    }
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === undefined) throw error
    const why = unreadable(file, error as NodeJS.ErrnoException)
    throw new WorkFailed(code === 'EISDIR' ? `${why}: give a file with a story a line` : why)
  }
}

/** What a first line tells of the whole file. */
function refuse(file: string, first: string): void {
  if (/^(?:\u001f|\ufffd|PK\u0003)/u.test(first) || first.includes('\0'))
    throw new WorkFailed(`${file} is no text in UTF-8 (it may be compressed, or UTF-16): give JSON Lines, a story a line: ${storyShape}`)
  if (first.startsWith('['))
    throw new WorkFailed(`${file} is a JSON list: give a story a line, as \`jq -c '.[]' ${file}\` writes them: ${storyShape}`)
}

function readLine(text: string): z.infer<typeof line> | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const { message } = error as Error
    return `no JSON: ${message.replace(/ (?:in JSON )?at position \d+ \(line 1 column (\d+)\)$/u, ' at column $1').replaceAll(/\p{Cc}+/gu, ' ')}`
  }
  const read = line.safeParse(value)
  if (read.success) return read.data
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${kindOf(value)}, where a story should be: ${storyShape}`
  const problems = read.error.issues.map(({ path }) => {
    const field = String(path[0])
    const given = (value as Record<string, unknown>)[field]
    if (given === undefined) return `${field} is missing`
    return given === '' ? `${field} is empty` : `${field} is ${kindOf(given)}, where text should be`
  })
  return problems.join('; ')
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'string'
    ? 'a text'
    : typeof value === 'boolean'
      ? String(value)
      : typeof value === 'number'
        ? 'a number'
        : 'an object'
}

function placeable({ id, headline, body, ...rest }: z.infer<typeof line>): { story: ClusterInput; wrong?: string } {
  const given = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined) as [string, string][]
  const timeless = given.filter(([field, value]) => (field === 'published' || field === 'seen') && Number.isNaN(Date.parse(value)))
  const story = { id, headline, bodyText: body, ...Object.fromEntries(given.filter((field) => !timeless.includes(field))) }
  if (timeless.length === 0) return { story }
  const wrong = timeless.map(([field, value]) => `${field} ${JSON.stringify(value)}`).join(' and ')
  return { story, wrong: `${wrong} is no time such as 2026-03-02T07:00:00Z: the story is placed without one` }
}
