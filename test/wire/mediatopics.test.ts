import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mediaTopicOf, subjectNames, withMediaTopics } from '#src/wire/newscodes/mediatopics/index.ts'
import { topicOf } from '#src/wire/newscodes/mediatopics/release.ts'
import { mediaTopicLines } from '#src/wire/newscodes/mediatopics/vocabulary.ts'

test('subjects are named by scheme and code, Media Topics with all above them, and by name where there is no code', () => {
  const ballet = { scheme: 'medtop', code: '20000008' }
  expect(subjectNames([ballet, ballet, { scheme: 'subj', code: '15054000' }, { code: 'K' }, { name: 'Ligue 1' }, {}])).toEqual([
    'medtop:20000008',
    'medtop:20000007',
    'medtop:20000002',
    'medtop:01000000',
    'subj:15054000',
    'K',
    'Ligue 1',
  ])
})

describe('subjects as Media Topics', () => {
  test('a Subject Code of exact match, with the agency’s own code kept beside', () => {
    expect(withMediaTopics([{ scheme: 'subj', code: '15054000', name: 'calcio' }])).toEqual([
      { scheme: 'subj', code: '15054000', name: 'calcio' },
      { scheme: 'medtop', code: '20001065', name: 'soccer' },
    ])
  })

  test('a name that is a topic’s own, in any case', () => {
    expect(mediaTopicOf({ scheme: 'own', code: '7', name: 'Animation' })).toEqual({ scheme: 'medtop', code: '20000003', name: 'animation' })
  })

  test('a Subject Code without a match is what the code above it is', () => {
    expect(mediaTopicOf({ scheme: 'subj', code: '15999000' })).toEqual({ scheme: 'medtop', code: '15000000', name: 'sport' })
  })

  test('nothing where nothing is certain', () => {
    expect(mediaTopicOf({ scheme: 'N2', code: 'POL' })).toBeUndefined()
    expect(mediaTopicOf({ scheme: 'own', code: '15054000' })).toBeUndefined()
    expect(mediaTopicOf({ name: 'our region' })).toBeUndefined()
  })

  test('names for Media Topics that come without; none twice', () => {
    const given = [
      { scheme: 'medtop', code: '15000000' },
      { scheme: 'subj', code: '15000000' },
    ]
    expect(withMediaTopics(given)).toEqual([
      { scheme: 'medtop', code: '15000000', name: 'sport' },
      { scheme: 'subj', code: '15000000' },
    ])
  })

  test('the vocabulary hangs together: codes once, each below one that is there', () => {
    const topics = mediaTopicLines.split('\n').map(topicOf)
    const codes = new Set(topics.map(({ code }) => code))
    expect(codes.size).toBe(topics.length)
    for (const { code, broader, name, subjectCodes } of topics) {
      expect(code).toMatch(/^\d{8}$/)
      expect(name).toMatch(/\S/)
      if (broader) expect(codes).toContain(broader)
      for (const old of subjectCodes) expect(old).toMatch(/^\d{8}$/)
    }
  })
})

describe('npm run refresh:mediatopics', () => {
  const folder = mkdtempSync(join(tmpdir(), 'telex-mediatopics-'))
  const out = join(folder, 'vocabulary.ts')
  const many = Array.from({ length: 1500 }, (_, i) => ({
    qcode: `medtop:2${String(i).padStart(7, '0')}`,
    prefLabel: { 'en-GB': `colour ${i}`, 'en-US': `color ${i}`, de: 'Farbe' },
    broader: ['http://cv.iptc.org/newscodes/mediatopic/01000000'],
    exactMatch: ['http://www.wikidata.org/entity/Q1', `http://cv.iptc.org/newscodes/subjectcode/01${String(i).padStart(6, '0')}`],
    closeMatch: ['http://cv.iptc.org/newscodes/subjectcode/02000000'],
    ...(i === 7 && { retired: '2020-01-01' }),
  }))
  const top = { uri: 'http://cv.iptc.org/newscodes/mediatopic/01000000', prefLabel: { 'en-GB': 'arts' }, narrower: ['medtop:20000000'] }
  const whole = { uri: 'http://cv.iptc.org/newscodes/mediatopic/', dateReleased: '2027-01-02T12:00:00+00:00', conceptSet: [...many, top] }
  const answers: Record<string, [number, string]> = {
    '/whole': [200, JSON.stringify(whole)],
    '/few': [200, JSON.stringify({ ...whole, conceptSet: [top] })],
    '/other': [200, JSON.stringify({ uri: 'http://cv.iptc.org/newscodes/genre/', conceptSet: [] })],
    '/page': [200, '<html>Sign in</html>'],
    '/gone': [503, ''],
  }
  const server = createServer((request, response) => {
    const [status, body] = answers[request.url ?? ''] ?? [404, '']
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  let base = ''
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })

  const run = (from: string): Promise<{ code: number; told: string }> =>
    new Promise((done) => {
      writeFileSync(out, 'as it was')
      execFile(process.execPath, ['bin/refresh-mediatopics.ts', from, '--out', out], (error, stdout, stderr) =>
        done({ code: error ? Number(error.code) : 0, told: stdout + stderr }),
      )
    })

  test('writes the release that the server has, with its day, matches and American names', async () => {
    const { code, told } = await run(`${base}/whole`)
    expect({ code, told }).toEqual({ code: 0, told: expect.stringContaining('1501 topics') })
    const written = (await import(out)) as { mediaTopicLines: string; mediaTopicsRelease: { released: string } }
    expect(written.mediaTopicsRelease.released).toBe('2027-01-02')
    const lines = written.mediaTopicLines.split('\n')
    expect(lines).toHaveLength(1501)
    expect(lines.slice(0, 2)).toEqual(['01000000|||arts', '20000000|01000000|01000000|colour 0|color 0'])
    expect(lines[8]).toBe('20000007|01000000|01000007|colour 7|color 7|retired')
  }, 20_000)

  test.each([
    ['/few', 'fewer than half'],
    ['/other', 'newscodes/genre/, not Media Topics'],
    ['/page', 'is no JSON'],
    ['/gone', 'answered 503'],
  ])(
    '%s changes nothing and says why',
    async (path, words) => {
      const { code, told } = await run(base + path)
      expect(code).toBe(1)
      expect(told).toContain(words)
      expect(told).toContain('Nothing was changed')
      expect(readFileSync(out, 'utf8')).toBe('as it was')
    },
    20_000,
  )

  test('a server that cannot be reached: what to do instead', async () => {
    const closed = createServer()
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done))
    const { port } = closed.address() as AddressInfo
    await new Promise((done) => closed.close(done))
    const { code, told } = await run(`http://127.0.0.1:${port}/`)
    expect(code).toBe(1)
    expect(told).toMatch(/could not be read \(ECONNREFUSED\).*save it.*refresh:mediatopics -- FILE/s)
  }, 20_000)
})
