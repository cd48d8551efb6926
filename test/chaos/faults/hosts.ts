/**
 * Agencies' hosts that fail, refuse, break off, never end, hang, cannot be found, or tell things in another order.
 */
import type { Manners } from '../network.ts'
import type { Surroundings } from '../preload.ts'
import { type Fault, pickSome, type Scene } from './fault.ts'

const someHosts = ({ world }: Scene, draw: () => number) =>
  pickSome(
    world.agencies.filter(({ manner }) => manner !== 'spool'),
    4 + Math.floor(draw() * 8),
    draw,
  )

const answers = (name: string, manner: Manners): Fault => ({
  name: `hosts: ${name}`,
  of: 'hosts',
  seconds: [6, 18],
  begin: (scene, draw) => {
    const hits = someHosts(scene, draw)
    for (const agency of hits) scene.network.set(agency, manner, draw)
    return {
      hits,
      heal: () => {
        for (const agency of hits) scene.network.set(agency, undefined)
      },
    }
  },
})

const names = (name: string, manner: Surroundings['names'][string]): Fault => ({
  name: `hosts: ${name}`,
  of: 'hosts',
  seconds: [6, 18],
  begin: (scene, draw) => {
    const hits = someHosts(scene, draw)
    for (const worker of scene.workers) worker.surround({ names: Object.fromEntries(hits.map(({ host }) => [host, manner])) })
    return {
      hits,
      heal: () => {
        for (const worker of scene.workers) worker.surround({ names: {} })
      },
    }
  },
})

export const hostFaults: Fault[] = [
  answers('5xx', 'error'),
  answers('429 with Retry-After', 'throttled'),
  answers('connections reset', 'reset'),
  answers('bodies break off', 'truncated'),
  answers('bodies never end', 'endless'),
  answers('bodies without measure', 'flood'),
  answers('no answer', 'hung'),
  answers('reordered and repeated', 'reordered'),
  answers('answers of a while ago', 'stale'),
  answers('a page instead of a feed', 'garbled'),
  answers('an empty list', 'empty'),
  names('names not found', 'unknown'),
  names('DNS does not answer', 'unanswered'),
  names('connections refused', 'closed'),
]
