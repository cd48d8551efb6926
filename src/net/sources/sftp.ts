/**
 * SFTP (draft-ietf-secsh-filexfer): `sftp://host/dir/`. The login is `user:password`, or `user:` and a private key in PEM. With `?fingerprint=SHA256:…`, as
 * `ssh-keygen -l` shows it, only a host with that key is talked to.
 */
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import Client from 'ssh2-sftp-client'
import { version } from '#src/version.ts'
import { BlockedAddressError } from '../guard.ts'
import { reachable } from '../reach.ts'
import { productToken } from '../user-agent.ts'
import { type Drop, type DropOptions, defaultPatienceMs, type Failure, login, type Opened, outcomes } from './drop.ts'
import { dropOf, type FileSystem, mayTake, type PlacedFile } from './files.ts'

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
    .replace(/(?<!=)=+$/, '')
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
        const found = createHash('sha256')
          .update(key)
          .digest('base64')
          .replace(/(?<!=)=+$/, '')
        if (found !== wanted) other = found
        return found === wanted
      },
    })
    const folder = decodeURIComponent(at.pathname).replace(/(?<!\/)\/+$/, '') || '/'
    const drop = dropOf(filesOf(client, { at, folder }), { guarded, options })
    return { kind: 'opened' as const, drop: { ...drop, close: async () => void (await guarded(drop.close)) } as Drop }
  })
  if (opened.kind === 'failed') stop()
  return opened
}

function filesOf(client: Client, { at, folder }: { at: URL; folder: string }): FileSystem<PlacedFile> {
  const isThere = async (path: string) => (await client.exists(path)) !== false
  return {
    folder,
    look: async () => {
      const files = new Map<string, PlacedFile>()
      for (const { name, type, size, modifyTime } of await client.list(folder)) {
        if (type !== '-' || !mayTake(name)) continue
        const path = posix.join(folder, name)
        const url = new URL(at)
        url.search = ''
        url.pathname = path.split('/').map(encodeURIComponent).join('/')
        files.set(name, { name, path, url: url.href, size, modified: new Date(modifyTime), stamp: `${size} ${modifyTime}` })
      }
      return files
    },
    stampOf: async ({ path }) => {
      if (!(await isThere(path))) return undefined
      const { size, modifyTime } = await client.stat(path)
      return `${size} ${modifyTime}`
    },
    // One byte more than was listed is enough to see that it grows; a server may have no end of them.
    read: async ({ path, size }) => (await client.get(path, undefined, { readStreamOptions: { end: size } as object })) as Buffer,
    makeFolder: async (path) => void ((await isThere(path)) || (await client.mkdir(path))),
    claim: async (path) => !(await isThere(path)),
    release: async () => {},
    write: async (path, text) => {
      if (await isThere(path)) return false
      await client.put(Buffer.from(text), path)
      return true
    },
    remove: async (path) => void (await client.delete(path)),
    rename: async (from, to) => void (await client.rename(from, to)),
    close: async () => void (await client.end()),
  }
}

function failure(host: string, error: unknown): Failure {
  if (error instanceof BlockedAddressError) return { kind: 'failed', message: error.message }
  const { message } = error as Error
  if (/authentication methods failed/i.test(message)) return { kind: 'failed', message: `${host} refuses the login` }
  return { kind: 'failed', message: `${host}: ${message.replace(/\s+/g, ' ').slice(0, 200)}` }
}
