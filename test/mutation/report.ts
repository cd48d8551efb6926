/**
 * What became of a file's mutants, as lines for people and rows of docs/mutation.md.
 */
import type { Equal, Guarded } from './files.ts'

/** One of Stryker's report. Lines and columns count from 1. */
export interface Mutant {
  status: string
  replacement: string
  location: { start: Position; end: Position }
}

interface Position {
  line: number
  column: number
}

export interface Measured {
  file: string
  /** Mutants that a test could tell: those of values read only at load are left out. */
  mutants: number
  /** A test failed, or ran without end. */
  killed: number
  survived: Survivor[]
}

interface Survivor {
  line: number
  was: string
  becomes: string
  /** No test reaches it. */
  unreached: boolean
  /** Why no test can tell it from the file. */
  equal: string | undefined
}

export function measure(file: string, source: string, mutants: Mutant[], equal: readonly Equal[]): Measured {
  const lines = source.split('\n')
  const counted = mutants.filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status))
  const left = counted.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  return {
    file,
    mutants: counted.length,
    killed: counted.length - left.length,
    survived: left
      .map(({ location: { start, end }, replacement, status }) => {
        const line = lines[start.line - 1] ?? ''
        return {
          line: start.line,
          was: pieceOf(lines, start, end),
          becomes: oneLine(replacement),
          unreached: status === 'NoCoverage',
          equal: equal.find((one) => line.includes(one.line) && oneLine(replacement) === one.becomes)?.why,
        }
      })
      .sort((a, b) => a.line - b.line),
  }
}

function pieceOf(lines: string[], start: Position, end: Position): string {
  if (start.line === end.line) return oneLine(lines[start.line - 1]!.slice(start.column - 1, end.column - 1))
  const middle = lines.slice(start.line, end.line - 1)
  return oneLine([lines[start.line - 1]!.slice(start.column - 1), ...middle, lines[end.line - 1]!.slice(0, end.column - 1)].join(' '))
}

const oneLine = (code: string) => code.replace(/\s+/g, ' ').trim()

export function survivors({ file, survived }: Measured): string {
  return survived
    .map(({ line, was, becomes, unreached, equal }) =>
      [
        `${equal ? 'equal' : unreached ? 'unreached' : 'survived'} ${file}:${line}`,
        `  - ${was}`,
        `  + ${becomes}`,
        ...(equal ? [`  = ${equal}`] : []),
      ].join('\n'),
    )
    .join('\n')
}

export const tableHead = ['| file | mutants | killed | survived | of them equal | score |', '| --- | --: | --: | --: | --: | --: |']

export function row({ file, mutants, killed, survived }: Measured): string {
  const equal = survived.filter((one) => one.equal).length
  const score = mutants === 0 ? '' : `${((100 * killed) / mutants).toFixed(1)} %`
  return `| \`${file}\` | ${mutants} | ${killed} | ${survived.length} | ${equal} | ${score} |`
}

/** The page with these rows in place of the older ones of the same files, and all that is equal at its end. */
export function pageWith(page: string, measured: readonly Measured[], guarded: Record<string, Guarded>): string {
  const lines = page.split('\n')
  const isRow = (line: string) => line.startsWith('| `')
  const head = lines.slice(0, lines.indexOf(lines.find((line) => line.startsWith('| file'))!))
  const notes = lines.slice(lines.indexOf('## Equal')).filter((line) => !line.startsWith('- '))
  const rows = new Map([...lines.filter(isRow), ...measured.map(row)].map((line) => [line.split('|')[1]!.trim(), line]))
  const equals = Object.entries(guarded).flatMap(([file, { equal = [] }]) =>
    equal.map(({ line, becomes, why }) => `- \`${file}\`, \`${line}\`, as \`${becomes}\`: ${why}`),
  )
  return `${[...head, ...tableHead, ...[...rows.values()].sort(), '', notes.join('\n').trim(), '', ...equals].join('\n')}\n`
}
