/**
 * What the running program is made of. A function takes the parts it uses: `Pick<Context, 'db' | 'net'>`.
 */
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Config } from './config.ts'
import type { Net } from './net/fetch.ts'
import type { Queues } from './queue/queues.ts'
import type { Reader } from './reading/reader.ts'
import type { Db } from './store/db.ts'
import type { NumberedEvent } from './store/events.ts'
import type { CommonSketch } from './story/print/common.ts'

export interface Context {
  config: Config
  db: Db
  net: Net
  queues: Queues
  /** The threads that read documents. */
  reader: Reader
  /** The time; tests move it. */
  clock: () => Date
  log: Logger
  metrics: Metrics
  /** What words many unrelated stories share, as far as this process has seen. */
  common: CommonSketch
}

export interface Metrics {
  registry: Registry
  /** A job ended: in which queue, how, after how many seconds. */
  jobEnded(queue: string, outcome: string, seconds: number): void
  /** A story was stored, or found unchanged. */
  stored(kind: string): void
  /** Less than half of the prose on a story's page was taken for its text. */
  textDoubted(): void
  /** A kill came that names no story of ours. */
  killUnmatched(): void
  fetched(kind: 'feed' | 'page', outcome: string, seconds: number, bytes: number): void
  /** A sink has taken events. */
  delivered(sink: string, events: readonly Pick<NumberedEvent, 'cloudevent'>[]): void
  /** A webhook was sent an event: `taken`, the status that it answered instead, or `no answer`. */
  webhookAnswered(consumer: string, outcome: string): void
  /** A hub has pushed, or somebody who is none. */
  pushed(outcome: string): void
}
