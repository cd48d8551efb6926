/**
 * Who of the feeds may be polled beside whom in one process. Polls wait for others' servers: one that does not answer holds its place for half a
 * minute. So a feed is polled once at a time, no host takes more than some places, and feeds that fail share a few.
 */
import type { FeedId } from '#src/brand.ts'

export interface Places {
  /** For one host. */
  host: number
  /** For all feeds whose last poll failed. */
  failing: number
}

export class PollShare {
  readonly #places: Places
  readonly #feeds = new Set<FeedId>()
  readonly #hosts = new Map<string, number>()
  #failing = 0

  constructor(places: Places) {
    this.#places = places
  }

  /** Have a place, to be given back by calling what is returned; or why there is none. */
  enter({ feed, host, failing }: { feed: FeedId; host: string; failing: boolean }): (() => void) | 'under-way' | 'crowded' {
    const ofHost = this.#hosts.get(host) ?? 0
    if (this.#feeds.has(feed)) return 'under-way'
    if (ofHost >= this.#places.host || (failing && this.#failing >= this.#places.failing)) return 'crowded'
    this.#feeds.add(feed)
    this.#hosts.set(host, ofHost + 1)
    if (failing) this.#failing++
    return () => {
      this.#feeds.delete(feed)
      const left = this.#hosts.get(host)! - 1
      if (left > 0) this.#hosts.set(host, left)
      else this.#hosts.delete(host)
      if (failing) this.#failing--
    }
  }
}
