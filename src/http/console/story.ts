/**
 * A story: what it says, what became of it, where it belongs and why. Text that may not be shown is shown to admins alone, and is marked.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Sha256, type StoryId, storyId } from '#src/brand.ts'
import { readCluster, readOneStory, readPartOf, readPlacings } from '#src/store/api-reads.ts'
import { readRaw } from '#src/store/archive.ts'
import { getStory } from '#src/store/stories.ts'
import { listVersions } from '#src/store/versions.ts'
import type { Evidence } from '#src/story/decide/match.ts'
import type { Story } from '#src/story/story.ts'
import { wordDiff } from './diff.ts'
import { html, inLanguage, type Markup, outside } from './markup.ts'
import { type Asker, type ConsoleParts, type Page, Told } from './parts.ts'
import { commandForm, facts, mark, when } from './shapes.ts'
import { marksOf, type Row } from './wire.ts'

type Request = FastifyRequest<{ Params: { id: string; sha?: string }; Querystring: { version?: string } }>

/** Characters of a text that one page shows: the rest is in its ninjs. */
const mostShown = 30_000
const [mostVersions, mostMembers, mostQuotes, mostPictures] = [200, 40, 40, 12]

const idOf = ({ params }: Request, { texts }: Pick<Asker, 'texts'>): StoryId => {
  const read = storyId.safeParse(params.id)
  if (!read.success) throw new Told(404, texts.noStory)
  return read.data
}

export const storyPage =
  ({ read, db }: ConsoleParts): Page<Request> =>
  async (request, asker) => {
    const { texts } = asker
    const id = idOf(request, asker)
    const story = await readOneStory(read, id)
    if (!story) throw new Told(404, texts.noStory)
    const rows = async (part: Parameters<typeof readPartOf>[1], most: number) => {
      const found = await readPartOf(read, part, id, most)
      return found === 'none' ? [] : found
    }
    const [versions, media, quotes, why, cluster, hidden] = await Promise.all([
      rows('versions', mostVersions),
      rows('media', mostPictures),
      rows('quotes', mostQuotes),
      rows('why', 100),
      readCluster(read, story.cluster_id, mostMembers),
      asker.admin && !story.usable ? getStory(db, id) : undefined,
    ])
    const members = ((cluster?.stories ?? []) as Row[]).filter((one) => one.id !== id)
    const placings = await readPlacings(read, [...members.map((one) => one.id as string), id].slice(0, mostMembers))
    return {
      title: story.headline || texts.noHeadline,
      section: 'wire',
      body: html`<div class="marks">${marksOf(story, asker)}</div>
${factsOf(story, versions, asker)}
${textOf(story, hidden?.content, asker)}
${pictures(hidden?.content ? (hidden.content.media as unknown as Row[]) : media, asker)}
${quoted(quotes, asker)}
${await versionsOf({ db }, story, versions, request.query.version, asker)}
${clusterOf(story, cluster, members, placings, asker)}
${whyOf(why, asker)}
${ways(story, versions, asker)}
${acts(story, members, asker)}`,
    }
  }

function factsOf(story: Row, versions: readonly Row[], asker: Asker): Markup {
  const { texts } = asker
  const subjects = (story.subjects ?? []) as { name?: string; code: string }[]
  return facts([
    [texts.agency, story.agency],
    [texts.byline, story.byline],
    [texts.located, story.located],
    [texts.languageWord, story.language],
    [texts.urgency, story.urgency],
    [texts.published, when(story.published_at, asker)],
    [texts.firstSeen, when(story.first_seen_at, asker)],
    [texts.changed, versions.length > 1 && when(versions.at(-1)!.created_at, asker)],
    [texts.embargoUntil, when(story.embargoed_until, asker)],
    [texts.subject, subjects.map(({ name, code }) => name ?? code).join(', ')],
    [texts.keywords, ((story.keywords ?? []) as string[]).join(', ')],
    [texts.edNote, story.ed_note],
    [texts.usageTerms, story.usage_terms],
    [texts.address, story.url && outside(story.canonical_url ?? story.url, story.canonical_url ?? story.url)],
  ])
}

