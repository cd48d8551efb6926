/**
 * Who may use the reading threads: the feeds take turns, and none has all threads, so that a feed whose documents are slow keeps no other waiting.
 */

export class FairShare {
  readonly #most: number
  readonly #mostOfOne: number
  /** In the order of turns. */
  readonly #waiting = new Map<string, (() => void)[]>()
  readonly #running = new Map<string, number>()
  #all = 0

  /** @param most how much may run at once */
  constructor(most: number) {
    this.#most = most
    this.#mostOfOne = Math.max(1, most - 1)
  }

  /** Does the work when it is its feed's turn. */
  async run<T>(feed: string, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((begin) => {
      const before = this.#waiting.get(feed)
      if (before) before.push(begin)
      else this.#waiting.set(feed, [begin])
      this.#next()
    })
    try {
      return await work()
    } finally {
      this.#all--
      this.#running.set(feed, this.#running.get(feed)! - 1)
      this.#next()
    }
  }

  #next(): void {
    for (const [feed, list] of this.#waiting) {
      if (this.#all >= this.#most) return
      const running = this.#running.get(feed) ?? 0
      if (running >= this.#mostOfOne) continue
      // Behind all others, until its next turn.
      this.#waiting.delete(feed)
      const begin = list.shift()!
      if (list.length > 0) this.#waiting.set(feed, list)
      this.#all++
      this.#running.set(feed, running + 1)
      begin()
    }
  }
}
