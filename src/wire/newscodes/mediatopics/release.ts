/**
 * A release of the IPTC's Media Topics as the IPTC publishes it (IKOS JSON, https://cv.iptc.org/newscodes/mediatopic/?format=json), and as Telex keeps
 * it: a line a topic.
 */

export interface Topic {
  code: string
  /** In British English, as the IPTC's own default. */
  name: string
  /** In American English, where that differs. */
  american?: string
  /** The topic above it; absent for the seventeen at the top. */
  broader?: string
  /** Subject Codes that the IPTC declares an exact match. */
  subjectCodes: string[]
  retired?: true
}

export interface Release {
  /** The day of the release (`2026-07-02`). */
  released: string
  topics: Topic[]
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const strings = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')

/** The topics of the IPTC's file in the order of their codes; what the file is instead where it is no such file. */
export function readRelease(file: unknown): Release | { problem: string } {
  if (!isObject(file) || !Array.isArray(file.conceptSet)) return { problem: 'it has no conceptSet' }
  if (!/mediatopic/.test(String(file.uri ?? ''))) return { problem: `it is the vocabulary ${String(file.uri)}, not Media Topics` }
  const topics = file.conceptSet.filter(isObject).flatMap((concept): Topic[] => {
    const code = codeIn(strings(concept.qcode ?? concept.uri)[0])
    const labels = isObject(concept.prefLabel) ? concept.prefLabel : {}
    const [name] = strings(labels['en-GB'] ?? labels['en-US'] ?? labels.en)
    const [american] = strings(labels['en-US'])
    if (!code || !name) return []
    const broader = codeIn(strings(concept.broader)[0])
    const subjectCodes = strings(concept.exactMatch).flatMap((uri) => /subjectcode\/(\d{8})$/.exec(uri)?.[1] ?? [])
    return [
      {
        code,
        name: name.trim(),
        ...(american && american.trim() !== name.trim() && { american: american.trim() }),
        ...(broader && { broader }),
        subjectCodes,
        ...(concept.retired !== undefined && concept.retired !== null && { retired: true as const }),
      },
    ]
  })
  // older releases name only what is below
  const above = new Map<string, string>()
  for (const concept of file.conceptSet.filter(isObject)) {
    const code = codeIn(strings(concept.qcode ?? concept.uri)[0])
    if (code) for (const below of strings(concept.narrower)) above.set(codeIn(below) ?? '', code)
  }
  for (const topic of topics) {
    const broader = topic.broader ?? above.get(topic.code)
    if (broader) topic.broader = broader
  }
  const released = /^\d{4}-\d{2}-\d{2}/.exec(String(file.dateReleased ?? ''))?.[0]
  if (topics.length === 0) return { problem: 'none of its concepts has a code and an English name' }
  return { released: released ?? 'unknown', topics: topics.sort((a, b) => a.code.localeCompare(b.code)) }
}

/** `medtop:20000002` or `http://cv.iptc.org/newscodes/mediatopic/20000002`. */
const codeIn = (reference: string | undefined): string | undefined => /(?:^|[:/])(\d{8})$/.exec(reference ?? '')?.[1]

/** A line a topic: code, broader, Subject Codes, name, American name, `retired`; apart by `|`, without the empty fields at its end. */
export const lineOf = ({ code, broader, subjectCodes, name, american, retired }: Topic): string =>
  [code, broader ?? '', subjectCodes.join(' '), name, american ?? '', retired ? 'retired' : ''].join('|').replace(/(?<!\|)\|+$/, '')

export function topicOf(line: string): Topic {
  const [code = '', broader, subjectCodes, name = '', american, retired] = line.split('|')
  return {
    code,
    name,
    ...(american && { american }),
    ...(broader && { broader }),
    subjectCodes: subjectCodes ? subjectCodes.split(' ') : [],
    ...(retired && { retired: true as const }),
  }
}

/** The module that keeps a release (`vocabulary.ts`). */
export const moduleOf = ({ released, topics }: Release): string => `/**
 * IPTC Media Topics: code, broader topic, Subject Codes of exact match, name in British and, where it differs, in American English. Written by
 * \`npm run refresh:mediatopics\`; not edited by hand.
 * © IPTC, International Press Telecommunications Council, https://iptc.org, CC BY 4.0.
 */
/** Which release this is. @public */
export const mediaTopicsRelease = {
  released: '${released}',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  source: 'http://cv.iptc.org/newscodes/mediatopic/',
} as const

/** A line a topic (\`topicOf\` in release.ts). */
export const mediaTopicLines = \`\\
${topics.map((topic) => lineOf(topic).replace(/[`\\$]/g, (c) => `\\${c}`)).join('\n')}\`
`
