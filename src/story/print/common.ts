/**
 * What is common: how many stories that have nothing to do with one another hold the same words. Disclaimers, templates
 * and background paragraphs are counted down by it, so that a story is matched by what is its own.
 */

/** Says what a shingle is worth as evidence: 1 a story's own, towards 0 the more unrelated stories hold it. */
export interface CommonText {
  /** `shingle`: 32 bits, see `shingleHash`. */
  weight(shingle: number): number
}

/** Nothing is known to be common. */
export const nothingCommon: CommonText = { weight: () => 1 }

/** Two clusters may share a passage by being one story told apart; from the third on it counts less. */
const ownUpTo = 2

/**
 * A count-min sketch of shingles over clusters (Cormode, Muthukrishnan 2005, https://doi.org/10.1016/j.jalgor.2003.12.001),
 * with conservative update and 8-bit counters: 12 MiB, flat whatever it has seen. Note each cluster once, by the
 * story that founded it: copies of one story must not make its text common. When half as many shingles as a row has
 * counters were noted (about 5,000 founders) all counts are halved: yesterday's template fades, and chance collisions
 * stay rare. A worker fills it at start from the founders of the last days and notes each founder that it commits.
 */
export class CommonSketch implements CommonText {
  readonly #rows = 3
  readonly #width = 1 << 22
  readonly #counts = new Uint8Array(this.#rows * this.#width)
  /** A bit for each shingle that was ever seen more often than its own clusters tell, a few beside: small enough to stay in the processor's cache. */
  readonly #often = new Uint32Array(1 << 15)
  #noted = 0

  /** Note a founder's distinct shingles. */
  note(shingles: Iterable<number>): void {
    for (const shingle of shingles) {
      this.#raise(shingle)
      this.#noted++
    }
    if (this.#noted > this.#width / 2) this.#halve()
  }

  /** In how many clusters the shingle was seen, never too few; at most 255. */
  count(shingle: number): number {
    let least = 255
    for (let row = 0; row < this.#rows; row++) {
      const c = this.#counts[this.#slot(row, shingle)]!
      if (c < least) least = c
    }
    return least
  }

  weight(shingle: number): number {
    if (((this.#often[shingle >>> 17]! >>> ((shingle >>> 12) & 31)) & 1) === 0) return 1
    const seen = this.count(shingle)
    return seen <= ownUpTo ? 1 : ownUpTo / seen
  }

  #raise(shingle: number): void {
    const least = this.count(shingle)
    if (least === 255) return
    if (least >= ownUpTo) this.#often[shingle >>> 17]! |= 1 << ((shingle >>> 12) & 31)
    for (let row = 0; row < this.#rows; row++) {
      const slot = this.#slot(row, shingle)
      if (this.#counts[slot] === least) this.#counts[slot] = least + 1
    }
  }

  #halve(): void {
    for (let i = 0; i < this.#counts.length; i++) this.#counts[i] = this.#counts[i]! >>> 1
    this.#noted = 0
  }

  #slot(row: number, shingle: number): number {
    const h = Math.imul(shingle ^ (row * 0x9e3779b1), 0x85ebca6b)
    return row * this.#width + ((h ^ (h >>> 15)) & (this.#width - 1))
  }
}
