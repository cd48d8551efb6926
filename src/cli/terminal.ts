/**
 * What a terminal is shown. Headlines, addresses and errors are others' words: an escape sequence among them would move the cursor, name the window or
 * write to the clipboard, and a bidi control would show a line in another order than it is written in.
 */

import { shown } from '#src/text/lines.ts'

/** From now on the stream shows no text otherwise. */
export function guard(stream: Pick<NodeJS.WriteStream, 'write'>): void {
  const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...rest: unknown[]) => boolean
  stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) =>
    write(typeof chunk === 'string' ? shown(chunk) : chunk, ...rest)) as typeof stream.write
}
