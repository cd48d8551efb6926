/** Numbers by chance, the same for the same seed. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 up to, and without, `below` (mulberry32, T. Ettinger). */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }

  of<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!
  }

  /** Small numbers often, large ones now and then, up to `most`. */
  size(most: number): number {
    return 1 + this.below(2 ** this.below(1 + Math.ceil(Math.log2(most + 1))))
  }
}
