/**
 * The wire: stories as they come, or those that a search finds.
 */
import { decodeHTML } from 'entities'
import type { FastifyRequest } from 'fastify'
import { type Place, readAgencies, readStories, searchStories } from '#src/store/api-reads.ts'
import { html, inLanguage, Markup } from './markup.ts'
import { type Asker, type ConsoleParts, type Page, Told } from './parts.ts'
import { mark, when } from './shapes.ts'

// biome-ignore lint/suspicious/noExplicitAny: a row of a view, as it is shown
export type Row = Record<string, any>

const onePage = 50

interface Asked {
  q?: string | undefined
  agency?: string | undefined
  language?: string | undefined
  urgency?: string | undefined
  subject?: string | undefined
  after?: string | undefined
}

export const wirePage =
  ({ read }: ConsoleParts): Page<FastifyRequest<{ Querystring: Asked }>> =>
  async ({ query }, asker) => {
    const { texts } = asker
    const asked = Object.fromEntries(
      Object.entries(query).flatMap(([name, value]) =>
        typeof value === 'string' && value.trim() ? [[name, value.trim().slice(0, 500)]] : [],
      ),
    ) as Asked
    const { q, agency, language, subject, after } = asked
    const urgency = asked.urgency === undefined ? undefined : Number(asked.urgency)
    if (urgency !== undefined && !(Number.isInteger(urgency) && urgency >= 1 && urgency <= 9)) throw new Told(400, texts.wrongUrgency)
    const filters = { agency, language, subject }
    const [{ stories, next }, agencies] = await Promise.all([
      q === undefined
        ? readStories(read, {
            ...filters,
            urgency,
            limit: onePage,
            include: [],
            ...(after ? { after: readPlace(after, asker) } : {}),
          }).then((page) => ({ stories: page.stories as Row[], next: page.next && writePlace(page.next) }))
        : search({ read }, { ...filters, q, after }, asker),
      readAgencies(read),
    ])
    const more = next && html`<p class="more"><a rel="next" href="${addressOf({ ...asked, after: next })}">${texts.older}</a></p>`
    return {
      title: texts.sectionNames.wire,
      section: 'wire',
      // What was found, and what is older, stays where it is.
      ...(q === undefined && !after ? { live: 'events' as const } : {}),
      body: html`${filterForm(asked, agencies, stories, texts)}
<section data-live="stories" aria-label="${texts.stories}">${
        stories.length === 0
          ? html`<p class="none">${q === undefined ? texts.noStories : texts.nothingFound}</p>`
          : html`<ol class="wire">${stories.map((story) => line(story, asker))}</ol>`
      }</section>${more}`,
    }
  }

async function search(
  { read }: Pick<ConsoleParts, 'read'>,
  { q, after, ...filters }: Asked & { q: string },
  { texts }: Pick<Asker, 'texts'>,
) {
  const [, until, offset = '0'] = /^(\S+) (\d{1,3})$/.exec(after ?? '') ?? []
  if (until !== undefined && Number.isNaN(Date.parse(until))) throw new Told(400, texts.wrongPlace)
  const { agency, language, subject } = filters
  const found = await searchStories(read, {
    query: q,
    agency,
    language,
    subject,
    until,
    limit: onePage,
    offset: Number(offset),
    include: [],
  })
  return { stories: found.stories as Row[], next: found.more ? `${found.until} ${Number(offset) + onePage}` : undefined }
}

const writePlace = ({ at, id }: Place): string => `${at} ${id}`

function readPlace(written: string, { texts }: Pick<Asker, 'texts'>): Place {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(written) ?? []
  if (!at || !id) throw new Told(400, texts.wrongPlace)
  return { at, id }
}

const addressOf = (asked: Asked): string => `/?${new URLSearchParams(asked as Record<string, string>)}`

