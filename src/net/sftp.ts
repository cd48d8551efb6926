/**
 * SFTP (draft-ietf-secsh-filexfer): `sftp://host/dir/`. The login is `user:password`, or `user:` and a private key in PEM. With `?fingerprint=SHA256:…`, as
 * `ssh-keygen -l` shows it, only a host with that key is talked to.
 */
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import Client from 'ssh2-sftp-client'
import { version } from '#src/version.ts'
import {
  type Drop,
  type DropOptions,
  defaultPatienceMs,
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
import { productToken } from './user-agent.ts'

export async function openSftp(url: string, options: DropOptions): Promise<Opened> {
  const at = new URL(url)
  const who = login(options.credential)
  if (!who) return { kind: 'failed', message: `${at.host} needs a login: auth: { basic: env:NAME } with user:password or user:PRIVATE KEY` }
  const { patienceMs = defaultPatienceMs } = options
  // The calls tell what happens; left alone, the client would write it to the console.
  const quiet = () => {}
  const client = new Client('telex', { error: quiet, end: quiet, close: quiet })
  const stop = () => void client.end().catch(() => {})
  const wanted = at.searchParams
    .get('fingerprint')
    ?.replace(/^SHA256:/i, '')
    .replace(/=+$/, '')
  let other: string | undefined
  const guarded = outcomes(options, {
    host: at.host,
    stop,
    explain: (error) =>
      other
        ? { kind: 'failed', message: `${at.host} has another key than the feed's fingerprint: SHA256:${other}` }
        : failure(at.host, error),
  })
  const opened = await guarded(async () => {
    await client.connect({
      host: await reachable(at.hostname, options.allowNetworks),
      port: at.port ? Number(at.port) : 22,
      username: who.user,
      ...(/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(who.password) ? { privateKey: who.password } : { password: who.password }),
      readyTimeout: patienceMs,
      keepaliveInterval: Math.ceil(patienceMs / 3),
      keepaliveCountMax: 3,
      retries: 0,
      // The types leave it out; without it the library would name itself.
      ...({ ident: `${productToken}_${version}` } as object),
      hostVerifier: (key: Buffer) => {
        if (!wanted) return true
        const found = createHash('sha256').update(key).digest('base64').replace(/=+$/, '')
        if (found !== wanted) other = found
        return found === wanted
      },
    })
    const folder = decodeURIComponent(at.pathname).replace(/\/+$/, '') || '/'
    return { kind: 'opened' as const, drop: sftp(client, { at, folder, guarded, options }) as Drop }
  })
  if (opened.kind === 'failed') stop()
  return opened
}

function sftp(
  client: Client,
  { at, folder, guarded, options }: { at: URL; folder: string; guarded: ReturnType<typeof outcomes>; options: DropOptions },
): Drop<RemoteFile> {
  const isThere = async (path: string) => (await client.exists(path)) !== false
  const look = async (): Promise<Map<string, RemoteFile>> => {
    const files = new Map<string, RemoteFile>()
    for (const { name, type, size, modifyTime } of await client.list(folder)) {
      if (type !== '-' || passedOver.test(name) || /[/\\\r\n]/.test(name)) continue
      const path = posix.join(folder, name)
      const url = new URL(at)
      url.search = ''
      url.pathname = path.split('/').map(encodeURIComponent).join('/')
      files.set(name, { name, path, url: url.href, size, modified: new Date(modifyTime), stamp: `${size} ${modifyTime}` })
    }
    return files
  }
  /** The stamp of the file that has the name now; undefined when there is none. */
  const stampOf = async (path: string): Promise<string | undefined> => {
    if (!(await isThere(path))) return undefined
    const { size, modifyTime } = await client.stat(path)
    return `${size} ${modifyTime}`
  }
  const move = (file: RemoteFile, into: string, reason?: string) =>
    guarded(async () => {
      const stamp = await stampOf(file.path)
      if (stamp === undefined) return { kind: 'gone' as const }
      if (stamp !== file.stamp) return { kind: 'replaced' as const }
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
        if ((await stampOf(file.path)) !== file.stamp) return { kind: 'changed' as const }
        // One byte more than was listed is enough to see that it grows; a server may have no end of them.
        const bytes = (await client.get(file.path, undefined, { readStreamOptions: { end: file.size } as object })) as Buffer
        return bytes.length === file.size ? { kind: 'read' as const, bytes } : { kind: 'changed' as const }
      }),
    done: (file) => move(file, 'done'),
    failed: (file, reason) => move(file, 'failed', reason),
    close: async () => void (await guarded(() => client.end())),
  }
}

function failure(host: string, error: unknown): Failure {
  if (error instanceof BlockedAddressError) return { kind: 'failed', message: error.message }
  const { message } = error as Error
  if (/authentication methods failed/i.test(message)) return { kind: 'failed', message: `${host} refuses the login` }
  return { kind: 'failed', message: `${host}: ${message.replace(/\s+/g, ' ').slice(0, 200)}` }
}
