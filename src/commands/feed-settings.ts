/**
 * A feed as people write it, in feeds.yaml and in `feed.upsert`.
 */
import { z } from 'zod'
import { siteRules } from '#src/article/sites/rules.ts'
import { authReference } from '#src/auth-reference.ts'
import { feedId } from '#src/brand.ts'
import { wrongWithCron } from '#src/ingest/cron.ts'
import { apiRules } from '#src/net/sources/api-rules.ts'
import { serviceSchemes } from '#src/net/sources/index.ts'
import { dequeueRefused } from '#src/net/sources/wireq.ts'
import type { FeedSettings } from '#src/store/feeds.ts'
import { wireFormats } from '#src/wire/document.ts'

const units = { s: 1, m: 60, h: 3600, d: 86_400 } as const

const durationForm = 'a number of seconds, or one with s, m, h or d: 30s, 5m'
const duration = z
  .union([z.string().regex(/^\d+(s|m|h|d)?$/, durationForm), z.number().int().min(0, durationForm)], durationForm)
  .transform((value) => {
    const [, digits = '', unit = 's'] = /^(\d+)([smhd])?$/.exec(String(value)) ?? []
    return Number(digits) * units[unit as keyof typeof units]
  })
const every = duration.refine((seconds) => seconds >= 1 && seconds <= 7 * 86_400, 'from 1s to 7d')
const updatePace = duration.refine((seconds) => seconds <= 3600, 'from 0 to 1h')

const paceForm = 'requests a second, minute or hour to one host: 4/s, 30/m'
/** Milliseconds between two requests. */
const pace = z
  .string(paceForm)
  .regex(/^\d+(?:\.\d+)?\/[smh]$/, paceForm)
  .transform((value) => {
    const [count = '', unit = 's'] = value.split('/')
    return Math.round((units[unit as keyof typeof units] * 1000) / Number(count))
  })
  .refine((ms) => ms >= 10 && ms <= 3600_000, 'from 1/h to 100/s')

/** Where a feed is. */
export const feedUrl = z.string('an address, such as https://agency.example/rss').superRefine((value, { addIssue }) => {
  const wrong = wrongWithUrl(value)
  if (wrong) addIssue({ code: 'custom', message: wrong })
})

const schemes = ['http:', 'https:', 'ftp:', 'ftps:', 'sftp:', 'imaps:', 'file:', ...serviceSchemes]
const rightUrl =
  'write http://, https://, ftp://, ftps://, sftp:// or imaps:// with a host, file:///a/folder, or an agency’s service: wireq+https://, ap+https://, reuters+https://'

