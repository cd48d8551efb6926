/**
 * The last screen: each fault, how often it came, and how long it took until the wires flowed again.
 */
import type { Recovery } from './drive.ts'

const seconds = (ms: number | undefined) => (ms === undefined ? 'never' : `${(ms / 1000).toFixed(1)} s`)

/** Faults with count, median and worst of the recoveries of the steps that they were in. */
export function table(recoveries: readonly Recovery[]): string {
  const names = [...new Set(recoveries.flatMap(({ faults }) => faults))].sort()
  const lines = names.map((name) => {
    const times = recoveries.filter(({ faults }) => faults.includes(name)).map(({ ms }) => ms ?? Number.POSITIVE_INFINITY)
    times.sort((a, b) => a - b)
    const shown = (ms: number) => seconds(Number.isFinite(ms) ? ms : undefined)
    return [name, String(times.length), shown(times[Math.floor((times.length - 1) / 2)]!), shown(times.at(-1)!)]
  })
  const all = [['fault', 'count', 'median', 'worst'], ...lines]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]!.length)))
  return all
    .map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  '))
    .join('\n')
}
