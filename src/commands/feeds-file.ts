/**
 * feeds.yaml → feeds, or all that is wrong with it, each with its line.
 */
import { LineCounter, type Node, parseDocument } from 'yaml'
import { z } from 'zod'
import type { FeedSettings } from '#src/store/feeds.ts'
import { feedAsWritten, feedDefaults, toSettings } from './feed-settings.ts'

const file = z.strictObject(
  { defaults: feedDefaults.optional(), feeds: z.array(feedAsWritten, 'a list of feeds').default([]) },
  {
    error: ({ code }) =>
      code === 'invalid_type' ? 'this is no feeds file: it has a list under feeds:, as feeds.example.yaml does' : undefined,
  },
)

export interface FileProblem {
  line: number
  /** Where: `feeds[2].every`. */
  path: string
  message: string
}

/** Read a feeds file's text. */
export function readFeedsFile(text: string): { ok: true; feeds: FeedSettings[] } | { ok: false; problems: FileProblem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => ({
        line: lines.linePos(error.pos[0]).line,
        path: '',
        message: error.message.split('\n')[0]!,
      })),
    }
  }
  const lineOf = (path: PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as Node | undefined
      if (node?.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  const result = file.safeParse(document.toJS() ?? {})
  if (!result.success) {
    return {
      ok: false,
      problems: result.error.issues.map((issue) => ({ line: lineOf(issue.path), path: spell(issue.path), message: issue.message })),
    }
  }
  const { defaults, feeds } = result.data
  const first = new Map<string, number>()
  const twice = feeds.flatMap(({ id }, index) => {
    const before = first.get(id)
    if (before === undefined) first.set(id, index)
    return before === undefined
      ? []
      : [{ line: lineOf(['feeds', index, 'id']), path: `feeds[${index}].id`, message: `${id} is there already, as feeds[${before}]` }]
  })
  return twice.length > 0 ? { ok: false, problems: twice } : { ok: true, feeds: feeds.map((feed) => toSettings(feed, defaults)) }
}

function spell(path: PropertyKey[]): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`)).join('')
}
