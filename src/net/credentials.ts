/**
 * Credentials by reference: `env:NAME` or `file:/path`, looked up when a request is made and kept nowhere. What was found is held by a `Secret`
 * that JSON, logs and `console` show as `***`; only the code that writes the request's header opens it.
 */
import { readFile } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { inspect } from 'node:util'
import type { AuthReference } from '#src/auth-reference.ts'

/** A credential that was looked up, for one request. */
export type Credential =
  | { kind: 'basic'; secret: Secret }
  | { kind: 'bearer'; secret: Secret }
  | { kind: 'header'; name: string; secret: Secret }
  | { kind: 'query'; name: string; secret: Secret }

/** A text that does not show itself: not in JSON, templates, `console` or logs. */
class Secret {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  /** The text itself. Only for the request it belongs to. */
  reveal(): string {
    return this.#text
  }
  toString(): string {
    return hidden
  }
  toJSON(): string {
    return hidden
  }
  [inspect.custom](): string {
    return hidden
  }
}

export type ResolvedCredential = { ok: true; credential: Credential } | { ok: false; message: string }

/** A token that a service gave for a login: it goes into the query of what is asked next, and is shown no more than the login. */
export const queryToken = (name: string, token: string): Credential => ({ kind: 'query', name, secret: new Secret(token) })

const hidden = '***'
const maxSecretLength = 16 * 1024

/**
 * Look a credential up.
 * @param env the environment that `env:` references name
 * @returns the credential, or a message for people that names the reference and never what it holds
 */
export async function resolveCredential(auth: AuthReference, env: Record<string, string | undefined>): Promise<ResolvedCredential> {
  const [kind, value] = Object.entries(auth)[0] ?? []
  const named = typeof value === 'object' ? (value as { name: string; value: string }) : undefined
  const found = await lookUp(named ? named.value : String(value), env)
  if (!found.ok) return found
  const secret = new Secret(found.text)
  switch (kind) {
    case 'basic':
      if (!found.text.includes(':')) return { ok: false, message: `${String(value)} should hold user:password, but has no colon` }
      return { ok: true, credential: { kind, secret } }
    case 'bearer':
      return { ok: true, credential: { kind, secret } }
    case 'header':
      if (!named || !/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(named.name))
        return { ok: false, message: 'auth.header.name is not a header field name' }
      if (ownFields.has(named.name.toLowerCase())) return { ok: false, message: `auth.header.name cannot be ${named.name}` }
      return { ok: true, credential: { kind, name: named.name, secret } }
    case 'query':
      if (!named?.name) return { ok: false, message: 'auth.query.name is missing' }
      return { ok: true, credential: { kind, name: named.name, secret } }
    default:
      return { ok: false, message: `auth knows basic, bearer, header and query, not ${String(kind)}` }
  }
}

/** Fields that say how the message travels, which a credential must not overwrite. */
const ownFields = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'if-none-match',
  'if-modified-since',
])

async function lookUp(
  reference: string,
  env: Record<string, string | undefined>,
): Promise<{ ok: true; text: string } | { ok: false; message: string }> {
  const [scheme, rest] = [reference.slice(0, reference.indexOf(':')), reference.slice(reference.indexOf(':') + 1)]
  if (scheme === 'env' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(rest)) {
    const text = env[rest]
    return text === undefined || text === ''
      ? { ok: false, message: `the environment has no ${rest}, which the feed's auth refers to` }
      : usable(text, reference)
  }
  if (scheme === 'file') {
    const path = rest.replace(/^\/\/(?=\/)/, '')
    if (!isAbsolute(path)) return { ok: false, message: `${reference} should be file: and an absolute path` }
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error)
    if (typeof text !== 'string') return { ok: false, message: `${path}, which the feed's auth refers to, cannot be read (${text.code})` }
    return text.trim() === '' ? { ok: false, message: `${path}, which the feed's auth refers to, is empty` } : usable(text, reference)
  }
  // what stands there may be the secret itself, so it is not repeated
  return { ok: false, message: "the feed's auth should be a reference, env:NAME or file:/path, never the secret itself" }
}

function usable(text: string, reference: string): { ok: true; text: string } | { ok: false; message: string } {
  const line = text.trim()
  if (line.length > maxSecretLength) return { ok: false, message: `${reference} holds more than ${maxSecretLength} characters` }
  if (/[\0-\x1f\x7f]/.test(line)) return { ok: false, message: `${reference} holds more than one line, or control characters` }
  return { ok: true, text: line }
}

/** A credential's header field for a request, or none for one that goes into the query. */
export function credentialHeader(credential: Credential): [name: string, value: string] | undefined {
  const text = credential.secret.reveal()
  switch (credential.kind) {
    case 'basic':
      return ['authorization', `Basic ${Buffer.from(text, 'utf8').toString('base64')}`]
    case 'bearer':
      return ['authorization', `Bearer ${text}`]
    case 'header':
      // header fields are bytes; the transport writes each character as one
      return [credential.name.toLowerCase(), Buffer.from(text, 'utf8').toString('latin1')]
    case 'query':
      return undefined
    default:
      return credential satisfies never
  }
}

/** The URL as it is asked for: with a query credential in it. Never shown to anyone. */
export function withCredential(url: URL, credential: Credential | undefined): URL {
  if (credential?.kind !== 'query') return url
  const asked = new URL(url)
  // written behind what is there: going through searchParams would respell the rest of the query, which may be signed
  asked.search += `${asked.search ? '&' : '?'}${encodeURIComponent(credential.name)}=${encodeURIComponent(credential.secret.reveal())}`
  return asked
}

/** A URL that an answer gave, less the query credential that the server may have copied into it. */
export function withoutCredential(url: URL, credential: Credential | undefined): URL {
  const clean = new URL(url)
  if (credential?.kind === 'query' && clean.searchParams.has(credential.name)) clean.searchParams.delete(credential.name)
  return clean
}

/** Whether a text holds the credential in any form that it is sent in. */
export function holdsSecret(text: string, credential: Credential | undefined): boolean {
  return redact(text, credential) !== text
}

/** A text with each form of the credential written as `***`, in capitals or not (a host name loses them). */
export function redact(text: string, credential: Credential | undefined): string {
  if (!credential) return text
  let clean = text
  for (const form of secretForms(credential)) clean = clean.replace(new RegExp(form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), hidden)
  return clean
}

/** The forms that a secret is sent in, longest first. A part of under four characters is not searched for: it would be found everywhere. */
function secretForms(credential: Credential): string[] {
  const text = credential.secret.reveal()
  const parts = credential.kind === 'basic' ? [text, text.slice(text.indexOf(':') + 1)] : [text]
  const forms = parts.flatMap((part) => [
    part,
    encodeURIComponent(part),
    new URLSearchParams([['', part]]).toString().slice(1),
    Buffer.from(part, 'utf8').toString('base64'),
    Buffer.from(part, 'utf8').toString('latin1'),
  ])
  return [...new Set(forms)].filter((form) => form.length >= 4).sort((a, b) => b.length - a.length)
}
