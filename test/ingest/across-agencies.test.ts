/**
 * A feed speaks for its own agency alone. Whatever stands in it, in whatever format, another agency's stories stay as they are, to the last field
 * that readers see. Each document does what it says when the agency itself sends it: else the test would prove nothing.
 */
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { openContext } from '../support/context.ts'
import { rss, text } from '../support/site.ts'
import { openWire, type Wire } from '../support/wire.ts'

let context: Context
beforeAll(async () => {
  context = await openContext()
})

/** Each story of its own words and names: what two tests send has nothing in common. */
interface Names {
  uri: string
  page: string
  headline: string
  subject: string
}
const subjects = ['gold', 'wolves', 'bread', 'ferries', 'clocks', 'quarries', 'orchards', 'tunnels']
let count = 0
const naming = (n: number): Names => ({
  uri: `urn:newsml:agency.example:20261123:a-${++count}`,
  page: `https://agency.example/a-${count}`,
  headline: `Director of the ${subjects[n]} held in town ${count}`,
  subject: `${subjects[n]} ${count}`,
})
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute))
const never = 'EMBARGOED UNTIL 23:00 GMT 31 December 2999'
interface Said {
  headline?: string
  body?: string
  status?: 'usable' | 'canceled' | 'withheld'
  version?: number
  minute?: number
  note?: string
  embargo?: string
}

const formats: Record<string, (of: Names, said: Said) => string> = {
  RSS: (of, { headline, body: content = text(of.subject), status = 'usable', minute = 1, note, embargo }) =>
    rss([
      {
        guid: of.uri,
        link: of.page,
        title: `${status === 'canceled' ? 'KILL: ' : ''}${embargo ? `${never}: ` : ''}${headline ?? of.headline}`,
        pubDate: at(minute).toUTCString(),
        content: `${note ? `<p>${note}</p>` : ''}${status === 'canceled' ? '' : content}`,
      },
    ]),
  'NewsML-G2': (
    of,
    { headline, body: content = text(of.subject), status = 'usable', version = 1, minute = 1, note, embargo },
  ) => `<?xml version="1.0"?>
    <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${of.uri}" version="${version}" standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en">
      <itemMeta><itemClass qcode="ninat:text"/><provider literal="agency.example"/><versionCreated>${at(minute).toISOString()}</versionCreated>
        ${embargo ? `<embargoed>${embargo}</embargoed>` : ''}<pubStatus qcode="stat:${status}"/>${note ? `<edNote>${note}</edNote>` : ''}</itemMeta>
      <contentMeta><headline>${headline ?? of.headline}</headline></contentMeta>
      <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${content}</body></html></inlineXML></contentSet>
    </newsItem>`,
  NITF: (
    of,
    { headline, body: content = text(of.subject), status = 'usable', version = 1, minute = 1, note, embargo },
  ) => `<?xml version="1.0"?>
    <nitf><head><title>${headline ?? of.headline}</title><docdata management-status="${status}"><doc-id id-string="${of.uri}" regsrc="agency.example"/><du-key key="${of.uri}" version="${version}"/>
      <date.issue norm="${at(minute).toISOString()}"/>${embargo ? `<date.release norm="${embargo}"/>` : ''}${note ? `<ed-msg info="${note}"/>` : ''}</docdata></head>
      <body><body.head><hedline><hl1>${headline ?? of.headline}</hl1></hedline></body.head><body.content>${content}</body.content></body></nitf>`,
  ninjs: (of, { headline, body: content = text(of.subject), status = 'usable', version = 1, minute = 1, note, embargo }) =>
    JSON.stringify({
      uri: of.uri,
      standard: { name: 'ninjs', version: '3.0' },
      type: 'text',
      version: String(version),
      versioncreated: at(minute).toISOString(),
      pubstatus: status,
      ...(embargo ? { embargoed: embargo } : {}),
      ...(note ? { ednote: note } : {}),
      headlines: [{ role: 'main', value: headline ?? of.headline }],
      bodies: [{ role: 'main', contenttype: 'text/html', value: content }],
    }),
}

const later = { version: 2, minute: 20 }
const embargo = '2999-12-31T23:00:00Z'
/** What is said of a story, after what was said of it before. */
const attacks: { what: string; before?: Said[]; said: (of: Names) => Said; only?: string[] }[] = [
  { what: 'another text', said: ({ subject }) => ({ ...later, body: text(`silver beside ${subject}`) }) },
  { what: 'another headline', said: ({ headline }) => ({ ...later, headline: `${headline} is free again` }) },
  { what: 'a kill', said: () => ({ ...later, status: 'canceled' }) },
  { what: 'a hold', said: () => ({ ...later, status: 'withheld' }), only: ['NewsML-G2', 'NITF', 'ninjs'] },
  { what: 'an embargo', said: () => ({ ...later, embargo }) },
  {
    what: 'a correction',
    said: ({ headline, subject }) => ({ ...later, headline: `CORRECTED-${headline}`, body: text(`the right ${subject}`) }),
  },
  {
    what: 'words that lift a kill',
    before: [{}, { ...later, status: 'canceled' }],
    said: ({ headline }) => ({ version: 3, minute: 30, headline: `KILL LIFTED: ${headline}` }),
  },
  {
    what: 'words that lift an embargo',
    before: [{ embargo }],
    said: ({ headline }) => ({ version: 3, minute: 30, headline: `EMBARGO LIFTED: ${headline}` }),
  },
]

/** All that readers see of an agency's stories, and what was told of them. */
const seen = async (wire: Wire) => ({
  stories: await wire.query('SELECT * FROM wire.story WHERE agency = $1 ORDER BY id', wire.agency),
  versions: await wire.query(
    'SELECT v.* FROM wire.story_version v JOIN wire.story s ON s.id = v.story_id WHERE s.agency = $1 ORDER BY v.story_id, v.version',
    wire.agency,
  ),
  events: await wire.events(),
})

test.each(Object.keys(formats))(
  'in %s, nothing that is said under all names of another agency’s story changes anything of it',
  async (format) => {
    const cases = attacks
      .filter(({ only }) => !only || only.includes(format))
      .map(({ what, before = [{}], said }, n) => {
        const of = naming(n)
        return { what, before: before.map((one) => formats[format]!(of, one)), said: formats[format]!(of, said(of)) }
      })
    const own = await openWire(context)
    for (const document of cases.flatMap(({ before }) => before)) await own.listXml(document)
    const was = await seen(own)
    expect(was.stories).toHaveLength(cases.length)

    // One that has nothing of its own, and one that has the same stories under the same names.
    const [bare, same] = [await openWire(context), await openWire(context)]
    for (const { said } of cases) await bare.listXml(said)
    for (const document of cases.flatMap(({ before, said }) => [...before, said])) await same.listXml(document)
    expect(await seen(own)).toEqual(was)
    await same.reingest()
    expect(await seen(own)).toEqual(was)

    // The agency's own word is one.
    for (const { what, said } of cases) {
      const before = await seen(own)
      await own.listXml(said)
      expect(await seen(own), what).not.toEqual(before)
    }
  },
)
