/**
 * Reuters Connect (`reuters+https://host/rmd/rest/xml?channel=…`): a login gives a token; channels list the ids of their items since a time, or since the last poll by
 * the token that the list gave; each item is fetched whole, as NewsML-G2, with those that a package names.
 */
import { createHash } from 'node:crypto'
import { readAgencyXml } from '#src/wire/formats/agency-xml.ts'
import { at, attribute, child, children, descendants, textOf, type XmlElement } from '#src/wire/xml/select.ts'
import { type Credential, queryToken } from '../credentials.ts'
import type { Fetched } from '../outcome.ts'
import { type Failure, login, type Opened } from './drop.ts'
import { type Got, type ListedItem, type ListedPart, type Lister, listingDrop } from './listing.ts'
import { addressOf, asker, decoded, type ServiceOptions } from './service.ts'

/** Where the login lies with another host of theirs. */
const loginHosts: Record<string, string> = { 'rmb.reuters.com': 'commerce.reuters.com' }
/** Tokens are good for days; one is renewed long before, and at once where it is refused. */
const renewMs = 12 * 3600_000
/** At the first look. */
const firstMs = 3600_000
/** Items that are listed late. */
const overlapMs = 5 * 60_000
/** A channel that lists as many is asked for less time at once. */
const mostListed = 1000
const minuteMs = 60_000

const badToken = new Set(['3000', '3001', '3002', '3003'])
const badPollToken = '2100'

interface Channel {
  /** Up to when it was listed, ISO 8601. */
  to?: string
  pollToken?: string
}
interface At {
  channels: Record<string, Channel>
}

/** By address and login. What a process has is good for all its turns. */
const tokens = new Map<string, { credential: Credential; until: number }>()

export async function openReuters(url: string, options: ServiceOptions): Promise<Opened> {
  const { service } = options
  const base = addressOf(url)
  const wanted = base.searchParams.getAll('channel')
  base.search = ''
  base.pathname = `${base.pathname.replace(/(?<!\/)\/+$/, '') || '/rmd/rest/xml'}/`.replace(/^\/\/+/, '/')
  const who = login(options.credential)
  if (!who) return { kind: 'failed', message: `${base.host} needs a login: auth: { basic: env:NAME } with user:password` }
  const ask = asker({ ...options, credential: undefined } as unknown as ServiceOptions, base)
  const key = createHash('sha256').update(`${base.href}\n${who.user}\n${who.password}`).digest('hex')

  const tokenOf = async (): Promise<Credential | Failure> => {
    const known = tokens.get(key)
    if (known && known.until > service.now().getTime()) return known.credential
    const at = new URL('login', base)
    const host = loginHosts[at.hostname]
    if (host) {
      at.hostname = host
      at.protocol = 'https:'
    }
    at.searchParams.set('username', who.user)
    const got = await ask(at, queryToken('password', who.password))
    if (got.kind === 'failed') return got
    const { root } = readAgencyXml(decoded(got.bytes, got.headers))
    const found = root?.name === 'authtoken' ? root : descendants(root, 'authtoken')[0]
    const token = textOf(found)
    if (token === '') return { kind: 'failed', message: `${at.host} refuses the login${saidIn(root)}`, status: 401 }
    const lasts = Number(attribute(found, 'expiresin') ?? attribute(root, 'expiresin') ?? Number.NaN) * 1000
    const credential = queryToken('token', token)
    tokens.set(key, { credential, until: service.now().getTime() + (lasts > 0 ? lasts * 0.8 : renewMs) })
    return credential
  }
  /** Ask with the token; one that is refused is renewed once. */
  const query = async (
    path: string,
    parameters: Record<string, string>,
  ): Promise<(Fetched & { root: XmlElement | undefined }) | Failure> => {
    for (let renewed = false; ; renewed = true) {
      const token = await tokenOf()
      if (token.kind === 'failed') return token
      const asked = new URL(path, base)
      for (const [name, value] of Object.entries(parameters)) asked.searchParams.set(name, value)
      const got = await ask(asked, token)
      const root = got.kind === 'fetched' ? readAgencyXml(decoded(got.bytes, got.headers)).root : undefined
      const isRefused = got.kind === 'failed' ? got.status === 401 || got.status === 403 : errorsIn(root).some((code) => badToken.has(code))
      if (isRefused) tokens.delete(key)
      if (isRefused && !renewed) continue
      if (isRefused && got.kind === 'fetched')
        return { kind: 'failed', message: `${base.host} refuses its own token${saidIn(root)}`, status: 401 }
      return got.kind === 'failed' ? got : { ...got, root }
    }
  }
  const channelsOf = async (): Promise<string[] | Failure> => {
    if (wanted.length > 0) return wanted
    const got = await query('channels', {})
    if (got.kind === 'failed') return got
    const named = descendants(got.root, 'channelinformation').flatMap((one) => textOf(child(one, 'alias')) || [])
    return named.length > 0 ? named : { kind: 'failed', message: `${base.host} lists no channels for this login${saidIn(got.root)}` }
  }

  const lister: Lister = {
    async look(kept, since): Promise<ListedPart | Failure> {
      const channels = await channelsOf()
      if ('kind' in channels) return channels
      const before = since ? {} : ((kept as At | undefined)?.channels ?? {})
      const after: At = { channels: {} }
      const items: ListedItem[] = []
      let more = false
      for (const channel of channels) {
        const listed = await listChannel(
          query,
          channel,
          before[channel] ?? (since ? { to: new Date(since.getTime() + overlapMs).toISOString() } : {}),
          service.now(),
        )
        if (listed.kind === 'failed') return listed
        items.push(...listed.ids.map((id) => itemOf(id, base)))
        after.channels[channel] = listed.channel
        more ||= listed.more
      }
      return { kind: 'part', items, at: after, more }
    },
    get: async (ref): Promise<Got> => {
      const { id } = ref as { id: string }
      const got = await query('item', { id })
      if (got.kind === 'failed') return got
      const { root, bytes, headers } = got
      if (root && (root.name === 'status' || root.name === 'results') && errorsIn(root).length > 0)
        return { kind: 'failed', message: `${base.host} does not give ${id}${saidIn(root)}`, status: 404 }
      const also = packaged(root).map((other) => itemOf(other, base))
      return { kind: 'read', bytes, headers, ...(also.length > 0 ? { also } : {}) }
    },
  }
  return { kind: 'opened', drop: listingDrop(lister, options) }
}

