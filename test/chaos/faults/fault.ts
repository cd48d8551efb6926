/**
 * What can go wrong: how it begins, and how it ends.
 */
import type { Network } from '../network.ts'
import type { Postgres, RedisServer } from '../servers.ts'
import type { Agency } from '../truth.ts'
import type { WorkerProcess } from '../workers.ts'
import type { World } from '../world.ts'

/** All that a fault may reach. */
export interface Scene {
  world: World
  network: Network
  postgres: Postgres
  redis: RedisServer
  workers: WorkerProcess[]
  /** Whether, and when last, jobs that were in Redis may have been lost: milliseconds since 1970. */
  lost: { redis: boolean; at: number }
  /** Agencies whose hosts fail or have failed, and until when: milliseconds since 1970. */
  failing: Map<Agency, number>
}

export interface Begun {
  /** Set right what still is wrong; absent where it was a matter of one moment. */
  heal?: () => Promise<void> | void
  /** Whom it hits. */
  hits?: Agency[]
}

export interface Fault {
  name: string
  /** Faults of one subject are not planned at once. */
  of: 'workers' | 'postgres' | 'redis' | 'hosts' | 'clock'
  /** How long it lasts, seconds: least and most. */
  seconds: [number, number]
  /** Why it cannot be had here; a sentence. */
  missing?: (scene: Scene) => string | undefined
  begin(scene: Scene, draw: () => number): Promise<Begun> | Begun
}

export const pick = <T>(from: readonly T[], draw: () => number): T => from[Math.floor(draw() * from.length)]!

/** Some of a list, no one twice. */
export function pickSome<T>(from: readonly T[], count: number, draw: () => number): T[] {
  const left = [...from]
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(Math.floor(draw() * left.length), 1)[0]!)
}
