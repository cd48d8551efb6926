/**
 * A version of a story as NITF 3.6 (http://iptc.org/std/NITF/2006-10-18/), its text in paragraphs.
 */
import type { Media } from '#src/credits/credit.ts'
import type { Subject } from '#src/wire/document.ts'
import type { Story } from '../story.ts'
import { instant, timesOf, type Versioned } from './ninjs.ts'
import { uriOf } from './uri.ts'
import { document, element, type Xml } from './xml.ts'

/** `2026-11-23T10:00:00.000Z` as NITF writes it: `20261123T100000Z`. */
const norm = (iso: string): string => iso.replace(/\.\d+/, '').replace(/[-:]/g, '')

/** The document; without text and pictures where the version may not be used. */
export function nitfOf(story: Story, of: Versioned): string {
  const free = story.pubStatus === 'usable'
  const root = { xmlns: 'http://iptc.org/std/NITF/2006-10-18/', version: '-//IPTC//DTD NITF 3.6//EN', baselang: story.language }
  const web = story.canonicalUrl ?? story.url
  const head = element(
    'head',
    {},
    element('title', {}, story.headline),
    story.slugline && element('meta', { name: 'slugline', content: story.slugline }),
    story.language && element('meta', { name: 'language', content: story.language }),
    element('meta', { name: 'provider', content: story.agency }),
    story.origin && element('meta', { name: 'source', content: story.origin.agency }),
    tobjectOf(story),
    docdataOf(story, of),
    web && uriOf(web) && element('pubdata', { type: 'web', 'ex-ref': uriOf(web) }),
  )
  const bodyHead = element(
    'body.head',
    {},
    element('hedline', {}, element('hl1', {}, story.headline)),
    story.byline && element('byline', {}, story.byline),
    story.located && element('dateline', {}, element('location', {}, story.located)),
    free && story.summary && element('abstract', {}, element('p', {}, story.summary)),
  )
  const content = free && element('body.content', {}, ...story.media.flatMap(mediaOf), ...paragraphsOf(story.bodyText))
  return document(element('nitf', root, head, element('body', {}, bodyHead, content)))
}

const isNewsCode = ({ scheme, code }: Subject): boolean =>
  (scheme === 'medtop' || scheme === 'subj') && code !== undefined && /^\d{8}$/.test(code)

function tobjectOf({ subjects, genres }: Story): Xml | undefined {
  const coded = subjects.filter(isNewsCode)
  if (coded.length + genres.length === 0) return undefined
  return element(
    'tobject',
    { 'tobject.type': 'news' },
    ...genres.map((genre) => element('tobject.property', { 'tobject.property.type': genre })),
    ...coded.map(({ code, name }) => element('tobject.subject', { 'tobject.subject.refnum': code, 'tobject.subject.detail': name })),
  )
}

function docdataOf(story: Story, of: Versioned): Xml {
  const { versionCreated } = timesOf(story, of)
  const embargoed = instant(story.embargoedUntil)
  const expires = instant(story.expires)
  const urgency =
    story.urgency !== undefined && Number.isInteger(story.urgency) && story.urgency >= 1 && story.urgency <= 9 ? story.urgency : undefined
  const others = [
    ...story.places.flatMap((place) => classified('location', place)),
    ...story.subjects.filter((subject) => !isNewsCode(subject)).flatMap((subject) => classified('classifier', subject)),
  ]
  return element(
    'docdata',
    { 'management-status': embargoed && story.pubStatus === 'usable' ? 'embargoed' : story.pubStatus },
    element('doc-id', { 'id-string': story.uri }),
    element('du-key', { key: story.uri, version: of.version }),
    urgency !== undefined && element('urgency', { 'ed-urg': urgency }),
    element('date.issue', { norm: norm(versionCreated) }),
    embargoed && element('date.release', { norm: norm(embargoed) }),
    expires && element('date.expire', { norm: norm(expires) }),
    story.edNote && element('ed-msg', { info: story.edNote }),
    story.copyrightNotice && element('doc.copyright', { holder: story.copyrightNotice.replace(/^©\s*/, '') }),
    story.usageTerms && element('doc.rights', { limitations: story.usageTerms }),
    story.keywords.length > 0 && element('key-list', {}, ...story.keywords.map((key) => element('keyword', { key }))),
    others.length > 0 && element('identified-content', {}, ...others),
  )
}

function classified(name: 'classifier' | 'location', { scheme, code, name: label }: Subject): Xml[] {
  if (!code && !label) return []
  return name === 'location'
    ? [element('location', { 'location-code': code, 'code-source': scheme }, label)]
    : [element('classifier', { type: scheme, idsrc: scheme, value: code }, label)]
}

const paragraphsOf = (text: string): Xml[] =>
  text
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) =>
      element(
        'p',
        {},
        ...block
          .trim()
          .split('\n')
          .flatMap((line, at) => (at === 0 ? [line] : [element('br', {}), line])),
      ),
    )

function mediaOf({ type, url, id, caption, altText, creditLine, credit, headline, width, height, mimeType, renditions }: Media): Xml[] {
  const all = renditions?.length ? renditions : url ? [{ url, width, height, mimeType }] : []
  const references = all.flatMap((one) => {
    const source = uriOf(one.url)
    const name = 'role' in one ? one.role : undefined
    return source
      ? [
          element('media-reference', {
            source,
            name,
            'mime-type': one.mimeType,
            'alternate-text': altText,
            width: whole(one.width),
            height: whole(one.height),
          }),
        ]
      : []
  })
  if (references.length === 0) return []
  const said = [
    ['guid', id],
    ['headline', headline],
    ['credit', creditLine],
    ['source', credit?.agency],
  ].flatMap(([name, value]) => (name && value ? [element('media-metadata', { name, value })] : []))
  return [
    element(
      'media',
      { 'media-type': type === 'picture' || type === 'graphic' ? 'image' : type },
      ...said,
      ...references,
      caption && element('media-caption', {}, element('p', {}, caption)),
      credit?.photographer && element('media-producer', {}, credit.photographer),
    ),
  ]
}

const whole = (number: number | undefined): number | undefined =>
  number !== undefined && number >= 1 && Number.isFinite(number) ? Math.round(number) : undefined
