import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WorkFailed } from '#src/cli/outcome.ts'
import { readStoryLines, type StoryLine } from '#src/cli/story-lines.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telex-stories-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function all(file: string): Promise<StoryLine[]> {
  const lines: StoryLine[] = []
  for await (const line of readStoryLines(file)) lines.push(line)
  return lines
}

async function read(content: string | Buffer) {
  const file = join(folder, 'stories.jsonl')
  await writeFile(file, content)
  return all(file)
}

const good = { id: 'a', headline: 'Old bridge closes', body: 'The old bridge closes to cars on Monday.' }
const written = (...lines: unknown[]) => lines.map((line) => JSON.stringify(line)).join('\n')

test('a line is a story; fields that are null and empty lines are passed over', async () => {
  expect(await read(`\ufeff${written({ ...good, url: null, source: 'MIA' })}\n\n`)).toEqual([
    { number: 1, story: { id: 'a', headline: good.headline, bodyText: good.body, source: 'MIA' } },
  ])
})

test('what is wrong with a line is said in words, with the field, what it is and what it should be', async () => {
  const lines = await read(
    [
      written(good, { id: 3, headline: null }, ['x'], 'x', { ...good, id: '' }, { ...good, id: 'b', url: {} }),
      '{"id": "c"',
      written(good),
    ].join('\n'),
  )
  expect(lines.map(({ number, wrong }) => [number, wrong])).toEqual([
    [1, undefined],
    [2, 'id is a number, where text should be; headline is null, where text should be; body is missing'],
    [3, expect.stringContaining('a list, where a story should be: {id, headline, body,')],
    [4, expect.stringContaining('a text, where a story should be')],
    [5, 'id is empty'],
    [6, 'url is an object, where text should be'],
    [7, expect.stringMatching(/^no JSON: .* at column \d+$/u)],
    [8, 'the id "a" is that of line 1: each story needs its own; this one is left out'],
  ])
})

test('a story whose time cannot be read is placed without one, and says so', async () => {
  const [line] = await read(written({ ...good, published: 'yesterday' }))
  expect(line?.story).toEqual({ id: 'a', headline: good.headline, bodyText: good.body })
  expect(line?.wrong).toContain('published "yesterday" is no time such as 2026-03-02T07:00:00Z')
})

test.each([
  ['a JSON list', JSON.stringify([good]), 'is a JSON list: give a story a line'],
  ['a list over several lines', `[\n${JSON.stringify(good)}\n]`, 'is a JSON list'],
  ['a compressed file', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), 'is no text in UTF-8'],
  ['UTF-16', Buffer.from(JSON.stringify(good), 'utf16le'), 'is no text in UTF-8'],
])('%s is refused as a whole, with what to give instead', async (_, content, words) => {
  await expect(read(content)).rejects.toThrow(WorkFailed)
  await expect(read(content)).rejects.toThrow(words)
})

test('a folder and a file that is not there are named', async () => {
  await expect(all(folder)).rejects.toThrow(`${folder} is a folder: give a file with a story a line`)
  await expect(all(join(folder, 'none'))).rejects.toThrow(`there is no file ${join(folder, 'none')}`)
})
