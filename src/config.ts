/**
 * Environment → Config, or a refusal that a person can act on: the setting's name, what was given, what is allowed.
 */
import { availableParallelism } from 'node:os'
import { isAbsolute, resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

export const roles = ['poll', 'fetch', 'relay', 'command', 'http'] as const
/** What a process does: `poll` schedules and polls feeds, `fetch` fetches pages and stores stories, `relay` hands events to sinks. */
export type Role = (typeof roles)[number]

export interface Config {
  /** Absent: an embedded PostgreSQL under `stateDir`. */
  databaseUrl?: string
  /** Absent: the queues live in PostgreSQL. */
  redisUrl?: string
  /** The feeds file, and whether it was named (then it must be there) or is only the default place. */
  feedsFile: { path: string; named: boolean }
  http: { port: number; host: string }
  /** CIDRs that fetches may reach beside public addresses. */
  allowNetworks: string[]
  roles: ReadonlySet<Role>
  /** Article pages in work at once in this process. */
  concurrency: number
  adminToken?: string
  /** Who the console's reverse proxy says is there: in which header field, from which addresses it is believed, and which users may change things. */
  console: { userHeader?: string; proxies: string[]; admins: string[] }
  /** Commands of the queue have to be signed with it. */
  commandKey?: string
  /** Where agencies can reach the operator, a URI. */
  contact?: string
  /** Names of variables, and folders, that a feed's `auth` may refer to; absent: those that the feeds file names. */
  secrets?: string[]
  /** Folders under which `file://` feeds may lie, absolute; absent: those that the feeds file names. */
  spoolRoots?: string[]
  /** Where others reach this installation over HTTP: hubs push there. Without a slash at its end. */
  publicUrl?: string
  log: { level: string; format: 'json' | 'pretty' }
  /** BullMQ queues that get every event, one a consumer: `telex.events.NAME`. */
  eventQueues: string[]
  /** How many events the Redis stream keeps, about. */
  eventStreamLength: number
  /** How far a consumer may fall behind, and what happens then. */
  backlog: BacklogBounds
  /** Days after which a consumer that has never acknowledged anything is removed. */
  consumerDays: number
  /** Days that raw bytes, finished commands and delivered events are kept. */
  retentionDays: number
  /** Seconds between versions of a story that changes often; 0 tells each. */
  updatePaceSeconds: number
  /** Within which a new story is to be with consumers, from when its agency says that it published it. */
  deliveryObjectiveSeconds: number
  /** Where the embedded PostgreSQL and other local state lie. */
  stateDir: string
  /** Commands look at the database that the demo left, not at the worker's. */
  demo: boolean
}

/** `hold`: what it has not had stays, however much that is. `drop`: the oldest of it goes, and an event says so. */
export interface BacklogBounds {
  policy: 'hold' | 'drop'
  events: number
  seconds: number
}

export interface SettingProblem {
  name: string
  given: string
  allowed: string
}

const list = (value: string) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((n) => n >= min && n <= max)

const isUrl = (protocols: string[]) => (value: string) => {
  try {
    const url = new URL(value)
    return protocols.includes(url.protocol) && url.hostname !== ''
  } catch {
    return false
  }
}

const mailbox = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i
/** It stands in a header field, within brackets. */
const isContact = (value: string) =>
  /^[!-'*-~]{1,300}$/.test(value) && (value.startsWith('mailto:') ? mailbox.test(value.slice(7)) : isUrl(['http:', 'https:'])(value))

const isCidr = (value: string) => {
  try {
    ipaddr.parseCIDR(value)
    return true
  } catch {
    return false
  }
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** One row a setting: how it is read and what to say when it is wrong. */
const settings = {
  DATABASE_URL: {
    schema: z.string().refine(isUrl(['postgres:', 'postgresql:'])),
    allowed: 'a PostgreSQL URL: postgres://USER:PASSWORD@HOST:5432/DATABASE',
    secret: true,
  },
  REDIS_URL: {
    schema: z.string().refine(isUrl(['redis:', 'rediss:', 'redis+cluster:'])),
    allowed: 'a Redis URL: redis://HOST:6379, rediss://HOST:6379 or redis+cluster://HOST:6379',
    secret: true,
  },
  TELEX_FEEDS: { schema: z.string().min(1), allowed: 'the path of a feeds file' },
  TELEX_HTTP_PORT: { schema: integer(0, 65535), allowed: 'a port from 0 (any free one) to 65535' },
  TELEX_HTTP_HOST: { schema: z.string().min(1), allowed: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0' },
  TELEX_ALLOW_NETWORKS: {
    schema: z
      .string()
      .transform(list)
      .refine((nets) => nets.every(isCidr)),
    allowed: 'CIDRs with commas between them, such as 10.20.0.0/16,127.0.0.0/8',
  },
  TELEX_ROLES: {
    schema: z
      .string()
      .transform(list)
      .refine((names): names is Role[] => names.length > 0 && names.every((name) => (roles as readonly string[]).includes(name))),
    allowed: `any of ${roles.join(',')}, with commas between them`,
  },
  TELEX_CONCURRENCY: { schema: integer(1, 1000), allowed: 'a whole number from 1 to 1000' },
  TELEX_ADMIN_TOKEN: { schema: z.string().min(16), allowed: 'at least 16 characters', secret: true },
  TELEX_CONSOLE_USER_HEADER: {
    schema: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,99}$/),
    allowed: 'the name of a header field that your reverse proxy sets, such as X-Forwarded-User',
  },
  TELEX_CONSOLE_PROXIES: {
    schema: z
      .string()
      .transform(list)
      .refine((nets) => nets.every(isCidr)),
    allowed: 'CIDRs of your reverse proxies with commas between them, such as 10.0.0.5/32,127.0.0.1/32',
  },
  TELEX_CONSOLE_ADMINS: {
    schema: z.string().transform(list),
    allowed: 'names as the header field has them, with commas between them, or * for all',
  },
  TELEX_COMMAND_KEY: { schema: z.string().min(32), allowed: 'at least 32 characters', secret: true },
  TELEX_PUBLIC_URL: {
    schema: z.string().refine(isUrl(['http:', 'https:'])),
    allowed: 'the address at which others reach this installation, such as https://telex.newsroom.example',
  },
  TELEX_CONTACT: {
    schema: z
      .string()
      .transform((value) => (mailbox.test(value) ? `mailto:${value}` : value))
      .refine(isContact),
    allowed: 'an e-mail address, mailto:ADDRESS, or a page: https://newsroom.example/contact',
  },
  TELEX_SECRETS: {
    schema: z
      .string()
      .transform(list)
      .refine((names) => names.every((name) => /^(?:[A-Za-z_][A-Za-z0-9_]*|\/.+)$/.test(name))),
    allowed: 'names of variables and absolute paths of folders, with commas between them: MIA_LOGIN,/run/secrets',
  },
  TELEX_SPOOL_ROOTS: {
    schema: z
      .string()
      .transform(list)
      .refine((folders) => folders.every(isAbsolute)),
    allowed: 'absolute paths of folders, with commas between them: /spool,/mnt/wires',
  },
  LOG_LEVEL: { schema: z.enum(levels as [string, ...string[]]), allowed: levels.join(', ') },
  LOG_FORMAT: { schema: z.enum(['json', 'pretty']), allowed: 'json or pretty' },
  TELEX_EVENT_QUEUES: {
    schema: z
      .string()
      .transform(list)
      .refine((names) => names.every((name) => /^[a-z0-9][a-z0-9-]{0,62}$/.test(name))),
    allowed: 'names of consumers with commas between them: lower-case letters, digits and hyphens',
  },
  TELEX_EVENT_STREAM_LENGTH: { schema: integer(1000, 100_000_000), allowed: 'a whole number from 1000 to 100000000' },
  TELEX_BACKLOG: { schema: z.enum(['hold', 'drop']), allowed: 'hold or drop' },
  TELEX_BACKLOG_EVENTS: { schema: integer(1, 1_000_000_000), allowed: 'a whole number from 1 to 1000000000' },
  TELEX_BACKLOG_DAYS: { schema: integer(1, 36500), allowed: 'a number of days from 1 to 36500' },
  TELEX_CONSUMER_DAYS: { schema: integer(1, 36500), allowed: 'a number of days from 1 to 36500' },
  TELEX_RETENTION_DAYS: { schema: integer(1, 36500), allowed: 'a number of days from 1 to 36500' },
  TELEX_UPDATE_PACE: {
    schema: z
      .string()
      .regex(/^\d{1,4}[sm]?$/)
      .transform((value) => Number.parseInt(value, 10) * (value.endsWith('m') ? 60 : 1))
      .refine((seconds) => seconds <= 3600),
    allowed: 'a number of seconds, or one with s or m, from 0 to 1 hour: 60s, 2m; 0 tells each version at once',
  },
  TELEX_DELIVERY_OBJECTIVE: {
    schema: z
      .string()
      .regex(/^\d{1,5}[smh]?$/)
      .transform((value) => Number.parseInt(value, 10) * ({ m: 60, h: 3600 }[value.slice(-1)] ?? 1))
      .refine((seconds) => seconds >= 1 && seconds <= 86_400),
    allowed: 'a number of seconds, or one with s, m or h, from 1 second to 24 hours: 90s, 5m',
  },
  TELEX_STATE_DIR: { schema: z.string().min(1), allowed: 'the path of a folder' },
  TELEX_DEMO: { schema: z.literal('1'), allowed: '1, or nothing' },
} as const

type Settings = { [K in keyof typeof settings]?: z.output<(typeof settings)[K]['schema']> }

/**
 * Read the settings. Empty values count as absent.
 * @param env the environment, `.env` already merged in
 * @param cwd what relative paths are relative to
 * @param terminal whether standard error is a terminal (chooses the log format)
 */
export function readConfig(
  env: Record<string, string | undefined>,
  { cwd, terminal }: { cwd: string; terminal: boolean },
): { ok: true; config: Config } | { ok: false; problems: SettingProblem[] } {
  const problems: SettingProblem[] = []
  const read: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries(settings)) {
    const value = env[name]?.trim()
    if (!value) continue
    const result = setting.schema.safeParse(value)
    if (result.success) read[name] = result.data
    else problems.push({ name, given: 'secret' in setting ? withoutSecret(value) : value, allowed: setting.allowed })
  }
  const s = read as Settings
  if (s.TELEX_CONSOLE_USER_HEADER && !s.TELEX_CONSOLE_PROXIES?.length && !problems.some(({ name }) => name === 'TELEX_CONSOLE_PROXIES'))
    problems.push({
      name: 'TELEX_CONSOLE_PROXIES',
      given: '',
      allowed: `${settings.TELEX_CONSOLE_PROXIES.allowed}: TELEX_CONSOLE_USER_HEADER is believed from nobody else`,
    })
  if (problems.length > 0) return { ok: false, problems }
  const path = (p: string) => (isAbsolute(p) ? p : resolve(cwd, p))
  return {
    ok: true,
    config: {
      ...(s.DATABASE_URL ? { databaseUrl: s.DATABASE_URL } : {}),
      ...(s.REDIS_URL ? { redisUrl: s.REDIS_URL } : {}),
      feedsFile: { path: path(s.TELEX_FEEDS ?? 'feeds.yaml'), named: s.TELEX_FEEDS !== undefined },
      http: { port: s.TELEX_HTTP_PORT ?? 8080, host: s.TELEX_HTTP_HOST ?? '127.0.0.1' },
      allowNetworks: s.TELEX_ALLOW_NETWORKS ?? [],
      roles: new Set(s.TELEX_ROLES ?? roles),
      concurrency: s.TELEX_CONCURRENCY ?? Math.max(4, availableParallelism() * 4),
      ...(s.TELEX_ADMIN_TOKEN ? { adminToken: s.TELEX_ADMIN_TOKEN } : {}),
      console: {
        ...(s.TELEX_CONSOLE_USER_HEADER ? { userHeader: s.TELEX_CONSOLE_USER_HEADER.toLowerCase() } : {}),
        proxies: s.TELEX_CONSOLE_PROXIES ?? [],
        admins: s.TELEX_CONSOLE_ADMINS ?? [],
      },
      ...(s.TELEX_COMMAND_KEY ? { commandKey: s.TELEX_COMMAND_KEY } : {}),
      ...(s.TELEX_CONTACT ? { contact: s.TELEX_CONTACT } : {}),
      ...(s.TELEX_SECRETS ? { secrets: s.TELEX_SECRETS } : {}),
      ...(s.TELEX_SPOOL_ROOTS ? { spoolRoots: s.TELEX_SPOOL_ROOTS } : {}),
      ...(s.TELEX_PUBLIC_URL ? { publicUrl: s.TELEX_PUBLIC_URL.replace(/(?<!\/)\/+$/, '') } : {}),
      log: { level: s.LOG_LEVEL ?? 'info', format: s.LOG_FORMAT ?? (terminal ? 'pretty' : 'json') },
      eventQueues: s.TELEX_EVENT_QUEUES ?? [],
      eventStreamLength: s.TELEX_EVENT_STREAM_LENGTH ?? 1_000_000,
      backlog: {
        policy: s.TELEX_BACKLOG ?? 'hold',
        events: s.TELEX_BACKLOG_EVENTS ?? 100_000,
        seconds: (s.TELEX_BACKLOG_DAYS ?? 7) * 86_400,
      },
      consumerDays: s.TELEX_CONSUMER_DAYS ?? 7,
      retentionDays: s.TELEX_RETENTION_DAYS ?? 30,
      updatePaceSeconds: s.TELEX_UPDATE_PACE ?? 60,
      deliveryObjectiveSeconds: s.TELEX_DELIVERY_OBJECTIVE ?? 300,
      stateDir: path(s.TELEX_STATE_DIR ?? '.telex'),
      demo: s.TELEX_DEMO !== undefined,
    },
  }
}

/** What may be shown of a value that can hold a password. */
function withoutSecret(value: string): string {
  const scheme = /^[a-z+]+:\/\//i.exec(value)?.[0]
  return scheme ? `${scheme}…` : `${value.length} characters`
}

/** The refusal as lines for a terminal. */
export function explainProblems(problems: SettingProblem[]): string {
  return problems.map((p) => `${p.name} is wrong: given "${p.given}", allowed is ${p.allowed}.`).join('\n')
}
