/** What a fuzzing thread and who watches it tell each other. */
import type { Kind } from './promises.ts'

export interface ThreadData {
  seed: number
  folder?: string
  /** Shared with who watches: the number of the case, its kind, its length, then its bytes. */
  shared: SharedArrayBuffer
}
export type Report = { case: number; kept: number; blocks: number } | { wrong: string; kind: Kind; bytes: Uint8Array }

export const headerBytes = 12