function textOf(story: Row, hidden: Story | undefined, asker: Asker): Markup {
  const { texts } = asker
  const text = (hidden?.bodyText ?? story.body_text) as string | null
  if (!story.usable && !hidden)
    return html`<section aria-label="${texts.text}"><p class="notice">${mark(story.pub_status === 'canceled' ? 'bad' : 'held', texts.notShown)} ${texts.notShownWhy}</p></section>`
  const paragraphs = (text ?? '')
    .slice(0, mostShown)
    .split('\n')
    .filter((one) => one.trim() !== '')
  return html`<section aria-label="${texts.text}"${hidden ? html` class="hidden-text"` : ''}>
${hidden ? html`<p class="notice">${mark(story.pub_status === 'canceled' ? 'bad' : 'held', texts.adminsOnly)} ${texts.adminsOnlyWhy}</p>` : ''}
<div class="text" ${inLanguage(story.language)}>${paragraphs.length > 0 ? paragraphs.map((one) => html`<p>${one}</p>\n`) : html`<p class="none">${texts.noText}</p>`}</div>
${text && text.length > mostShown ? html`<p class="none">${texts.cutAt(mostShown)}</p>` : ''}
</section>`
}

function pictures(media: readonly Row[], { texts }: Asker): Markup | '' {
  if (media.length === 0) return ''
  const shown = media.slice(0, mostPictures).map((one) => {
    const url = (one.url ?? undefined) as string | undefined
    const caption = (one.caption ?? one.headline ?? '') as string
    const credit = (one.credit_line ?? one.creditLine ?? '') as string
    const alt = (one.alt_text ?? one.altText ?? caption) as string
    // By https alone: a page of http could be one of this network.
    const picture = url?.startsWith('https://') && ['picture', 'graphic'].includes(one.type)
    return html`<figure>${picture ? html`<img src="${url}" alt="${alt || texts.picture}" loading="lazy" decoding="async" referrerpolicy="no-referrer">` : ''}
<figcaption dir="auto">${caption} ${credit ? html`<cite>${credit}</cite>` : html`<cite>${texts.noCredit}</cite>`} ${url ? outside(url, texts.types[one.type as string] ?? one.type) : ''}</figcaption></figure>`
  })
  return html`<section class="pictures"><h2>${texts.media}</h2>${shown}</section>`
}

function quoted(quotes: readonly Row[], { texts }: Asker): Markup | '' {
  if (quotes.length === 0) return ''
  return html`<section><h2>${texts.quotes}</h2><ul class="quotes">${quotes.map(
    ({ text, speaker, role, kind }) =>
      html`<li><q dir="auto">${text}</q> <span>${speaker ?? texts.nobodyNamed}${role ? `, ${role}` : ''}${kind === 'indirect' ? ` (${texts.indirect})` : ''}</span></li>`,
  )}</ul></section>`
}

