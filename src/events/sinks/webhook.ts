/**
 * A webhook (https://www.standardwebhooks.com): each event as a signed POST. An event that is not taken is sent again, ever later, and lies dead after
 * its last attempt; of one story a later event waits for the earlier one, and no other does. An address that takes nothing at all is tried with one event
 * at a time.
 */
import { Webhook as Signer } from 'standardwebhooks'
import { type Backoff, backoff } from '#src/backoff.ts'
import type { Context } from '#src/context.ts'
import type { SendOutcome } from '#src/net/send.ts'
import type { NumberedEvent } from '#src/store/events.ts'
import { nextFor, type Relayed } from '#src/store/relayed.ts'
import {
  type Attempt,
  firstWaiting,
  forgetDelivery,
  type Health,
  noteAttempt,
  noteBatch,
  noteHealth,
  readWaiting,
  readWebhook,
  type Webhook,
} from '#src/store/webhooks.ts'
import type { CloudEvent } from '#src/story/event.ts'
import type { Courier } from '../sink.ts'

type Parts = Pick<Context, 'db' | 'net' | 'log' | 'metrics'>

/** Seconds. */
export interface Waits {
  /** Until an event is sent again. */
  event: Backoff
  /** Until an address that took nothing in a row is tried again. */
  address: Backoff
}

/** Twelve attempts of one event reach over a day and a half. */
const usualWaits: Waits = { event: { base: 5, factor: 4, cap: 6 * 3600 }, address: { base: 5, factor: 2, cap: 600 } }
/** What failed together comes back up to so much earlier. */
const share = 0.2
/** No pause that an address asks for is longer: seconds. */
const longestPause = 24 * 3600
/** Events that are looked at, and sent, at once. */
const batch = 100
const atOnce = 8
/** Failures in a row from which the address is the trouble, and not the event. */
const troubled = 5
/** Events that may wait to be sent again: the rest waits in the log. */
const mostWaiting = 1_000

export function webhookCourier(parts: Parts, name: string, waits = usualWaits): Courier {
  return {
    name,
    isOwed: async () => {
      const hook = await readWebhook(parts.db, name)
      return (
        hook !== undefined && !hook.held && (await firstWaiting(parts.db, name, { due: hook.failures < troubled, limit: 1 })).length > 0
      )
    },
    step: async (to, stop) => {
      const hook = await readWebhook(parts.db, name)
      if (!hook) return false
      if (hook.held === 'secret not shown') throw new Error(`its secret was shown to nobody yet: npx telex consumers secret ${name}`)
      if (hook.held) return false
      const address = new Address(parts, { name, hook, waits }, stop)
      const waiting = await firstWaiting(parts.db, name, address.isTroubled ? { due: false, limit: 1 } : { due: true, limit: batch })
      const more = waiting.length > 0 ? await again(parts, name, address, waiting) : await onward(parts, to, address)
      await address.note()
      return more && address.isOpen
    },
  }
}

/** Send what was not taken before: the first of each story. */
async function again({ db }: Parts, name: string, address: Address, waiting: Awaited<ReturnType<typeof firstWaiting>>): Promise<boolean> {
  await lanes(waiting, async ({ seq, attempts, cloudevent }) => {
    const came = await address.send(cloudevent, attempts)
    if (came === 'taken') await forgetDelivery(db, name, seq)
    else if (came !== 'unsent') await noteAttempt(db, name, { seq, ...came })
  })
  return true
}

/** Send what comes next in the log. */
async function onward({ db, metrics }: Parts, to: Relayed & { newest: number }, address: Address): Promise<boolean> {
  const limit = address.isTroubled ? 1 : batch
  const { events, reached } = await nextFor(db, to, { newest: to.newest, limit })
  if (reached === to.seq) return false
  const stories = Map.groupBy(
    events.map((event) => ({ ...event, key: keyOf(event) })),
    ({ key }) => key,
  )
  const before = await readWaiting(db, to.name, [...stories.keys()])
  if (before.count >= mostWaiting) return false
  const notTaken: (NumberedEvent & { key: string; attempt?: Omit<Attempt, 'seq'> })[] = []
  await lanes([...stories.values()], async (story) => {
    let behind = before.keys.has(story[0]!.key)
    for (const event of story) {
      const came = behind ? 'unsent' : await address.send(event.cloudevent, 0)
      if (came === 'taken') continue
      // A dead one keeps nothing back.
      behind ||= came === 'unsent' || came.waitSeconds !== undefined
      notTaken.push(came === 'unsent' ? event : { ...event, attempt: came })
    }
  })
  await noteBatch(db, to, reached, notTaken)
  const left = new Set(notTaken.map(({ seq }) => seq))
  metrics.delivered(
    to.name,
    events.filter(({ seq }) => !left.has(seq)),
  )
  return true
}

