/**
 * Who may use the reading threads: the feeds take turns, and none has all threads; nor do those together that are slow, by how large a document is or by
 * what their last ones took. So one thread is always for the others, however many feeds are slow.
 */

/** Bytes: what is larger may take a while. */
const largeBytes = 256 * 1024
/** Milliseconds of work that make a feed a slow one; half of what it took before counts on. */
const slowMs = 500

interface Waiting {
  begin(isSlow: boolean): void
  isLarge: boolean
}

export class FairShare {
  readonly #most: number
  /** Of one feed, and of all slow ones together. */
  readonly #mostOfOne: number
  readonly #now: () => number
  /** In the order of turns. */
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #running = new Map<string, number>()
  /** Milliseconds that feeds have taken lately. */
  readonly #spent = new Map<string, number>()
  #all = 0
  #slow = 0

  /** @param most how much may run at once */
  constructor(most: number, now: () => number = () => performance.now()) {
    this.#most = most
    this.#mostOfOne = Math.max(1, most - 1)
    this.#now = now
  }

  /**
   * Does the work when it is its feed's turn.
   * @param bytes of its document
   * @param work calls `begun` when the document itself is begun with, where that takes its time
   */
  async run<T>(feed: string, bytes: number, work: (begun: () => void) => Promise<T>): Promise<T> {
    const isLarge = bytes > largeBytes
    const isSlow = await new Promise<boolean>((begin) => {
      const before = this.#waiting.get(feed)
      if (before) before.push({ begin, isLarge })
      else this.#waiting.set(feed, [{ begin, isLarge }])
      this.#next()
    })
    let began = this.#now()
    try {
      return await work(() => {
        began = this.#now()
      })
    } finally {
      const spent = (this.#spent.get(feed) ?? 0) / 2 + this.#now() - began
      if (spent > 1) this.#spent.set(feed, spent)
      else this.#spent.delete(feed)
      this.#all--
      if (isSlow) this.#slow--
      this.#running.set(feed, this.#running.get(feed)! - 1)
      this.#next()
    }
  }

  #isSlow(feed: string, isLarge: boolean): boolean {
    return isLarge || (this.#spent.get(feed) ?? 0) > slowMs
  }

  #next(): void {
    for (const [feed, list] of this.#waiting) {
      if (this.#all >= this.#most) return
      const running = this.#running.get(feed) ?? 0
      if (running >= this.#mostOfOne) continue
      const isSlow = this.#isSlow(feed, list[0]!.isLarge)
      if (isSlow && this.#slow >= this.#mostOfOne) continue
      // Behind all others, until its next turn.
      this.#waiting.delete(feed)
      const { begin } = list.shift()!
      if (list.length > 0) this.#waiting.set(feed, list)
      this.#all++
      if (isSlow) this.#slow++
      this.#running.set(feed, running + 1)
      begin(isSlow)
    }
  }
}
