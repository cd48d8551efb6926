/**
 * What the product asks of its queues, whatever they lie in, and what both kinds are told.
 */
import type { Processor, Queue, QueueEvents, Worker, WorkerOptions } from 'bullmq'
import type { Cluster, Redis } from 'ioredis'

/** Finished jobs that are kept for whoever looks: by age (seconds) and count. */
export const keep = { removeOnComplete: { age: 3600, count: 1000 }, removeOnFail: { age: 7 * 86_400, count: 5000 } }

/** A job whose worker has not renewed its lock for so long (ms) is given to another: what a killed process held, or a broken connection lost, goes on soon. */
export type Locks = Required<Pick<WorkerOptions, 'lockDuration' | 'stalledInterval' | 'maxStalledCount'>>
export const usualLocks: Locks = { lockDuration: 10_000, stalledInterval: 4_000, maxStalledCount: 3 }

/** A worker whose server refused a connection asks again after so long: milliseconds (BullMQ's own 15 s outlast most restarts). */
export const runRetryDelay = 1_000

/** Why a server takes no jobs: what is wrong, what would be right, what to do. */
export interface Unfit {
  problem: string
  expected: string
  mend: string
  /** It answers nothing at all. */
  silent?: true
}

export interface Queues {
  readonly kind: 'redis' | 'postgres'
  queue(name: string): Queue
  worker(name: string, processor: Processor, options?: Pick<WorkerOptions, 'concurrency' | 'maxStalledCount'>): Worker
  /** For following one job to its end. */
  events(name: string): QueueEvents
  /** The Redis behind it, for the event stream; absent on PostgreSQL. */
  readonly redis?: Redis | Cluster
  /** Has it what `leaveMark` left in it? A Redis that was emptied, or another one, has not; PostgreSQL always. */
  hasMark(): Promise<boolean>
  leaveMark(): Promise<void>
  /** Numbers that are lost with the queues where these are lost; absent where they lie in the product's own database, and can be lost with it only. */
  readonly marks?: Marks
  /** Can it take jobs now? Why not, when not. */
  check(): Promise<Unfit | undefined>
  close(): Promise<void>
}

export interface Marks {
  get(name: string): Promise<number | undefined>
  /** Set a mark where it stands as it was. @returns whether it did */
  move(name: string, from: number | undefined, to: number): Promise<boolean>
}

export interface QueueOptions {
  databaseUrl: string
  redisUrl?: string | undefined
  /** How many workers this process will run: each holds one listening connection on PostgreSQL. */
  workers: number
  locks?: Locks
  onError: (error: Error, where: string) => void
}

/** Its errors are told; it is closed with the others. */
export function watch<T extends Queue | QueueEvents>(queue: T, open: (Queue | QueueEvents)[], onError: QueueOptions['onError']): T {
  ;(queue as Queue).on('error', (error) => onError(error, queue.name))
  open.push(queue)
  return queue
}

export function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key)
  if (there) return there
  const made = make()
  map.set(key, made)
  return made
}
