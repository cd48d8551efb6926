/**
 * Stories and clusters over HTTP: the views of `wire`, a page at a time.
 */
import type { FastifyInstance } from 'fastify'
import {
  type Place,
  readCluster,
  readConsumers,
  readOneStory,
  readPartOf,
  readStories,
  type StoryPart,
  searchStories,
  storyParts,
} from '#src/store/api-reads.ts'
import type { ApiParts } from './parts.ts'
import { Problem } from './problem.ts'

const mostAtOnce = 200
/** Of a search, which looks at the newest 300 that match. */
const mostFound = 100
/** Rows of what belongs to one story, or one cluster. */
const mostParts = 1_000

const row = { type: 'object', additionalProperties: true } as const
const rows = { type: 'array', items: row } as const
const byId = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } as const

interface Query {
  agency?: string
  language?: string
  urgency?: number
  subject?: string
  usable?: boolean
  changed_since?: string
  q?: string
  since?: string
  until?: string
  include?: string
  limit: number
  cursor?: string
}

const query = {
  type: 'object',
  additionalProperties: false,
  properties: {
    agency: { type: 'string', minLength: 1, maxLength: 200, description: 'as the story has it' },
    language: { type: 'string', minLength: 2, maxLength: 35, description: 'as the story has it: en, pt-BR' },
    urgency: { type: 'integer', minimum: 1, maximum: 9, description: 'at least so urgent: 4 is 1 to 4' },
    subject: { type: 'string', minLength: 1, maxLength: 200, description: 'a code with its scheme: medtop:20000065' },
    usable: { type: 'boolean', description: 'only those whose text may be used now, or only the others' },
    changed_since: { type: 'string', format: 'date-time', description: 'what changed then or later, the oldest change first' },
    q: {
      type: 'string',
      minLength: 1,
      maxLength: 1_000,
      description:
        'words, "phrases", beginnings*, or, -words: what wire.search finds, the best first; with agency, language, subject, since, until alone',
    },
    since: { type: 'string', format: 'date-time', description: 'with q: published, or first seen where that is earlier, then or later' },
    until: { type: 'string', format: 'date-time', description: 'with q: before then' },
    include: { type: 'string', maxLength: 40, description: `with commas, of ${storyParts.join(', ')}` },
    limit: { type: 'integer', minimum: 1, maximum: mostAtOnce, default: 50 },
    cursor: { type: 'string', maxLength: 200, description: 'next of the page before' },
  },
} as const

export function registerStories(scope: FastifyInstance, { read }: ApiParts): void {
  scope.get<{ Querystring: Query }>(
    '/stories',
    {
      schema: {
        summary: 'Stories, the newest first; of a search, the best first',
        description:
          'What comes meanwhile moves no page that follows, but of a search what is dated earlier. A killed or embargoed story has no text.',
        querystring: query,
        response: { 200: { type: 'object', properties: { stories: rows, next: { type: ['string', 'null'] } } } },
      },
    },
    async ({ query }) => {
      const parts = readParts(query.include)
      if (query.q !== undefined) return search(read, { ...query, q: query.q }, parts)
      const { changed_since: since, include: _, cursor, since: published, until, ...filters } = query
      if (published !== undefined || until !== undefined)
        throw new Problem(400, `querystring/${published === undefined ? 'until' : 'since'}: it narrows a search, q: give changed_since`)
      const { stories, next } = await readStories(read, {
        ...filters,
        ...(since === undefined ? {} : { changedSince: new Date(since) }),
        ...(cursor === undefined ? {} : { after: readCursor(cursor, since !== undefined) }),
        include: parts,
      })
      return { stories, next: next ? writeCursor(next, since !== undefined) : null }
    },
  )
  scope.get<{ Params: { id: string } }>(
    '/stories/:id',
    { schema: { summary: 'A story as it stands', params: byId, response: { 200: row } } },
    async ({ params: { id } }) => (await readOneStory(read, id)) ?? noStory(id),
  )
  for (const [part, summary] of [
    ['versions', 'Each version that ever stood'],
    ['media', 'Its pictures, clips and graphics'],
    ['quotes', 'Its quotes'],
    ['why', 'Why it stands where it stands'],
  ] as const) {
    scope.get<{ Params: { id: string } }>(
      `/stories/:id/${part}`,
      { schema: { summary, params: byId, response: { 200: { type: 'object', properties: { [part]: rows } } } } },
      async ({ params: { id } }) => {
        const found = await readPartOf(read, part, id, mostParts)
        return found === 'none' ? noStory(id) : { [part]: found }
      },
    )
  }
  scope.get<{ Params: { id: string } }>(
    '/stories/:id/cluster',
    { schema: { summary: 'The news story that it belongs to, with all copies', params: byId, response: { 200: row } } },
    async ({ params: { id } }) => {
      const story = (await readOneStory(read, id)) ?? noStory(id)
      return readCluster(read, story.cluster_id, mostParts)
    },
  )
  scope.get<{ Params: { id: string } }>(
    '/clusters/:id',
    { schema: { summary: 'A news story over all its copies', params: byId, response: { 200: row } } },
    async ({ params: { id } }) => {
      const cluster = await readCluster(read, id, mostParts)
      if (!cluster) throw new Problem(404, `there is no cluster ${id}`)
      return cluster
    },
  )
  scope.get(
    '/consumers',
    {
      schema: { summary: 'Who takes events, and how far each is', response: { 200: { type: 'object', properties: { consumers: rows } } } },
    },
    async () => ({ consumers: await readConsumers(read) }),
  )
}

