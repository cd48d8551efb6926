/**
 * Workers that die, stand still, and start again.
 */
import { type Fault, pick, pickSome, type Scene } from './fault.ts'

/** A worker that is started while its servers are away may give up, and is started again. */
const excusedMs = 90_000

const killed = (name: string, count: number): Fault => ({
  name,
  of: 'workers',
  seconds: [0, 0],
  begin: ({ workers }, draw) => {
    for (const worker of pickSome(workers, count, draw)) worker.signal('SIGKILL')
    return {}
  },
})

const stopped = (name: string, of: (scene: Scene, draw: () => number) => Scene['workers']): Fault => ({
  name,
  of: 'workers',
  seconds: [4, 18],
  begin: (scene, draw) => {
    const hit = of(scene, draw)
    for (const worker of hit) worker.signal('SIGSTOP')
    return {
      heal: () => {
        for (const worker of hit) worker.signal('SIGCONT')
      },
    }
  },
})

export const workerFaults: Fault[] = [
  killed('worker: SIGKILL', 1),
  killed('worker: SIGKILL of two', 2),
  killed('worker: SIGKILL of all three', 3),
  stopped('worker: SIGSTOP', ({ workers }, draw) => [pick(workers, draw)]),
  stopped('worker: SIGSTOP of all three', ({ workers }) => workers),
  {
    name: 'worker: SIGTERM',
    of: 'workers',
    seconds: [0, 0],
    begin: ({ workers }, draw) => {
      const worker = pick(workers, draw)
      worker.excuse(Date.now() + excusedMs)
      worker.signal('SIGTERM')
      return {}
    },
  },
]
