/**
 * Agencies' own services on loopback, as their public documents and clients describe them: dpa's wireQ, AP's Media API, Reuters Connect. Each counts what it was asked, and fails when
 * it is told to.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterFile } from './after.ts'

/** What happens to the next requests whose `METHOD /path` holds the text. */
export interface Fault {
  on: string
  times: number
  status?: number
  headers?: Record<string, string>
  /** Break the connection off after half of the answer. */
  cut?: true
}

export interface Service {
  /** Its address, without a scheme's prefix. */
  url: string
  asked: string[]
  /** Headers of each request. */
  headers: IncomingMessage['headers'][]
  fail(fault: Fault): void
}

interface Answered {
  status: number
  body?: string
  headers?: Record<string, string>
}

export async function openService(answer: (method: string, url: URL, request: IncomingMessage) => Answered): Promise<Service> {
  const faults: Fault[] = []
  const asked: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    const line = `${request.method} ${request.url}`
    asked.push(line)
    headers.push(request.headers)
    const fault = faults.find(({ on, times }) => times > 0 && line.includes(on))
    if (fault) fault.times--
    if (fault?.status) return void response.writeHead(fault.status, fault.headers).end('not now')
    write(response, answer(request.method ?? '', new URL(request.url ?? '/', 'http://service'), request), fault?.cut)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterFile(() => {
    server.closeAllConnections()
    return new Promise((done) => server.close(done))
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    headers,
    fail: (fault) => void faults.push({ ...fault }),
  }
}

function write(response: ServerResponse, { status, body = '', headers = {} }: Answered, cut?: true): void {
  response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers })
  if (!cut) return void response.end(body)
  response.write(body.slice(0, body.length >> 1), () => response.destroy())
}

const json = (value: unknown, headers: Record<string, string> = {}): Answered => ({
  status: 200,
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
})
const xml = (body: string): Answered => ({ status: 200, body, headers: { 'content-type': 'application/xml; charset=utf-8' } })

/** A digitalwires entry. */
export const wiresEntry = (name: string, more: Record<string, unknown> = {}) => ({
  format: 'digitalwires-v1.2.0',
  urn: `urn:newsml:dpa.com:20090101:${name}`,
  entry_id: `${name}_1`,
  version: 1,
  version_created: '2026-11-21T10:00:00+01:00',
  pubstatus: 'usable',
  headline: `Headline of ${name}`,
  language: 'de',
  article_html: `<section class="main"><p>Berlin (dpa) - The story ${name} is told here.</p></section>`,
  ...more,
})

export interface WireQ extends Service {
  /** Entries that wait, visible or not. */
  readonly waiting: string[]
  put(...entries: { entry_id: string }[]): void
  /** The time after which hidden entries are visible again has gone by. */
  showAgain(): void
}

/** wireQ: entries are hidden once they were given out, until their receipt is deleted or the time for that is over. */
export async function openWireQ({ atOnce = 50 } = {}): Promise<WireQ> {
  const queue: { entry: { entry_id: string }; receipt?: string }[] = []
  const over = new Set<string>()
  let receipts = 0
  const service = await openService((method, { pathname }) => {
    if (method === 'GET' && pathname === '/v1/entries.json') {
      const visible = queue.filter(({ receipt }) => receipt === undefined)
      const given = visible.slice(0, atOnce)
      for (const one of given) one.receipt = `AQEB/93+${++receipts}==`
      const entries = given.map(({ entry, receipt }) => ({ ...entry, _wireq_receipt: receipt }))
      return json({ entries }, { 'retry-after': visible.length > atOnce ? '10' : '50' })
    }
    if (method === 'DELETE' && pathname.startsWith('/v1/entry/')) {
      const receipt = pathname.slice('/v1/entry/'.length)
      const at = queue.findIndex((one) => one.receipt === receipt)
      if (at < 0) return { status: over.has(receipt) ? 410 : 404 }
      queue.splice(at, 1)
      over.add(receipt)
      return { status: 204 }
    }
    return { status: 403 }
  })
  return {
    ...service,
    get waiting() {
      return queue.map(({ entry }) => entry.entry_id)
    },
    put: (...entries) => void queue.push(...entries.map((entry) => ({ entry }))),
    showAgain: () => {
      for (const one of queue) {
        if (one.receipt) over.add(one.receipt)
        delete one.receipt
      }
    },
  }
}

export interface ApItem {
  id: string
  version?: number
  type?: string
  headline?: string
  text?: string
}

export interface ApService extends Service {
  add(...items: ApItem[]): void
  /** What a list that begins at a time was asked for. */
  readonly queries: string[]
}