function filterForm(asked: Asked, agencies: readonly string[], stories: readonly Row[], texts: Asker['texts']): Markup {
  const languages = [...new Set(['en', 'de', ...stories.flatMap(({ language }) => (language ? [String(language)] : []))])].sort()
  const choices = (id: string, list: readonly string[]) =>
    html`<datalist id="${id}">${list.map((one) => html`<option value="${one}"></option>`)}</datalist>`
  return html`<form method="get" action="/" class="filters" role="search">
<div class="field grow"><label for="q">${texts.search}</label><input id="q" name="q" type="search" value="${asked.q}" maxlength="500" data-search></div>
<div class="field"><label for="agency">${texts.agency}</label><input id="agency" name="agency" list="agencies" value="${asked.agency}">${choices('agencies', agencies)}</div>
<div class="field"><label for="language">${texts.languageWord}</label><input id="language" name="language" list="languages" size="6" value="${asked.language}">${choices('languages', languages)}</div>
<div class="field"><label for="urgency">${texts.urgency}</label><select id="urgency" name="urgency"><option value="">${texts.any}</option>${[
    1, 2, 3, 4, 5, 6, 7, 8,
  ].map((n) => html`<option value="${n}"${String(n) === asked.urgency ? html` selected` : ''}>${texts.atLeast(n)}</option>`)}</select></div>
<div class="field"><label for="subject">${texts.subject}</label><input id="subject" name="subject" placeholder="medtop:15000000" value="${asked.subject}"></div>
<button>${texts.show}</button>${Object.keys(asked).length > 0 ? html`<a href="/">${texts.showAll}</a>` : ''}
</form>`
}

/** What must not be overlooked about a story, the gravest first. */
export function marksOf(story: Row, asker: Pick<Asker, 'texts'>): Markup[] {
  const { texts } = asker
  const { pub_status: status, usable, embargoed_until: until, origin_pub_status: origin, signals, version, urgency, relation } = story
  const says = (signal: string) => Array.isArray(signals) && signals.includes(signal)
  return [
    status === 'canceled' && mark('bad', texts.killed),
    status === 'withheld' && mark('held', texts.withheld),
    status === 'usable' && usable === false && mark('held', html`${texts.embargoed} ${when(until, asker)}`),
    origin === 'canceled' && mark('bad', texts.originKilled),
    origin === 'withheld' && mark('held', texts.originWithheld),
    (says('correction') || says('clarification')) && mark('warn', texts.correction),
    typeof urgency === 'number' && urgency <= 2 && mark('warn', texts.urgent(urgency)),
    version > 1 && mark('plain', texts.versionNumber(version)),
    relation && !['original', 'distinct'].includes(relation) && mark('plain', texts.relations[relation] ?? relation),
  ].filter((one): one is Markup => one instanceof Markup)
}

/** What `wire.search` has marked: HTML with nothing but `<mark>` in it, which is taken apart and written anew. */
function marked(found: string): Markup {
  const pieces = found.split(/<\/?mark>/).map((piece) => decodeHTML(piece))
  return html`${pieces.map((piece, n) => (n % 2 === 1 ? html`<mark>${piece}</mark>` : piece))}`
}

function line(story: Row, asker: Asker): Markup {
  const { texts } = asker
  const {
    id,
    headline,
    marked_headline: found,
    snippet,
    agency,
    summary,
    language,
    located,
    slugline,
    first_seen_at: at,
    pub_status: status,
  } = story
  const marks = marksOf(story, asker)
  const lead = snippet ? marked(snippet) : summary
  return html`<li class="line ${status}" data-id="${id}">
<p class="facts-line">${when(at, asker)} <b>${agency}</b>${[language, located, slugline].filter(Boolean).map((one) => html` <span>${one}</span>`)}${story.has_picture ? html` <span>${texts.picture}</span>` : ''}</p>
<h2 ${inLanguage(language)}><a href="/stories/${id}">${found ? marked(found) : headline || texts.noHeadline}</a></h2>
${marks.length > 0 ? html`<p class="marks">${marks}</p>` : ''}
${lead ? html`<p class="lead" ${inLanguage(language)}>${typeof lead === 'string' ? lead.slice(0, 300) : lead}</p>` : ''}
</li>
`
}
