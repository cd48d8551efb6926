/**
 * SFTP (draft-ietf-secsh-filexfer): `sftp://host/dir/`. The login is `user:password`, or `user:` and a private key in PEM. With `?fingerprint=SHA256:…`, as
 * `ssh-keygen -l` shows it, only a host with that key is talked to.
 */
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import Client from 'ssh2-sftp-client'
import {
  type Drop,
  type DropOptions,
  type Failure,
  freePath,
  login,
  mostBytes,
  type Opened,
  outcomes,
  type RemoteFile,
  settled,
  tooLarge,
} from './drop.ts'
import { BlockedAddressError } from './guard.ts'
import { reachable } from './reach.ts'
import { passedOver } from './spool.ts'

/** Milliseconds until the server must be ready. */
const patienceMs = 20_000

export async function openSftp(url: string, options: DropOptions): Promise<Opened> {
  const at = new URL(url)
  const who = login(options.credential)
  if (!who) return { kind: 'failed', message: `${at.host} needs a login: auth: { basic: env:NAME } with user:password or user:PRIVATE KEY` }
  const client = new Client('telex')
  const stop = () => void client.end().catch(() => {})
  options.signal?.addEventListener('abort', stop, { once: true })
  const wanted = at.searchParams
    .get('fingerprint')
    ?.replace(/^SHA256:/i, '')
    .replace(/=+$/, '')
  let other: string | undefined
  try {
    await client.connect({
      host: await reachable(at.hostname, options.allowNetworks),
      port: at.port ? Number(at.port) : 22,
      username: who.user,
      ...(/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(who.password) ? { privateKey: who.password } : { password: who.password }),
      readyTimeout: patienceMs,
      retries: 0,
      hostVerifier: (key: Buffer) => {
        if (!wanted) return true
        const found = createHash('sha256').update(key).digest('base64').replace(/=+$/, '')
        if (found !== wanted) other = found
        return found === wanted
      },
    })
    const folder = decodeURIComponent(at.pathname).replace(/\/+$/, '') || '/'
    return { kind: 'opened', drop: sftp(client, { at, folder, stop, options }) as Drop }
  } catch (error) {
    options.signal?.removeEventListener('abort', stop)
    stop()
    return other
      ? { kind: 'failed', message: `${at.host} has another key than the feed's fingerprint: SHA256:${other}` }
      : failure(at.host, error)
  }
}

function sftp(
  client: Client,
  { at, folder, stop, options }: { at: URL; folder: string; stop: () => void; options: DropOptions },
): Drop<RemoteFile> {
  const guarded = outcomes(options.signal, (error) => failure(at.host, error))
  const isThere = async (path: string) => (await client.exists(path)) !== false
  const look = async (): Promise<Map<string, RemoteFile>> => {
    const files = new Map<string, RemoteFile>()
    for (const { name, type, size, modifyTime } of await client.list(folder)) {
      if (type !== '-' || passedOver.test(name)) continue
      const path = posix.join(folder, name)
      const url = new URL(at)
      url.search = ''
      url.pathname = path.split('/').map(encodeURIComponent).join('/')
      files.set(name, { name, path, url: url.href, size, modified: new Date(modifyTime), stamp: `${size} ${modifyTime}` })
    }
    return files
  }
  const move = (file: RemoteFile, into: string, reason?: string) =>
    guarded(async () => {
      const now = (await look()).get(file.name)
      if (!now) return { kind: 'gone' as const }
      if (now.stamp !== file.stamp) return { kind: 'replaced' as const }
      const dir = posix.join(folder, into)
      if (!(await isThere(dir))) await client.mkdir(dir)
      const path = await freePath(dir, file, isThere)
      if (reason !== undefined) await client.put(Buffer.from(`${reason.trimEnd()}\n`), `${path}.reason.txt`)
      await client.rename(file.path, path)
      return { kind: 'moved' as const }
    })
  return {
    list: () => guarded(() => settled(look, options)),
    read: (file) =>
      guarded(async () => {
        if (file.size > mostBytes) return tooLarge(file)
        if (!(await isThere(file.path))) return { kind: 'changed' as const }
        const bytes = (await client.get(file.path)) as Buffer
        return bytes.length === file.size ? { kind: 'read' as const, bytes } : { kind: 'changed' as const }
      }),
    done: (file) => move(file, 'done'),
    failed: (file, reason) => move(file, 'failed', reason),
    close: async () => {
      options.signal?.removeEventListener('abort', stop)
      await client.end().catch(() => {})
    },
  }
}

function failure(host: string, error: unknown): Failure {
  if (error instanceof BlockedAddressError) return { kind: 'failed', message: error.message }
  const { message } = error as Error
  if (/authentication methods failed/i.test(message)) return { kind: 'failed', message: `${host} refuses the login` }
  return { kind: 'failed', message: `${host}: ${message.replace(/\s+/g, ' ').slice(0, 200)}` }
}
