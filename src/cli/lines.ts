/**
 * Text files line by line, however long: lines end with a line feed, with or without a carriage return before it, and nowhere else.
 */
import { createReadStream } from 'node:fs'

/** Bytes that are read at once. */
const block = 1 << 20

/** The lines of a UTF-8 file, without what ends them. Rejects as the file system does. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: block }) as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
  }
  if (rest !== '') yield rest
}
