/** The reading threads: a document that takes too long is given up, and costs no other. */
import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { feedId } from '#src/brand.ts'
import { GivenUpError, openReader } from '#src/reading/reader.ts'
import { compose } from '#src/story/compose.ts'
import { textOf } from '#src/story/decide/translation.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { temporaryFolder } from '../support/folder.ts'

const slowFeed = feedId.parse('slow')
const innocent = feedId.parse('innocent')
const bytes = (text: string) => new TextEncoder().encode(text)
const rss = (items: string) => bytes(`<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`)
const small = rss('<item><guid>1</guid><title>Some headline</title></item>')
/** A second of work and more. */
const large = rss(
  `<item><guid>1</guid><description>${'&lt;p&gt;Some words, &lt;b&gt;bold&lt;/b&gt;.&lt;/p&gt;'.repeat(20)}</description></item>`.repeat(
    40_000,
  ),
)
const patient = openReader({ threads: 1, limitMs: 600_000 })
const timeOfLarge = async () => {
  const beginning = performance.now()
  await patient.parse({ bytes: large })
  return performance.now() - beginning
}
/** A fifth of what the large one takes on this machine, at this hour, which may be a busier one than that of a test; the first reading has the start of a thread in it. */
const limitMs = Math.round(Math.min(await timeOfLarge(), await timeOfLarge()) / 5)

const reader = openReader({ threads: 2, limitMs })
afterAll(() => Promise.all([reader.close(), patient.close()]))

test('slow documents are given up, and those of another feed that wait beside them are read', async () => {
  const slow = Array.from({ length: 4 }, () => reader.parse({ bytes: large }, slowFeed).catch((error: unknown) => error))
  const others = await Promise.all(Array.from({ length: 8 }, () => reader.parse({ bytes: small }, innocent)))
  expect(others.map(({ entries }) => entries.length)).toEqual(Array(8).fill(1))
  for (const error of await Promise.all(slow)) {
    expect(error).toBeInstanceOf(GivenUpError)
    expect(error).toMatchObject({ code: 'too-slow' })
  }
})

test('the event loop goes on while documents are read', async () => {
  let longest = 0
  const began = performance.now()
  let last = began
  const ticks = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  await reader.parse({ bytes: large }, slowFeed).catch(() => undefined)
  clearInterval(ticks)
  // What was read here would leave one gap as long as all of it, however fast the machine is.
  expect(longest).toBeLessThan((performance.now() - began) / 2)
})

test('to wait for a thread costs a document no time', async () => {
  const only = openReader({ threads: 1, limitMs })
  try {
    const slow = [1, 2].map(() => only.parse({ bytes: large }, slowFeed).catch((error: unknown) => error))
    const after = only.parse({ bytes: small }, slowFeed)
    expect((await Promise.all(slow)).map((error) => error instanceof GivenUpError)).toEqual([true, true])
    expect((await after).entries).toHaveLength(1)
  } finally {
    await only.close()
  }
})

test('a document that is small enough is read here: no thread is started for it, and one is for a larger', async () => {
  let started = 0
  const count = () => {
    started++
  }
  process.on('worker', count)
  const mixed = openReader({ threads: 1, here: small.length })
  try {
    expect((await mixed.parse({ bytes: small })).entries).toMatchObject([{ headline: 'Some headline' }])
    expect(started).toBe(0)
    expect((await mixed.parse({ bytes: Buffer.concat([small, bytes(' ')]) })).entries).toHaveLength(1)
    expect(started).toBe(1)
  } finally {
    process.off('worker', count)
    await mixed.close()
  }
})

test('one that takes too long here is given up, too', async () => {
  // Less than elsewhere, as the machine may be less busy now than when it was measured.
  const little = Math.ceil(limitMs / 2)
  const here = openReader({ threads: 1, here: large.length, limitMs: little })
  const error = await here.parse({ bytes: large, url: 'https://a.example/' }).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(GivenUpError)
  expect(error).toMatchObject({
    code: 'too-slow',
    message: `parse of https://a.example/ (${large.length} bytes) was given up: it took longer than ${little / 1000} s`,
  })
  await here.close()
})

test('a story that a thread composes is the one that is composed here, with its fingerprint', async () => {
  const material = {
    feed: { id: innocent, agency: 'MIA' },
    entry: { id: '1', headline: 'Some headline of it', bodyText: 'SKOPJE (MIA) - Some words stand here.' },
    identity: '1',
    seen: '2026-11-23T10:00:00.000Z',
  }
  const { story, print } = await patient.compose(material)
  expect(story).toEqual(compose(material))
  expect(print).toEqual({ ...fingerprint(textOf(story)) })
})

test('a thread takes its modules from the compile cache of its process', async () => {
  const folder = await temporaryFolder()
  const { NODE_COMPILE_CACHE: _, ...env } = process.env
  const program = `
    import { enableCompileCache } from 'node:module'
    enableCompileCache(${JSON.stringify(folder)})
    const { openReader } = await import('#src/reading/reader.ts')
    const reader = openReader({ threads: 1 })
    await reader.parse({ bytes: new TextEncoder().encode('{"version": "https://jsonfeed.org/version/1.1", "items": []}') })
    await reader.close()`
  const root = fileURLToPath(new URL('../..', import.meta.url))
  execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, env })
  const cached = globSync('*/*', { cwd: folder }).length
  const readers = globSync('src/{wire,languages,agencies}/**/*.ts', { cwd: root }).length
  expect(cached).toBeGreaterThan(readers)
})
