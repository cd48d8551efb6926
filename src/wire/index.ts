/**
 * Bytes → WireDocument, whatever the format.
 */
import type { Problem, WireDocument, WireInput } from './document.ts'
import { formatOf } from './formats/index.ts'
import { type Format, Source } from './formats/source.ts'
import { htmlPage } from './html-page.ts'

/** Larger documents are refused: no feed is, and they would fill the memory. */
export const mostBytes = 64 * 1024 * 1024

/**
 * Read a feed or wire file. Never throws: what is wrong is in `problems`; bytes of no format that is known have no `format`.
 */
export async function parse(input: WireInput): Promise<WireDocument> {
  if (input.bytes.length > mostBytes) return unread('too-large', `${input.bytes.length} bytes are more than the ${mostBytes} that are read`)
  if (input.bytes.length === 0) return unread('empty', 'there are no bytes')
  const found = await detected(input, (bytes) => detected({ ...input, bytes, headers: {} }))
  if (found) return found
  const page = htmlPage(input)
  if (page) return unread(page.code, page.message)
  return unread('unknown-format', `the bytes are of no format that is known: they begin with ${JSON.stringify(beginning(input.bytes))}`)
}

const unread = (code: string, message: string): WireDocument => withProblems([{ code, message }])
const withProblems = (problems: Problem[]): WireDocument => ({ feed: {}, entries: [], problems })

const beginning = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 60)).replace(/\s+/g, ' ').slice(0, 40)

/** The input as the first format that knows it reads it; undefined when none does. */
async function detected(...given: ConstructorParameters<typeof Source>): Promise<WireDocument | undefined> {
  try {
    const source = new Source(...given)
    const format = formatOf(source)
    return format && (await documentOf(format, source))
  } catch (error) {
    return unread('failed', `reading failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function documentOf({ format, read }: Format, source: Source): Promise<WireDocument> {
  const found = await read(source)
  if ('unread' in found) return withProblems([...source.problems, ...found.unread])
  const { feed, entries, partial } = found
  const problems = [...source.problems, ...found.problems]
  const language = source.input.headers?.['content-language']
  return {
    format,
    feed: feed && language && !feed.language ? { ...feed, language } : (feed ?? {}),
    entries,
    problems,
    ...(partial && { partial }),
    ...(feed && { encoding: source.encoding }),
  }
}
