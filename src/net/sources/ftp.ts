/**
 * FTP and FTP over TLS (RFC 959, RFC 4217): `ftp://host/dir/`, `ftps://host/dir/` (port 990: TLS from the first byte; others: AUTH TLS). Passive connections go to
 * the host that was asked and to no other.
 */
import { posix } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { Client, FTPError } from 'basic-ftp'
import { BlockedAddressError } from '../guard.ts'
import { reachable } from '../reach.ts'
import { type Drop, type DropOptions, defaultPatienceMs, type Failure, login, mostBytes, type Opened, outcomes } from './drop.ts'
import { dropOf, type FileSystem, mayTake, type PlacedFile } from './files.ts'

export async function openFtp(url: string, options: DropOptions): Promise<Opened> {
  const at = new URL(url)
  const folder = decodeURIComponent(at.pathname).replace(/(?<!\/)\/+$/, '') || '/'
  const client = new Client(options.patienceMs ?? defaultPatienceMs, { allowSeparateTransferHost: false })
  const { user, password } = login(options.credential) ?? { user: 'anonymous', password: 'telex' }
  const stop = () => client.close()
  const guarded = outcomes(options, { host: at.host, stop, explain: (error) => failure(at.host, error) })
  const opened = await guarded(async () => {
    const secure = at.protocol === 'ftps:' ? (at.port === '990' ? 'implicit' : true) : false
    await client.access({
      host: await reachable(at.hostname, options.allowNetworks),
      port: at.port ? Number(at.port) : 21,
      user,
      password,
      secure,
      ...(secure ? { secureOptions: { servername: at.hostname } } : {}),
    })
    return { kind: 'opened' as const, drop: dropOf(filesOf(client, { url, folder }), { guarded, options }) as Drop }
  })
  if (opened.kind === 'failed') client.close()
  return opened
}

function filesOf(client: Client, { url, folder }: { url: string; folder: string }): FileSystem<PlacedFile> {
  /** Size and time to the second, as far as the server tells them (RFC 3659); undefined when there is no such file. */
  const markOf = async (path: string): Promise<string | undefined> => {
    try {
      const size = await untold(client.size(path))
      return `${size} ${Number(await untold(client.lastMod(path)))}`
    } catch (error) {
      if (isCode(error, 550)) return undefined
      throw error
    }
  }
  const isThere = async (path: string): Promise<boolean> => {
    try {
      if ((await untold(client.size(path))) !== undefined) return true
      return (await client.list(posix.dirname(path))).some(({ name }) => name === posix.basename(path))
    } catch (error) {
      if (isCode(error, 550)) return false
      throw error
    }
  }
  const marks = new WeakMap<PlacedFile, string>()
  return {
    folder,
    look: async () => {
      const files = new Map<string, PlacedFile>()
      for (const entry of await client.list(folder)) {
        if (!entry.isFile || !mayTake(entry.name)) continue
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
    },
    // Listings tell the time to the minute, at best: what the file itself says when it is first asked stands for what was listed.
    stampOf: async (file) => {
      const mark = await markOf(file.path)
      if (mark === undefined) return undefined
      if (!marks.has(file)) marks.set(file, mark)
      return mark === marks.get(file) ? file.stamp : mark
    },
    read: async (file) => {
      const chunks: Buffer[] = []
      let size = 0
      const into = new Writable({
        write(chunk: Buffer, _encoding, done) {
          size += chunk.length
          chunks.push(chunk)
          done(size > mostBytes ? new Error(`${file.name} is longer than the ${file.size} bytes that were listed`) : null)
        },
      })
      await client.downloadTo(into, file.path)
      return Buffer.concat(chunks)
    },
    makeFolder: (path) => client.ensureDir(path),
    claim: async (path) => !(await isThere(path)),
    release: async () => {},
    write: async (path, text) => {
      if (await isThere(path)) return false
      await client.uploadFrom(Readable.from([Buffer.from(text)]), path)
      return true
    },
    remove: async (path) => void (await client.remove(path)),
    rename: async (from, to) => void (await client.rename(from, to)),
    close: async () => client.close(),
  }
}

const isCode = (error: unknown, ...codes: number[]) => error instanceof FTPError && codes.includes(error.code)

/** An answer, or undefined from a server that does not know the question. */
async function untold<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    // Some answer "213 File status" for a file of no bytes.
    if (isCode(error, 500, 501, 502, 504) || /^Can't parse response/.test((error as Error).message)) return undefined
    throw error
  }
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
  return { kind: 'failed', message: `${host}: ${code ?? message.replace(/\s+/g, ' ').slice(0, 200)}` }
}