function itemOf(id: string, base: URL): ListedItem {
  return { key: id, name: id, url: `${new URL('item', base).href}?id=${encodeURIComponent(id)}`, ref: { id } }
}

type Query = (path: string, parameters: Record<string, string>) => Promise<(Fetched & { root: XmlElement | undefined }) | Failure>
type Listed = { kind: 'listed'; ids: string[]; channel: Channel; more: boolean }

/** A channel's ids since the last look, the oldest first. */
async function listChannel(query: Query, channel: string, before: Channel, now: Date): Promise<Listed | Failure> {
  const asked = { channel, fieldsRef: 'id', limit: String(mostListed) }
  if (before.pollToken) {
    const got = await query('items', { ...asked, pollToken: before.pollToken })
    if (got.kind === 'failed') return got
    // It is known no more: the time says where to go on.
    if (!errorsIn(got.root).includes(badPollToken)) return listedIn(got.root, { to: now, more: false, before })
  }
  let from = before.to === undefined ? now.getTime() - firstMs : Date.parse(before.to) - overlapMs
  from = Math.floor(from / minuteMs) * minuteMs
  let to = Math.ceil(now.getTime() / minuteMs) * minuteMs
  for (;;) {
    const got = await query('items', { ...asked, dateRange: `${minuteOf(from)}-${minuteOf(to)}` })
    if (got.kind === 'failed') return got
    const listed = listedIn(got.root, { to: new Date(Math.min(to, now.getTime())), more: to < now.getTime(), before })
    if (listed.kind === 'failed' || listed.ids.length < mostListed || to - from <= minuteMs) return listed
    to = from + Math.ceil((to - from) / 2 / minuteMs) * minuteMs
  }
}

function listedIn(root: XmlElement | undefined, { to, more, before }: { to: Date; more: boolean; before: Channel }): Listed | Failure {
  const errors = errorsIn(root)
  if (!root || errors.length > 0) return { kind: 'failed', message: `a channel cannot be listed${saidIn(root)}` }
  const ids = descendants(root, 'result').flatMap((one) => textOf(child(one, 'id')) || textOf(child(one, 'guid')) || [])
  const given = textOf(descendants(root, 'polltoken')[0])
  const pollToken = given === '' || more ? undefined : given
  // Of a list that a poll token gave the next comes by the new one; where there is none, by the time.
  return {
    kind: 'listed',
    ids: ids.toReversed(),
    channel: {
      to: (pollToken !== undefined && before.to !== undefined && ids.length === 0 ? new Date(before.to) : to).toISOString(),
      ...(pollToken ? { pollToken } : {}),
    },
    more,
  }
}

/** `2026.11.28.07.05`, in UTC. */
const minuteOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace(/[-T:]/g, '.')

/** Codes of what went wrong: `<status code="30"><error code="3002">…`. */
function errorsIn(root: XmlElement | undefined): string[] {
  const status = root?.name === 'status' ? root : at(root, 'status')
  if (!status || attribute(status, 'code') === '10') return []
  const codes = [...children(status, 'error'), ...children(root, 'error')].map((one) => attribute(one, 'code') ?? '')
  return codes.length > 0 ? codes : attribute(status, 'code') === '30' ? [''] : []
}

function saidIn(root: XmlElement | undefined): string {
  const status = root?.name === 'status' ? root : at(root, 'status')
  const error = child(status, 'error') ?? child(root, 'error')
  const words = textOf(error).slice(0, 200)
  return words ? `: ${words}` : ''
}

/** Texts and packages that a package names; its pictures are in it with their addresses. */
function packaged(root: XmlElement | undefined): string[] {
  return descendants(root, 'packageitem').flatMap((one) =>
    descendants(one, 'itemref').flatMap((ref) => {
      const id = attribute(ref, 'residref')
      const kind = attribute(child(ref, 'itemclass'), 'qcode') ?? 'icls:text'
      if (!id || !/text|composite/.test(kind)) return []
      const version = attribute(ref, 'version')
      return version && !id.endsWith(`:${version}`) ? `${id}:${version}` : id
    }),
  )
}

/** Forget what logins have given. */
export const forgetTokens = (): void => tokens.clear()
