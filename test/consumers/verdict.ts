/**
 * Whether each program was told every event, and in which order.
 */
interface Event {
  seq: number
  story: string
}

export interface Told {
  events: Event[]
  /** In which order events come the first time: that of the log, that of each story, or none. */
  ordered: 'all' | 'story' | 'none'
}

/** @returns whether none missed one, or had it out of order */
export function verdictOn(log: readonly Event[], told: ReadonlyMap<string, Told>, print: (line: string) => void): boolean {
  print(`${log.length} events, ${log[0]?.seq} to ${log.at(-1)?.seq}`)
  print('program               missed  out of order  twice')
  let holds = true
  for (const [name, { events, ordered }] of told) {
    const seen = new Set<number>()
    const newest = new Map<string, number>()
    let late = 0
    for (const { seq, story } of events) {
      if (seen.has(seq)) continue
      seen.add(seq)
      const lane = ordered === 'story' ? story : ''
      if (ordered !== 'none' && seq < (newest.get(lane) ?? 0)) late++
      newest.set(lane, Math.max(seq, newest.get(lane) ?? 0))
    }
    const missed = log.filter(({ seq }) => !seen.has(seq)).length
    if (missed + late > 0) holds = false
    print(
      `${name.padEnd(20)}  ${String(missed).padStart(6)}  ${(ordered === 'none' ? '-' : String(late)).padStart(12)}  ${String(events.length - seen.size).padStart(5)}`,
    )
  }
  return holds
}
