import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Clusters } from '#src/story/decide/clusters.ts'
import { temporaryFolder } from '../support/folder.ts'
import { bridge, harvest } from './texts.ts'

const body = (paragraphs: string[]) => paragraphs.join('\n\n')
const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, '0')}:00:00Z`

test('the origin that comes after its reprints is the origin all the same', () => {
  const clusters = new Clusters()
  clusters.add({ id: 'cut', headline: 'Bridge shut', bodyText: body(bridge.slice(0, 4)), source: 'Gazette', published: at(9) })
  clusters.add({ id: 'whole', headline: 'Bridge closes', bodyText: body(bridge), source: 'Courier', published: at(10) })
  clusters.add({ id: 'agency', headline: 'Bridge closes', bodyText: body(bridge), source: 'MIA', published: at(7) })
  clusters.add({ id: 'other', headline: 'Hail ruins vines', bodyText: body(harvest), source: 'MIA', published: at(8) })
  const placed = [...clusters.placed()]
  expect(placed.map(({ id, relation, of }) => [id, relation, of])).toEqual([
    ['cut', 'reprint', 'agency'],
    ['whole', 'reprint', 'agency'],
    ['agency', 'original', null],
    ['other', 'original', null],
  ])
  expect(new Set(placed.map((p) => p.cluster)).size).toBe(2)
})

test('the copy that others credit is the origin, even when its own time is later', () => {
  const clusters = new Clusters()
  clusters.add({ id: 'paper', headline: 'Bridge', bodyText: `${body(bridge)} (MIA)`, source: 'Gazette', published: at(7) })
  clusters.add({ id: 'agency', headline: 'Bridge', bodyText: body(bridge), source: 'MIA', published: at(8) })
  expect([...clusters.placed()].map(({ id, relation }) => [id, relation])).toEqual([
    ['paper', 'reprint'],
    ['agency', 'original'],
  ])
})

test('a reprint that opens with another story’s paragraphs does not bring that story into its cluster', () => {
  const clusters = new Clusters()
  clusters.add({ id: 'bridge', headline: 'Bridge closes', bodyText: body(bridge), source: 'MIA', published: at(7) })
  const opened = body([...harvest.slice(0, 3), ...bridge])
  clusters.add({ id: 'paper', headline: 'Bridge shut', bodyText: opened, source: 'Gazette', published: at(8) })
  clusters.add({ id: 'harvest', headline: 'Hail ruins vines', bodyText: body(harvest.slice(0, 4)), source: 'TASS', published: at(9) })
  expect([...clusters.placed()].map(({ id, cluster }) => [id, cluster])).toEqual([
    ['bridge', 'bridge'],
    ['paper', 'bridge'],
    ['harvest', 'harvest'],
  ])
})

test('what was sent before is a duplicate, though a flash came first; a repeat is one, too', () => {
  const clusters = new Clusters()
  const facts = { headline: 'Bridge closes to cars on Monday', source: 'MIA' }
  clusters.add({ ...facts, id: 'flash', bodyText: bridge[0]!, published: at(7) })
  clusters.add({ ...facts, id: 'full', bodyText: body(bridge), published: at(8) })
  clusters.add({ ...facts, id: 'again', bodyText: body(bridge), published: at(9) })
  clusters.add({ ...facts, id: 'repeat', headline: `RPT-${facts.headline}`, bodyText: body(bridge), published: at(10) })
  expect([...clusters.placed()].map(({ id, relation, of }) => [id, relation, of])).toEqual([
    ['flash', 'original', null],
    ['full', 'revision', 'flash'],
    ['again', 'duplicate', 'full'],
    ['repeat', 'duplicate', 'full'],
  ])
})

describe('a story that comes late', () => {
  const local = {
    id: 'local',
    headline: 'Growers fear for their road',
    bodyText: body([harvest[0]!, ...bridge.slice(0, 5)]),
    source: 'Gazette',
    published: at(9),
  }
  const turned = { id: 'turned', headline: 'Bridge shut', bodyText: body(bridge.toReversed()), source: 'Courier', published: at(10) }
  const whole = { id: 'agency', headline: 'Bridge closes', bodyText: body(bridge), source: 'MIA', published: at(7) }
  const clustersOf = (...stories: (typeof local)[]) => {
    const clusters = new Clusters()
    for (const story of stories) clusters.add(story)
    return [...clusters.placed()]
  }

  test('brings together the clusters of its copies that were too unlike each other, and says why', () => {
    expect(new Set(clustersOf(local, turned).map(({ cluster }) => cluster)).size).toBe(2)
    const placed = clustersOf(local, turned, whole)
    expect(placed.map(({ id, relation, of }) => [id, relation, of])).toEqual([
      ['local', 'reprint', 'agency'],
      ['turned', 'reprint', 'agency'],
      ['agency', 'original', null],
    ])
    expect(new Set(placed.map(({ cluster }) => cluster)).size).toBe(1)
    expect(placed.flatMap(({ evidence }) => evidence.map(({ rule }) => rule))).toContain('late-knowledge')
  })

  test('leaves two stories apart that one source sent as two', () => {
    const placed = clustersOf({ ...local, source: 'Courier' }, turned, whole)
    expect(new Set(placed.map(({ cluster }) => cluster)).size).toBe(2)
  })
})

test('telex dedupe names each line that is no story, places the others and fails', async () => {
  const file = join(await temporaryFolder(), 'stories.jsonl')
  const line = JSON.stringify({ id: 'a', headline: 'Bridge', body: body(bridge), source: 'MIA' })
  // a line separator inside a text is no end of a line
  await writeFile(
    file,
    `${line.replace('said at', 'said\u2028at')}\r\nno json\n{"id":"b","headline":"no body"}\n${line.replace('"a"', '"c"')}\n`,
  )
  const ran = await new Promise<{ code: number | undefined; stdout: string; stderr: string }>((done) => {
    const child = execFile(process.execPath, ['src/main.ts', 'dedupe', '--json', file], (_, stdout, stderr) =>
      done({ code: child.exitCode ?? undefined, stdout, stderr }),
    )
  })
  expect(ran.code).toBe(1)
  expect(ran.stderr).toContain('stories.jsonl:2: no JSON')
  expect(ran.stderr).toContain('stories.jsonl:3: body')
  const out = ran.stdout
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text))
  expect(out.map(({ id, cluster, relation }) => [id, cluster, relation])).toEqual([
    ['a', 'a', 'original'],
    ['c', 'a', 'duplicate'],
  ])
})
