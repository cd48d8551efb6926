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
  storyParts,
} from '#src/store/api-reads.ts'
import type { ApiParts } from './parts.ts'
import { Problem } from './problem.ts'

const mostAtOnce = 200
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
        summary: 'Stories, the newest first',
        description: 'What comes meanwhile moves no page that follows. A killed or embargoed story has no text.',
        querystring: query,
        response: { 200: { type: 'object', properties: { stories: rows, next: { type: ['string', 'null'] } } } },
      },
    },
    async ({ query: { changed_since: since, include = '', cursor, ...filters } }) => {
      const parts = include.split(',').filter(Boolean)
      const wrong = parts.find((part) => !(storyParts as readonly string[]).includes(part))
      if (wrong !== undefined) throw new Problem(400, `querystring/include: there is no ${wrong}: give of ${storyParts.join(', ')}`)
      const { stories, next } = await readStories(read, {
        ...filters,
        ...(since === undefined ? {} : { changedSince: new Date(since) }),
        ...(cursor === undefined ? {} : { after: readCursor(cursor, since !== undefined) }),
        include: parts as StoryPart[],
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