/** The list of versions, and what one of them changed. */
async function versionsOf(
  { db }: Pick<ConsoleParts, 'db'>,
  story: Row,
  versions: readonly Row[],
  chosen: string | undefined,
  asker: Asker,
): Promise<Markup | ''> {
  if (versions.length < 2) return ''
  const { texts } = asker
  const at = versions.findIndex(({ version }) => String(version) === chosen)
  const index = at > 0 ? at : versions.length - 1
  // What may not be shown any more has no text here; an admin sees it all the same.
  const whole = asker.admin && !story.usable ? await listVersions(db, story.id) : undefined
  const textAt = (n: number) => {
    const { version, headline, body_text: text } = versions[n]!
    const content = whole?.find((one) => one.version === version)?.content
    return `${content?.headline ?? headline ?? ''}\n\n${content?.bodyText ?? text ?? ''}`
  }
  const hasTexts = whole !== undefined || (versions[index]!.body_text !== null && versions[index - 1]!.body_text !== null)
  const diff = hasTexts ? wordDiff(textAt(index - 1), textAt(index), { removed: `${texts.removed} `, added: `${texts.added} ` }) : undefined
  const told =
    diff === undefined ? texts.notShownWhy : diff === 'same' ? texts.sameText : diff === 'too-different' ? texts.tooDifferent : undefined
  return html`<section id="versions"><h2>${texts.versions}</h2>
<ol class="versions" reversed>${versions
    .toReversed()
    .map(
      ({ version, change, created_at: created, headline }, n) =>
        html`<li value="${version}"${
          n === versions.length - 1 - index ? html` aria-current="true"` : ''
        }>${when(created, asker)} ${texts.changes[change as string] ?? change}: <span dir="auto">${headline}</span>${
          n < versions.length - 1 ? html` <a href="?version=${version}#versions">${texts.whatChanged(version)}</a>` : ''
        }</li>`,
    )}</ol>
<h3>${texts.fromTo(versions[index - 1]!.version, versions[index]!.version)}</h3>
<div class="diff" ${inLanguage(story.language)}>${typeof diff === 'object' ? diff : html`<p class="none">${told}</p>`}</div></section>`
}

function clusterOf(story: Row, cluster: Row | undefined, members: readonly Row[], placings: readonly Row[], asker: Asker): Markup | '' {
  const { texts } = asker
  if (!cluster || members.length === 0) return ''
  const own = placings.findLast(({ story_id: of }) => of === story.id)
  return html`<section><h2>${texts.cluster}</h2><p>${texts.copies(cluster.size)}${cluster.origin_story_id === story.id ? html` ${mark('good', texts.isOrigin)}` : ''}</p>
${own ? html`<h3>${texts.leftOutHere}</h3>${passages(own.evidence, asker)}` : ''}
<ul class="members">${members.map((one) => {
    const placing = placings.findLast(({ story_id: of }) => of === one.id)
    return html`<li><p><b>${one.agency}</b> <a href="/stories/${one.id}" dir="auto">${one.headline}</a> ${
      one.id === cluster.origin_story_id ? mark('good', texts.origin) : mark('plain', texts.relations[one.relation] ?? one.relation)
    } ${marksOf({ ...one, relation: null, version: 1 }, asker)} ${when(one.first_seen_at, asker)}</p>${placing ? passages(placing.evidence, asker) : ''}</li>`
  })}</ul></section>`
}

/** What one text leaves out or adds, in its own words. */
function passages(evidence: Evidence[] | null, { texts }: Asker): Markup | '' {
  const shown = evidence?.find((one) => one.shown)?.shown
  if (!shown) return ''
  const of = (side: 'here' | 'there') => shown.differing.filter((one) => one.side === side).map(({ text }) => text)
  const listed = (name: string, list: readonly Markup[]) =>
    list.length > 0 && html`<dt>${name}</dt>${list.map((one) => html`<dd dir="auto">${one}</dd>`)}`
  const parts = [
    listed(
      texts.leftOut,
      of('there').map((one) => html`<del>${one}</del>`),
    ),
    listed(
      texts.addedTo,
      of('here').map((one) => html`<ins>${one}</ins>`),
    ),
    listed(
      texts.reworded,
      shown.replaced.map(({ here, there }) => html`<del>${there}</del> → <ins>${here}</ins>`),
    ),
  ].filter(Boolean)
  return parts.length > 0 ? html`<dl class="passages">${parts}</dl>` : html`<p class="none">${texts.sameText}</p>`
}

