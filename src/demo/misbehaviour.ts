/**
 * Which hosts of the simulated network misbehaved, and what the worker did about it, read from the network's own log.
 */
import { type ChannelName, channelOf, type OutletName, outlets } from './outlets.ts'
import type { Script } from './script.ts'
import type { Served } from './serving.ts'

export interface Misbehaviour {
  /** Whose: a feed's id or a host's name. */
  who: string
  /** What it did. */
  what: string
  /** What the worker did then, as the log shows it. */
  answer: string
}

/** In the order of the outlets; empty when nobody was asked. */
export function misbehaviours(script: Script, log: readonly Served[]): Misbehaviour[] {
  const feeds = (Object.keys(script.everySeconds) as ChannelName[]).flatMap((name) => ofFeed(name, log))
  const hosts = (Object.keys(outlets) as OutletName[]).flatMap((outlet) => ofHost(outlet, log))
  return [...feeds, ...hosts]
}

function ofFeed(name: ChannelName, log: readonly Served[]): Misbehaviour[] {
  const { outlet, path, formerPath } = channelOf(name)
  const who = `demo-${name}`
  const asked = log.filter((served) => served.outlet === outlet && served.path === path)
  const found: Misbehaviour[] = []
  const former = log.filter((served) => served.outlet === outlet && served.path === formerPath)
  if (former.length > 0)
    found.push({
      who,
      what: 'moved for good (301)',
      answer: `the old address was asked ${times(former.length)}, the new one ${times(asked.length)}`,
    })
  const broken = asked.filter(({ status, garbled }) => status >= 500 || garbled)
  if (broken.length > 0) {
    const gaps = broken.slice(1).map(({ offset }, i) => Math.round(offset - broken[i]!.offset))
    const everLess = gaps.every((gap, i) => i === 0 || gap >= gaps[i - 1]!)
    const garbled = broken.filter((served) => served.garbled).length
    const well = asked.some(({ offset, status, garbled: bad }) => offset > broken.at(-1)!.offset && status < 400 && !bad)
    found.push({
      who,
      what: `answered 500 ${times(broken.length - garbled)}${garbled > 0 ? ` and garbage ${times(garbled)}` : ''}`,
      answer: `${gaps.length > 0 ? `asked ${everLess ? 'ever less, ' : ''}after ${gaps.join(', ')} s` : 'asked again later'}; ${well ? 'read again since it recovered' : 'still waiting for it to recover'}`,
    })
  }
  const gone = asked.filter(({ status }) => status === 410)
  if (gone.length > 0)
    found.push({ who, what: 'gone for good (410)', answer: gone.length === 1 ? 'asked no more' : `asked ${times(gone.length)}` })
  return found
}

function ofHost(outlet: OutletName, log: readonly Served[]): Misbehaviour[] {
  const asked = log.filter((served) => served.outlet === outlet)
  const found: Misbehaviour[] = []
  const refused = asked.filter(({ status }) => status === 429)
  if (refused.length > 0) {
    const later = (path: string) => asked.some((served) => served.path === path && served.status === 200)
    const paths = new Set(refused.map(({ path }) => path))
    const got = [...paths].filter(later).length
    found.push({
      who: outlets[outlet].agency,
      what: `asked for a pause ${times(refused.length)} (429, Retry-After ${refused[0]!.retryAfterSeconds} s)`,
      answer: `slowed down; ${got === paths.size ? 'all that it had refused' : `${got} of the ${paths.size} pages that it had refused`} came later`,
    })
  }
  const slow = asked.filter(({ status, ms }) => status === 200 && ms >= 1500)
  if (slow.length > 0)
    found.push({
      who: outlets[outlet].agency,
      what: `took up to ${(Math.max(...slow.map(({ ms }) => ms)) / 1000).toFixed(1)} s for a page`,
      answer: `waited for ${slow.length} ${slow.length === 1 ? 'page' : 'pages'} while the other hosts went on`,
    })
  return found
}

const times = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`)