/** What was written, what is wrong with it, and what is right; undefined for an address that a feed may have. */
function wrongWithUrl(written: string): string | undefined {
  if (written.trim() === '') return `the address is empty: ${rightUrl}`
  const said = `"${written.replace(/(\/\/)[^/\s]*@/, '$1…@').slice(0, 300)}"`
  const scheme = /^([a-z][a-z0-9+.-]*:)(?!\d)/i.exec(written)?.[1]?.toLowerCase()
  if (!scheme)
    return /^[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)/.test(written) && URL.canParse(`https://${written}`)
      ? `${said} has no scheme: write https://${written}`
      : `${said} is no URL: ${rightUrl}`
  if (!schemes.includes(scheme)) return `${said} begins with ${scheme}, which Telex does not fetch: ${rightUrl}`
  if (scheme === 'file:') {
    const file = URL.canParse(written) ? new URL(written) : undefined
    return file && file.host === '' && file.pathname.length > 1 ? undefined : `${said} names no folder here: write file:///a/folder`
  }
  // The URL Standard takes the path's first part for the host where there is none.
  if (/^[a-z+]+:\/*(?:\/\/\/|$|[?#:])/i.test(written)) return `${said} names no host: write ${scheme}//host/path`
  const url = URL.canParse(written) ? new URL(written) : undefined
  if (!url?.hostname) {
    const port = /:(\d+)(?:[/?#]|$)/.exec(written.slice(scheme.length))?.[1]
    const cause = /\s/.test(written) ? 'has a blank in it' : Number(port) > 65_535 ? `has the port ${port}, beyond 65535` : 'is no URL'
    return `${said} ${cause}: write ${scheme}//host/path`
  }
  if (url.username || url.password)
    return `${said} has a user or password in it: leave them out and name them under auth, such as auth.basic=env:NAME`
  if (/^wireq\+/.test(scheme) && /\/dequeue-entries\.json\/?$/.test(url.pathname)) return dequeueRefused
  return undefined
}

const timezone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}, 'an IANA time zone, such as Europe/Skopje')

const language = z.string().refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}, 'a language tag, such as en or sr-Latn')

/** What a feed's documents are read as: the name of a format, or `auto` for what they look like. */
export const feedFormat = z.enum(['auto', ...wireFormats], `auto or one of ${wireFormats.join(', ')}`)

const options = {
  every: every.optional(),
  cron: z
    .string()
    .regex(/^(\S+\s+){4,5}\S+$/, { error: 'five or six fields, such as */5 6-23 * * *', abort: true })
    .superRefine((cron, { addIssue }) => {
      const wrong = wrongWithCron(cron)
      if (wrong) addIssue({ code: 'custom', message: `"${cron}" ${wrong}: five or six fields, such as */5 6-23 * * *` })
    })
    .optional(),
  format: feedFormat.optional(),
  articles: z.enum(['always', 'missing', 'never'], 'always, missing or never').optional(),
  language: language.optional(),
  pace: pace.optional(),
  updatePace: updatePace.optional(),
  timezone: timezone.optional(),
  auth: authReference.optional(),
  extract: siteRules.optional(),
}

const own = {
  api: apiRules.optional(),
}

/** What `defaults` may say for all feeds of a file. */
export const feedDefaults = z.strictObject(options)
export type FeedDefaults = z.output<typeof feedDefaults>

/** One feed as it is written. */
export const feedAsWritten = z
  .strictObject({ id: feedId, agency: z.string().min(1), url: feedUrl, ...options, ...own })
  .refine((feed) => !(feed.every && feed.cron), { message: 'every or cron, not both', path: ['cron'] })
  .refine((feed) => !feed.api || /^https?:/i.test(feed.url), {
    message: 'an API is at https://: a service by its own scheme needs none',
    path: ['api'],
  })
export type FeedAsWritten = z.output<typeof feedAsWritten>

/** Fill in the defaults: the file's, then the product's. */
export function toSettings(feed: FeedAsWritten, defaults: FeedDefaults = {}): FeedSettings {
  const cron = feed.cron ?? (feed.every ? undefined : defaults.cron)
  return {
    id: feed.id,
    agency: feed.agency,
    url: feed.url,
    everySeconds: cron ? null : (feed.every ?? defaults.every ?? 60),
    cron: cron ?? null,
    timezone: feed.timezone ?? defaults.timezone ?? null,
    format: feed.format ?? defaults.format ?? 'auto',
    articles: feed.articles ?? defaults.articles ?? 'missing',
    language: feed.language ?? defaults.language ?? null,
    paceMs: feed.pace ?? defaults.pace ?? null,
    updatePaceSeconds: feed.updatePace ?? defaults.updatePace ?? null,
    auth: feed.auth ?? defaults.auth ?? null,
    extract: compact(feed.extract ?? defaults.extract),
    api: feed.api ? (Object.fromEntries(Object.entries(feed.api).filter(([, value]) => value !== undefined)) as FeedSettings['api']) : null,
  }
}

function compact(rules: FeedAsWritten['extract']): FeedSettings['extract'] {
  if (!rules) return null
  return { ...(rules.body ? { body: rules.body } : {}), ...(rules.drop ? { drop: rules.drop } : {}) }
}
