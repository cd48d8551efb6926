/**
 * One request and its answer, within limits. No redirects, no meaning: that is fetch.ts.
 */
import type { Agent } from 'undici'
import { request } from 'undici'
import type { Fields } from './fields.ts'
import { TimeLimit } from './outcome.ts'

export interface Answer {
  status: number
  fields: Fields
  location: string | undefined
  cookies: string[]
  /** Read the body as it was sent. At most once. */
  body(maxBytes: number): Promise<Body>
  /** Leave the body unread. */
  discard(): Promise<void>
}

/** `broken`: the connection broke off before the end. `too-large`: there was more than the limit; the bytes up to it are given. */
interface Body {
  end: 'whole' | 'broken' | 'too-large'
  bytes: Uint8Array
}

export interface ExchangeLimits {
  firstByteMs: number
}

/** Bytes of an unwanted body that are read so that the connection can be used again. */
const discardBytes = 16 * 1024
const discardMs = 1000

/**
 * Ask and wait for the header.
 * @param control aborted by the caller on total time; aborted here when no header comes in time
 * @throws transport errors, for `explainError`
 */
export async function exchange(
  dispatcher: Agent,
  url: URL,
  headers: Record<string, string>,
  control: AbortController,
  limits: ExchangeLimits,
  sent?: { method: 'POST' | 'DELETE'; body?: string },
): Promise<Answer> {
  const { firstByteMs } = limits
  const timer = setTimeout(
    () => control.abort(new TimeLimit('timeout-first-byte', `did not begin to answer within ${firstByteMs / 1000} s`)),
    firstByteMs,
  )
  try {
    // the limits here are ours: undici's own are coarse, and would each need a place in the explanation
    const answer = await request(url, { dispatcher, headers, signal: control.signal, headersTimeout: 0, bodyTimeout: 0, ...sent })
    const { body } = answer
    // an unread body that is destroyed would otherwise throw from nowhere
    body.on('error', () => {})
    return {
      status: answer.statusCode,
      fields: readFields(answer.headers),
      location: first(answer.headers.location),
      cookies: [answer.headers['set-cookie'] ?? []].flat(),
      body: (maxBytes) => readBody(body, maxBytes, control.signal),
      discard: async () => {
        await body.dump({ limit: discardBytes, signal: AbortSignal.any([control.signal, AbortSignal.timeout(discardMs)]) }).catch(() => {})
      },
    }
  } catch (error) {
    throw control.signal.aborted ? control.signal.reason : error
  } finally {
    clearTimeout(timer)
  }
}

async function readBody(body: AsyncIterable<Buffer> & { destroy(): void }, maxBytes: number, signal: AbortSignal): Promise<Body> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      const room = maxBytes - size
      if (chunk.length > room) {
        chunks.push(chunk.subarray(0, room))
        body.destroy()
        return { end: 'too-large', bytes: Buffer.concat(chunks) }
      }
      chunks.push(chunk)
      size += chunk.length
    }
    return { end: 'whole', bytes: Buffer.concat(chunks) }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (size === 0) throw error
    return { end: 'broken', bytes: Buffer.concat(chunks) }
  }
}

function readFields(headers: Record<string, string | string[] | undefined>): Fields {
  const fields: Fields = Object.create(null)
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'set-cookie') continue
    fields[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return { ...fields }
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