/** AP's Media API: `next_page` goes on behind what was listed; texts lie in renditions. */
export async function openApService({ key = 'ap-key-77', pageSize = 2 } = {}): Promise<ApService> {
  const items: Required<ApItem>[] = []
  const queries: string[] = []
  const service = await openService((_, url, { headers: given }) => {
    if (given['x-api-key'] !== key) return { status: 401 }
    const origin = `http://${given.host}`
    if (url.pathname === '/media/v/content/feed') {
      const query = url.searchParams.get('q')
      if (query) queries.push(query)
      const from = Number(url.searchParams.get('seq') ?? 0)
      const listed = items.slice(from, from + pageSize)
      return json(
        {
          data: {
            current_item_count: listed.length,
            items: listed.map((item) => ({ meta: { products: [{ id: 31994, name: 'AP Online' }] }, item: ninjs(item, origin) })),
            next_page: `${origin}/media/v/content/feed?qt=h7Gqu&seq=${from + listed.length}&apikey=${key}`,
          },
        },
        { 'x-mediaapi-q-used': '1/100', 'x-mediaapi-q-secondsleft': '30' },
      )
    }
    const [, id] = /^\/media\/v\/content\/([^/]+)\/download$/.exec(url.pathname) ?? []
    const item = items.find((one) => `${one.id}.${one.version}` === id)
    if (!item) return { status: 404 }
    return {
      status: 200,
      headers: { 'content-type': 'application/xml' },
      body: `<?xml version="1.0" encoding="utf-8"?><nitf><head><docdata><doc-id id-string="${item.id}"/></docdata></head><body><body.head><hedline><hl1>${item.headline}</hl1></hedline><byline>By ANA PETROVA</byline><dateline><location>SKOPJE, North Macedonia</location> (AP)</dateline></body.head><body.content><block id="Main"><p>${item.text}</p></block></body.content></body></nitf>`,
    }
  })
  const ninjs = ({ id, version, type, headline }: Required<ApItem>, origin: string) => ({
    uri: `${origin}/media/v/content/${id}?qt=h7Gqu&et=1a1aza0c0`,
    altids: { itemid: id, etag: `${id}_${version}`, friendlykey: '12345678901234567890' },
    version,
    type,
    pubstatus: 'usable',
    headline,
    firstcreated: '2026-11-21T09:00:00Z',
    versioncreated: `2026-11-21T09:0${version}:00Z`,
    ...(type === 'text'
      ? {
          renditions: {
            nitf: { format: 'NITF', type: 'text', href: `${origin}/media/v/content/${id}.${version}/download?type=text&format=NITF` },
          },
        }
      : {}),
  })
  return {
    ...service,
    queries,
    add: (...more) =>
      void items.push(
        ...more.map((item) => ({
          version: 1,
          type: 'text',
          headline: `Headline of ${item.id}`,
          text: `The story ${item.id} is told here.`,
          ...item,
        })),
      ),
  }
}

const g2 = (id: string, inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${inner.replaceAll('ID', id)}</itemSet></newsMessage>`

export interface ReutersService extends Service {
  /** Items by id, in the order in which they are listed. */
  add(channel: string, ...ids: string[]): void
  /** A package, and what it names. */
  addPackage(channel: string, id: string, ...named: string[]): void
  /** Tokens that were given out are no longer good. */
  endTokens(): void
}

export async function openReutersService({ user = 'desk', password = 'pass:word 77' } = {}): Promise<ReutersService> {
  const channels = new Map<string, string[]>()
  const documents = new Map<string, string>()
  let token = 0
  const text = (id: string) =>
    g2(
      id.replace(/:\d+$/, ''),
      `<newsItem guid="ID" version="${/:(\d+)$/.exec(id)?.[1] ?? 1}"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-11-21T09:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>Headline of ID</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The story ID is told here.</p></body></html></inlineXML></contentSet></newsItem>`,
    )
  const service = await openService((_, { pathname, searchParams: asked }) => {
    const path = pathname.replace('/rmd/rest/xml/', '')
    if (path === 'login') {
      if (asked.get('username') !== user || asked.get('password') !== password)
        return xml('<status code="30"><error code="3000">The login is not known</error></status>')
      return xml(`<?xml version="1.0"?><authToken>token+${++token}=</authToken>`)
    }
    if (asked.get('token') !== `token+${token}=`)
      return xml('<results><status code="30"><error code="3002">Token has ended</error></status></results>')
    if (path === 'channels')
      return xml(
        `<availableChannels>${[...channels.keys()].map((alias) => `<channelInformation><alias>${alias}</alias></channelInformation>`).join('')}</availableChannels>`,
      )
    if (path === 'items') {
      const ids = channels.get(asked.get('channel') ?? '') ?? []
      const from = Number(/^poll-(\d+)$/.exec(asked.get('pollToken') ?? '')?.[1] ?? 0)
      if (!asked.has('pollToken') && !/^\d{4}(?:\.\d\d){4}-\d{4}(?:\.\d\d){4}$/.test(asked.get('dateRange') ?? '')) return { status: 400 }
      const listed = ids.slice(from).toReversed()
      return xml(
        `<results><status code="10"/><pollToken>poll-${ids.length}</pollToken>${listed.map((id) => `<result><id>${id}</id></result>`).join('')}</results>`,
      )
    }
    const document = documents.get(asked.get('id') ?? '')
    return path === 'item' && document ? xml(document) : { status: 404 }
  })
  const list = (channel: string, id: string) => channels.set(channel, [...(channels.get(channel) ?? []), id])
  return {
    ...service,
    add: (channel, ...ids) => {
      for (const id of ids) {
        documents.set(id, text(id))
        list(channel, id)
      }
    },
    addPackage: (channel, id, ...named) => {
      for (const other of named) documents.set(other, text(other))
      const refs = named.map((other) => `<itemRef residref="${other}"><itemClass qcode="icls:text"/></itemRef>`).join('')
      documents.set(
        id,
        g2(
          id,
          `<packageItem guid="ID" version="1"><itemMeta><itemClass qcode="ninat:composite"/><versionCreated>2026-11-21T09:00:00Z</versionCreated></itemMeta><contentMeta><headline>Package ID</headline></contentMeta><groupSet root="g"><group id="g">${refs}</group></groupSet></packageItem>`,
        ),
      )
      list(channel, id)
    },
    endTokens: () => void token++,
  }
}
