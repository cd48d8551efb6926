/**
 * Commands that only those can add who have the key: whoever can write to the queue is then not yet an admin. The signature says when it was made, so
 * that an old command does not come again.
 *
 *   signature = MILLISECONDS "," base64(HMAC-SHA256(key, MILLISECONDS "." NAME "." DATA))
 *
 * DATA is the job's data without `signature`, as JSON without blanks, the names of each object in the order of their UTF-16 code units (as in RFC 8785).
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** From the signature to the adding of the job, to either side. */
const apartMs = 5 * 60_000
/** A queue may stand still for a day: what is older comes from no outage. */
const oldestMs = 24 * 3600_000

export function sign(key: string, name: string, data: object, now: Date): string {
  return `${now.getTime()},${mac(key, now.getTime(), name, data).toString('base64')}`
}

/**
 * @param times when the job was added, and the time now
 * @returns what is wrong, and what is right
 */
export function wrongWithSignature(
  key: string,
  name: string,
  data: { signature?: unknown },
  { added, now }: { added: Date; now: Date },
): string | undefined {
  const { signature, ...signed } = data
  if (signature === undefined) return 'signature: commands have to be signed here (TELEX_COMMAND_KEY)'
  const [, digits, given] = /^(\d{13}),([A-Za-z0-9+/]{43}=)$/.exec(String(signature)) ?? []
  if (!digits || !given) return 'signature: it has to be the milliseconds of its time, a comma and 32 bytes in base64'
  const at = Number(digits)
  if (!timingSafeEqual(mac(key, at, name, signed), Buffer.from(given, 'base64'))) return 'signature: it is not of this command and this key'
  if (Math.abs(added.getTime() - at) > apartMs) return 'signature: it was made more than 5 minutes before or after the command was added'
  if (now.getTime() - at > oldestMs) return 'signature: it is more than a day old'
  return undefined
}

const mac = (key: string, at: number, name: string, data: object): Buffer =>
  createHmac('sha256', key)
    .update(`${at}.${name}.${canonical(JSON.parse(JSON.stringify(data)))}`)
    .digest()

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inOrder = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${inOrder.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join()}}`
}
