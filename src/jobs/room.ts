/** Room for some works at once: whoever comes when it is full waits for a place, in the order in which they came. */
export class Room {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(places: number) {
    this.#free = places
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((enter) => this.#waiting.push(enter))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      // The place goes to the next without being free between.
      if (next) next()
      else this.#free++
    }
  }
}
