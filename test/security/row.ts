/** What was tried, and what came of it. */
export interface Row {
  part: string
  what: string
  tried: number
  /** What did not hold, each in words. */
  wrong: string[]
  /** What was measured. */
  note?: string
}

/** Who has connected to which address and port since the last look. */
export interface Connections {
  inside(): string[]
  outside(): number
}

/** Rows as a table for people. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ part, what, tried, wrong, note }) => [
    part,
    what,
    String(tried),
    wrong.length === 0 ? 'held' : `FAILED ${wrong.length}`,
    note ?? '',
  ])
  const widths = [0, 1, 2, 3].map((at) => Math.max(...cells.map((row) => row[at]!.length)))
  return cells
    .map((row) =>
      row
        .map((cell, at) => (at === 2 ? cell.padStart(widths[at]!) : cell.padEnd(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
