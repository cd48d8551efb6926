/**
 * What the reading threads run: the pure stages, which take time and read what others have written. Each is loaded when it is first asked for; the
 * time of a document runs from then on.
 */
import { parentPort } from 'node:worker_threads'
import type { Article, PageInput } from '#src/article/article.ts'
import type { FeedFacts } from '#src/story/compose.ts'
import type { Fingerprint } from '#src/story/print/index.ts'
import type { Story } from '#src/story/story.ts'
import type { WireDocument, WireEntry, WireInput } from '#src/wire/document.ts'

/** What a story is made of. */
export interface Material {
  feed: FeedFacts
  entry: WireEntry
  page?: PageInput
  /** What the entry is called in its feed. */
  identity: string
  /** ISO 8601: when the entry was first seen. */
  seen: string
}

export interface ComposedStory {
  /** Fit to be stored. */
  story: Story
  print: Fingerprint
  /** Less than half of the prose on its page was taken for its text. */
  doubtful: boolean
  /** Parts that cannot be stored. */
  leftOut: string[]
}

interface Task<Input> {
  task: number
  input: Input
}

const begin = (task: number): void => parentPort?.postMessage({ begun: task })

export async function parse({ task, input }: Task<WireInput>): Promise<WireDocument> {
  const wire = await import('#src/wire/index.ts')
  begin(task)
  return wire.parse(input)
}

export async function extract({ task, input }: Task<PageInput>): Promise<Article> {
  const article = await import('#src/article/extract.ts')
  begin(task)
  return article.extract(input)
}

/** A page's text is read for its sources once: what its extraction found goes on to its story. */
export async function compose({ task, input }: Task<Material>): Promise<ComposedStory> {
  const [article, composing, printing, { textOf }, { storableStory }] = await Promise.all([
    import('#src/article/extract.ts'),
    import('#src/story/compose.ts'),
    import('#src/story/print/index.ts'),
    import('#src/story/decide/translation.ts'),
    import('#src/store/storable.ts'),
  ])
  begin(task)
  const { page, ...own } = input
  const read = page ? article.extractForStory(page) : undefined
  const doubtful = read?.article.problems.some(({ code }) => code === 'text-doubtful') ?? false
  const { story, leftOut } = storableStory(composing.compose({ ...own, ...read }))
  return { story, leftOut, doubtful, print: printing.fingerprint(textOf(story)) }
}