const keyOf = ({ cloudevent: { data, subject } }: NumberedEvent): string => (typeof data.story === 'string' ? data.story : subject)

/** So many at once, each after the one before it in its lane. */
async function lanes<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values()
  await Promise.all(
    Array.from({ length: Math.min(atOnce, all.length) }, async () => {
      for (const one of rest) await work(one)
    }),
  )
}

/** One address while a step lasts: sends, and learns how it stands. */
class Address {
  readonly isTroubled: boolean
  #health: Health
  #changed = false
  readonly #parts: Parts
  readonly #hook: Webhook
  readonly #name: string
  readonly #waits: Waits
  readonly #stop: AbortSignal

  constructor(parts: Parts, { name, hook, waits }: { name: string; hook: Webhook; waits: Waits }, stop: AbortSignal) {
    this.#parts = parts
    this.#hook = hook
    this.#name = name
    this.#waits = waits
    this.#stop = stop
    this.isTroubled = hook.failures >= troubled
    this.#health = { failures: hook.failures, lastError: null }
  }

  /** Nothing keeps it from being sent more. */
  get isOpen(): boolean {
    return !this.#health.gone && this.#health.pauseSeconds === undefined && !this.#stop.aborted
  }

  /** @returns what is to be written down where it was not taken; `unsent` where nothing is sent now */
  async send(event: CloudEvent, attempts: number): Promise<'taken' | 'unsent' | Omit<Attempt, 'seq'>> {
    if (!this.isOpen) return 'unsent'
    const { net, metrics } = this.#parts
    const body = JSON.stringify(event)
    const at = new Date()
    const headers = {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': this.#hook.secrets.map((secret) => new Signer(secret).sign(event.id, at, body)).join(' '),
    }
    let outcome: SendOutcome
    try {
      outcome = await net.send({ url: this.#hook.url, headers, body, timeoutMs: this.#hook.timeoutMs }, this.#stop)
    } catch (error) {
      if (this.#stop.aborted) return 'unsent'
      throw error
    }
    const taken = outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300
    metrics.webhookAnswered(this.#name, taken ? 'taken' : outcome.kind === 'answered' ? String(outcome.status) : 'no answer')
    this.#changed ||= !taken || this.#hook.failures > 0
    if (taken) {
      this.#health = { ...this.#health, failures: 0, lastError: null }
      return 'taken'
    }
    return this.#refused(outcome, attempts)
  }

  #refused(outcome: SendOutcome, earlier: number): 'unsent' | Omit<Attempt, 'seq'> {
    const error = explain(outcome, this.#hook.url)
    const failures = this.#health.failures + 1
    const isGone = outcome.kind === 'answered' && outcome.status === 410
    const asked = outcome.kind === 'answered' ? outcome.retryAfterSeconds : undefined
    const pauses = [
      this.#health.pauseSeconds,
      asked && Math.min(asked, longestPause),
      failures >= troubled ? this.#wait(this.#waits.address, failures - troubled) : undefined,
    ].filter((seconds) => seconds !== undefined)
    this.#health = {
      ...{ failures, lastError: error, gone: this.#health.gone || isGone },
      ...(pauses.length > 0 ? { pauseSeconds: Math.max(...pauses) } : {}),
    }
    // That nobody is there any more is no fault of the event's.
    if (isGone) return 'unsent'
    const attempts = earlier + 1
    if (attempts >= this.#hook.mostAttempts) return { error, attempts }
    return { error, attempts, waitSeconds: this.#wait(this.#waits.event, earlier) }
  }

  #wait(rule: Backoff, earlier: number): number {
    return backoff(earlier, { ...rule, jitter: { share, chance: Math.random() } })
  }

  /** Write down how it stands, where that has changed. */
  async note(): Promise<void> {
    if (!this.#changed) return
    const off = await noteHealth(this.#parts.db, this.#name, this.#health)
    if (off)
      this.#parts.log.warn({ consumer: this.#name, error: this.#health.lastError }, 'a webhook answered 410 and is told nothing more')
  }
}

/** What came back, in words; nothing of the address but its host. */
function explain(outcome: SendOutcome, url: string): string {
  if (outcome.kind === 'failed') return outcome.message
  const { host } = new URL(url)
  const { status, location } = outcome
  if (status === 410) return `${host} answered 410: nobody wants events there any more`
  if (status >= 300 && status < 400)
    return `${host} answered ${status}${location ? `, a redirect to ${hostOf(location, url)}` : ''}: webhooks follow none, give the address itself`
  return `${host} answered ${status}${outcome.retryAfterSeconds === undefined ? '' : ` and asked for ${outcome.retryAfterSeconds} s`}`
}

const hostOf = (location: string, base: string) => URL.parse(location, base)?.host ?? 'an address that is none'
