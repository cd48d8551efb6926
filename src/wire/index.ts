/**
 * Bytes → WireDocument, whatever the format.
 */
import { withShownLines } from '#src/text/lines.ts'
import { mostBytes, type Problem, type WireDocument, type WireInput } from './document.ts'
import { formatOf, formats } from './formats/index.ts'
import { type Format, Source } from './formats/source.ts'
import { namingProblem } from './named-feeds.ts'

/**
 * Read a feed or wire file. Never throws: what is wrong is in `problems`; bytes of no format that is known, or not of the one that `input` names,
 * have no `format`.
 */
export async function parse(input: WireInput): Promise<WireDocument> {
  if (input.bytes.length > mostBytes) return unread('too-large', `${input.bytes.length} bytes are more than the ${mostBytes} that are read`)
  if (input.bytes.length === 0) return unread('empty', 'there are no bytes')
  const { format: named, ...unnamed } = input
  const found = await detected(input, (bytes) => detected({ ...unnamed, bytes, headers: {} }))
  if (found) return found
  const page = namingProblem(input)
  const begins = JSON.stringify(beginning(input.bytes))
  if (named)
    return unread(
      'wrong-format',
      `expected ${named}, but this is ${page?.message ?? `of no format that is known: it begins with ${begins}`}`,
    )
  if (page) return unread(page.code, page.message)
  return unread('unknown-format', `the bytes are of no format that is known: they begin with ${begins}`)
}

const unread = (code: string, message: string): WireDocument => withProblems([{ code, message }])
const withProblems = (problems: Problem[]): WireDocument => ({ feed: {}, entries: [], problems: withShownLines(problems) })

const beginning = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 60)).replace(/\s+/g, ' ').slice(0, 40)

/** The input as the format that it names reads it, else as the first that knows it; undefined when none does. */
async function detected(...given: ConstructorParameters<typeof Source>): Promise<WireDocument | undefined> {
  try {
    const source = new Source(...given)
    const { format: expected } = source.input
    const named = formats.find(({ format, detect }) => format === expected && detect(source))
    const found = named ?? formatOf(source)
    if (expected && found && found !== named) return unread('wrong-format', `expected ${expected}, but this looks like ${found.format}`)
    return found && (await documentOf(found, source))
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
    feed: withShownLines(feed && language && !feed.language ? { ...feed, language } : (feed ?? {})),
    entries: entries.map((entry) => withShownLines(entry)),
    problems: withShownLines(problems),
    ...((partial || source.breaksOff) && { partial: true }),
    ...(feed && { encoding: source.encoding }),
  }
}
