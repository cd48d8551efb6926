/**
 * Statements that many ask for at once, each for itself, sent as one: under load a hundred cost little more than one.
 */

import { isOutage, lostConnection } from './cause.ts'

/**
 * What is asked while another such statement is under way waits for the next, with all others that do; what comes alone goes at once.
 * Where the statement fails by what one of them asks, each is asked by itself: it fails alone.
 * @param run answers all that is asked, in its order, by one statement
 * @param most how much one statement asks
 */
export function together<Q, A>(run: (asked: Q[]) => Promise<readonly A[]>, most: number): (asked: Q) => Promise<A> {
  interface Waiting {
    asked: Q
    done: (answer: A) => void
    fail: (error: unknown) => void
  }
  let waiting: Waiting[] = []
  let running = false
  const ask = async (some: readonly Waiting[]): Promise<void> => {
    try {
      const answers = await run(some.map(({ asked }) => asked))
      for (const [n, { done }] of some.entries()) done(answers[n]!)
    } catch (error) {
      if (some.length > 1 && !isOutage(error) && !lostConnection(error)) for (const one of some) await ask([one])
      else for (const { fail } of some) fail(error)
    }
  }
  const go = async () => {
    running = true
    while (waiting.length > 0) {
      // What others ask in the same turn of the event loop goes with it.
      await new Promise(setImmediate)
      const some = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await ask(some)
    }
    running = false
  }
  return (asked) =>
    new Promise((done, fail) => {
      waiting.push({ asked, done, fail })
      if (!running) void go()
    })
}

/** One of each kind for each database that is asked. */
export function perDatabase<D extends object, T>(make: (db: D) => T): (db: D) => T {
  const made = new WeakMap<D, T>()
  return (db) => {
    const there = made.get(db) ?? make(db)
    made.set(db, there)
    return there
  }
}
