/**
 * FTP and FTP over TLS (RFC 959, RFC 4217): `ftp://host/dir/`, `ftps://host/dir/` (port 990: TLS from the first byte; others: AUTH TLS). Passive connections go to
 * the host that was asked and to no other.
 */
import { posix } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { Client, FTPError } from 'basic-ftp'
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

/** Milliseconds without an answer. */
const patienceMs = 30_000

export async function openFtp(url: string, options: DropOptions): Promise<Opened> {
  const at = new URL(url)
  const folder = decodeURIComponent(at.pathname).replace(/\/+$/, '') || '/'
  const client = new Client(patienceMs, { allowSeparateTransferHost: false })
  const { user, password } = login(options.credential) ?? { user: 'anonymous', password: 'telex' }
  const stop = () => client.close()
  options.signal?.addEventListener('abort', stop, { once: true })
  try {
    const secure = at.protocol === 'ftps:' ? (at.port === '990' ? 'implicit' : true) : false
    await client.access({
      host: await reachable(at.hostname, options.allowNetworks),
      port: at.port ? Number(at.port) : 21,
      user,
      password,
      secure,
      ...(secure ? { secureOptions: { servername: at.hostname, ...(options.ca ? { ca: options.ca } : {}) } } : {}),
    })
    return { kind: 'opened', drop: ftp(client, { url, folder, stop, options }) as Drop }
  } catch (error) {
    options.signal?.removeEventListener('abort', stop)
    client.close()
    return failure(at.host, error)
  }
}

function ftp(
  client: Client,
  { url, folder, stop, options }: { url: string; folder: string; stop: () => void; options: DropOptions },
): Drop<RemoteFile> {
  const { host } = new URL(url)
  const look = async (): Promise<Map<string, RemoteFile>> => {
    const files = new Map<string, RemoteFile>()
    for (const entry of await client.list(folder)) {
      if (!entry.isFile || passedOver.test(entry.name) || /[/\\\r\n]/.test(entry.name)) continue
      const path = posix.join(folder, entry.name)
      files.set(entry.name, {
        name: entry.name,
        path,
        url: new URL(path.split('/').map(encodeURIComponent).join('/'), url).href,
        size: entry.size,
        modified: entry.modifiedAt ?? new Date(0),
        stamp: `${entry.size} ${entry.rawModifiedAt}`,
      })
    }
    return files
  }
  const guarded = outcomes(options.signal, (error) => failure(host, error))
  const isThere = async (path: string): Promise<boolean> => {
    try {
      await client.size(path)
      return true
    } catch (error) {
      if (error instanceof FTPError && error.code === 550) return false
      throw error
    }
  }
  const move = (file: RemoteFile, into: string, reason?: string) =>
    guarded(async () => {
      const dir = posix.join(folder, into)
      await client.ensureDir(dir)
      const path = await freePath(dir, file, isThere)
      if (reason !== undefined) await client.uploadFrom(readableOf(`${reason.trimEnd()}\n`), `${path}.reason.txt`)
      await client.rename(file.path, path)
      return { kind: 'moved' as const }
    })
  return {
    list: () => guarded(() => settled(look, options)),
    read: (file) =>
      guarded(async () => {
        if (file.size > mostBytes) return tooLarge(file)
        const chunks: Buffer[] = []
        let size = 0
        const into = new Writable({
          write(chunk: Buffer, _encoding, done) {
            size += chunk.length
            if (size <= mostBytes) chunks.push(chunk)
            done()
          },
        })
        try {
          await client.downloadTo(into, file.path)
        } catch (error) {
          if (error instanceof FTPError && error.code === 550) return { kind: 'changed' as const }
          throw error
        }
        return size === file.size ? { kind: 'read' as const, bytes: Buffer.concat(chunks) } : { kind: 'changed' as const }
      }),
    done: (file) => move(file, 'done'),
    failed: (file, reason) => move(file, 'failed', reason),
    close: async () => {
      options.signal?.removeEventListener('abort', stop)
      client.close()
    },
  }
}

function readableOf(text: string) {
  return Readable.from([Buffer.from(text)])
}

function failure(host: string, error: unknown): Failure {
  if (error instanceof BlockedAddressError) return { kind: 'failed', message: error.message }
  if (error instanceof FTPError)
    return {
      kind: 'failed',
      message:
        error.code === 530 ? `${host} refuses the login (530)` : `${host} answers ${error.message.replace(/\s+/g, ' ').slice(0, 200)}`,
    }
  const { code, message } = error as NodeJS.ErrnoException
  return { kind: 'failed', message: `${host} cannot be reached: ${code ?? message}` }
}