function readParts(include = ''): StoryPart[] {
  const parts = include.split(',').filter(Boolean)
  const wrong = parts.find((part) => !(storyParts as readonly string[]).includes(part))
  if (wrong !== undefined) throw new Problem(400, `querystring/include: there is no ${wrong}: give of ${storyParts.join(', ')}`)
  return parts as StoryPart[]
}

/** What a search is not narrowed by. */
const notSearched = ['urgency', 'usable', 'changed_since'] as const

async function search(read: ApiParts['read'], query: Query & { q: string }, include: StoryPart[]) {
  const { q, agency, language, subject, since, until, limit, cursor } = query
  const wrong = notSearched.find((name) => query[name] !== undefined)
  if (wrong) throw new Problem(400, `querystring/${wrong}: q is narrowed by agency, language, subject, since and until alone`)
  if (limit > mostFound) throw new Problem(400, `querystring/limit: must be <= ${mostFound} with q`)
  const at = cursor === undefined ? undefined : readFound(cursor)
  const offset = at?.offset ?? 0
  const found = await searchStories(read, {
    query: q,
    ...{ agency, language, subject, limit, offset, include },
    since: since === undefined ? undefined : new Date(since),
    until: at?.until ?? (until === undefined ? undefined : new Date(until).toISOString()),
  })
  return { stories: found.stories, next: found.more ? writeFound(found.until, offset + limit) : null }
}

/** How far into a search, which looks no further than until when its first page was asked for: what is newer moves no page. */
const writeFound = (until: string, offset: number): string => Buffer.from(`q ${until} ${offset}`).toString('base64url')

function readFound(written: string): { until: string; offset: number } {
  const [, until, offset] =
    /^q (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\d{1,4})$/.exec(Buffer.from(written, 'base64url').toString()) ?? []
  if (!until || !offset) throw new Problem(400, 'querystring/cursor: this is no cursor of a search: give what was next of the page before')
  return { until, offset: Number(offset) }
}

function noStory(id: string): never {
  throw new Problem(404, `there is no story ${id}`)
}

/** A place, and in which order it is one. */
const writeCursor = ({ at, id }: Place, changes: boolean): string => Buffer.from(`${changes ? 'c' : 's'} ${at} ${id}`).toString('base64url')

function readCursor(written: string, changes: boolean): Place {
  const [, order, at, id] =
    /^([cs]) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      Buffer.from(written, 'base64url').toString(),
    ) ?? []
  if (!at || !id) throw new Problem(400, 'querystring/cursor: this is no cursor: give what was next of the page before')
  if ((order === 'c') !== changes)
    throw new Problem(400, 'querystring/cursor: it belongs to a query with another changed_since: repeat that, too')
  return { at, id }
}
