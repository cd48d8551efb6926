/** Bytes that break a promise, cut down to what it takes (A. Zeller, R. Hildebrandt: Simplifying and Isolating Failure-Inducing Input, IEEE TSE 28, 2002). */

/** @param stillBroken whether shorter bytes break the same promise */
export async function shrunk(bytes: Uint8Array, stillBroken: (shorter: Uint8Array) => Promise<boolean>): Promise<Uint8Array> {
  let least = bytes
  for (let size = Math.ceil(least.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < least.length; ) {
      const shorter = Buffer.concat([least.subarray(0, from), least.subarray(from + size)])
      if (await stillBroken(shorter)) least = shorter
      else from += size
    }
  }
  return least
}
