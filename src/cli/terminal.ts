/**
 * What a terminal is shown. Headlines, addresses and errors are others' words: an escape sequence among them would move the cursor, name the window or
 * write to the clipboard, and a bidi control would show a line in another order than it is written in.
 */

/** Controls but line feed and tab, DEL, C1, and the bidi controls that embed, override and isolate. */
const unshown = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g

/** The text with each such character written as JSON writes it (`\u001b`): JSON stays what it was. */
export function shown(text: string): string {
  return text.replace(unshown, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** From now on the stream shows no text otherwise. */
export function guard(stream: Pick<NodeJS.WriteStream, 'write'>): void {
  const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...rest: unknown[]) => boolean
  stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) =>
    write(typeof chunk === 'string' ? shown(chunk) : chunk, ...rest)) as typeof stream.write
}
