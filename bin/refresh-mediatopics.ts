/**
 * Brings the Media Topics that Telex keeps to the IPTC's newest release.
 *
 *   npm run refresh:mediatopics [-- FILE or URL] [--out FILE]
 *
 * Without an argument the IPTC's own server is asked. Nothing is written unless the answer is the whole vocabulary.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { moduleOf, readRelease, topicOf } from '#src/wire/newscodes/mediatopics/release.ts'
import { mediaTopicLines, mediaTopicsRelease } from '#src/wire/newscodes/mediatopics/vocabulary.ts'

const official = 'https://cv.iptc.org/newscodes/mediatopic/?format=json'
const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } })
const from = positionals[0] ?? official
const out = values.out ?? fileURLToPath(new URL('../src/wire/newscodes/mediatopics/vocabulary.ts', import.meta.url))

function refuse(words: string): never {
  console.error(`${words}\nNothing was changed: the vocabulary is still the release of ${mediaTopicsRelease.released}.`)
  process.exit(1)
}

const otherWay = `Open ${official} in a browser, save it, and say: npm run refresh:mediatopics -- FILE`

async function answer(): Promise<string> {
  if (!/^https?:/i.test(from)) return readFileSync(from, 'utf8')
  const response = await fetch(from, { signal: AbortSignal.timeout(60_000), headers: { accept: 'application/json' } })
  if (!response.ok) refuse(`${from} answered ${response.status} ${response.statusText}. ${otherWay}`)
  return await response.text()
}

const text = await answer().catch((error: Error & { cause?: { code?: string } }) =>
  refuse(`${from} could not be read (${error.cause?.code ?? error.message}). ${otherWay}`),
)
let file: unknown
try {
  file = JSON.parse(text.replace(/^\uFEFF/, ''))
} catch {
  refuse(`What came from ${from} is no JSON: it begins with ${JSON.stringify(text.slice(0, 60))}.`)
}
const release = readRelease(file)
if ('problem' in release) refuse(`What came from ${from} is not the IPTC's file of Media Topics: ${release.problem}.`)
const old = mediaTopicLines.split('\n').map(topicOf)
if (release.topics.length < old.length / 2)
  refuse(`What came from ${from} has ${release.topics.length} topics, fewer than half of the ${old.length} that are kept.`)

const before = new Map(old.map((topic) => [topic.code, topic.name]))
const added = release.topics.filter(({ code }) => !before.has(code))
const renamed = release.topics.filter(({ code, name }) => before.has(code) && before.get(code) !== name)
writeFileSync(out, moduleOf(release))
console.log(
  `Media Topics: release of ${release.released} instead of ${mediaTopicsRelease.released}; ${release.topics.length} topics, ${added.length} new, ${renamed.length} renamed`,
)