function whyOf(why: readonly Row[], asker: Asker): Markup | '' {
  const { texts } = asker
  if (why.length === 0) return ''
  return html`<section><h2>${texts.why}</h2><ol class="why">${why.map(({ at, outcome, rule, counterpart, similarity, evidence }) => {
    const [first] = (evidence ?? []) as Evidence[]
    return html`<li><p>${when(at, asker)} <b>${texts.outcomes[outcome as string] ?? outcome}</b> <code>${rule}</code>${
      typeof similarity === 'number' ? html` ${texts.alike(Math.round(similarity * 100))}` : ''
    }</p><p>${first?.reason ?? texts.nothingLikeIt}${counterpart ? html` <a href="/stories/${counterpart}">${texts.theOther}</a>` : ''}</p></li>`
  })}</ol></section>`
}

/** Its documents. Bytes as they came may hold what nobody may show yet, also of other stories. */
function ways({ id, ninjs }: Row, versions: readonly Row[], { texts, admin }: Asker): Markup {
  const raw = [...new Set(versions.flatMap(({ raw_sha256: feed, page_sha256: page }) => [feed, page]).filter(Boolean) as string[])].slice(
    -6,
  )
  return html`<section><h2>${texts.documents}</h2><ul class="ways">
${ninjs ? html`<li><a href="/stories/${id}/ninjs">ninjs</a></li>` : html`<li>${texts.noNinjs}</li>`}
${admin ? raw.map((sha) => html`<li><a href="/stories/${id}/raw/${sha}" download>${texts.rawBytes} <code>${sha.slice(0, 12)}</code></a></li>`) : html`<li>${texts.rawForAdmins}</li>`}
</ul></section>`
}

function acts(story: Row, members: readonly Row[], asker: Asker): Markup | '' {
  if (!asker.admin) return ''
  const { texts } = asker
  const args = { story: story.id as string }
  const others = members.map((one) => [one.id, `${one.agency}: ${String(one.headline).slice(0, 80)}`] as const)
  return html`<section class="acts"><h2>${texts.act}</h2>
${commandForm({ command: 'story.kill', args, button: texts.kill, grave: true, folded: texts.kill }, asker)}
${commandForm({ command: 'story.restore', args, button: texts.restore, folded: texts.restore }, asker)}
${others.length > 0 ? commandForm({ command: 'story.split', args, fields: [{ name: 'from', label: texts.splitFrom, choices: others }], button: texts.split, folded: texts.split }, asker) : ''}
${commandForm({ command: 'story.merge', args, fields: [{ name: 'from', label: texts.mergeWith, hint: texts.idOfStory }], button: texts.merge, folded: texts.merge }, asker)}
${commandForm(
  {
    command: 'reingest.story',
    args,
    fields: [
      {
        name: 'from',
        label: texts.reingestFrom,
        choices: [
          ['archive', texts.fromArchive],
          ['network', texts.fromNetwork],
        ],
      },
    ],
    button: texts.reingest,
    folded: texts.reingest,
  },
  asker,
)}
</section>`
}

/** Its documents, for programs and for those who want to see what came. */
export function registerDocuments(scope: FastifyInstance, { read, db }: ConsoleParts): void {
  scope.get('/stories/:id/ninjs', async (request: Request, reply: FastifyReply) => {
    const { texts } = request.asker!
    const story = await readOneStory(read, idOf(request, request.asker!))
    if (!story?.ninjs) throw new Told(404, texts.noNinjs)
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(story.ninjs, null, 1))
  })
  scope.get('/stories/:id/raw/:sha', async (request: Request, reply: FastifyReply) => {
    const { texts, admin } = request.asker!
    if (!admin) throw new Told(403, texts.rawForAdmins)
    const versions = await readPartOf(read, 'versions', idOf(request, request.asker!), mostVersions)
    const its = versions === 'none' ? [] : (versions.flatMap(({ raw_sha256: feed, page_sha256: page }) => [feed, page]) as Sha256[])
    const key = its.find((one) => one === request.params.sha)
    const bytes = key && (await readRaw(db, key))
    if (!bytes) throw new Told(404, texts.noBytes)
    return reply.type('application/octet-stream').header('content-disposition', `attachment; filename="${key}.bin"`).send(bytes)
  })
}
