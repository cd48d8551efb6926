/**
 * Servers that agencies leave files and mail on: FTP, FTP over TLS, SFTP and IMAP over TLS, each a real one on loopback over a real folder.
 */
import { generateKeyPairSync } from 'node:crypto'
import { constants, readFileSync } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { pathToFileURL } from 'node:url'
import { FtpSrv } from 'ftp-srv'
import ssh2 from 'ssh2'
import { afterFile } from './after.ts'
import { temporaryFolder } from './folder.ts'

/** The certificate that the servers show, for `localhost`. */
const certificate = () => readFile(new URL('../fixtures/tls/cert.pem', import.meta.url), 'utf8')
const key = () => readFile(new URL('../fixtures/tls/key.pem', import.meta.url), 'utf8')

const authorities = getCACertificates('default')

/** Trust the servers' certificate in this process, or, until disposed of, do not. */
export function trustServers(trusted: boolean): Disposable {
  const own = readFileSync(new URL('../fixtures/tls/cert.pem', import.meta.url), 'utf8')
  setDefaultCACertificates(trusted ? [...authorities, own] : authorities)
  return { [Symbol.dispose]: () => setDefaultCACertificates([...authorities, own]) }
}

export const user = 'agency'
export const password = 'wire:77'

/** A server, and the folder that its root shows. */
export interface FileServer {
  url: string
  root: string
}

export async function openFolder(): Promise<FileServer> {
  const root = await temporaryFolder()
  return { url: pathToFileURL(root).href, root }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

export async function openFtpServer({ tls = false } = {}): Promise<FileServer> {
  const root = await temporaryFolder()
  const port = await freePort()
  const quiet = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, fatal() {}, child: () => quiet }
  const server = new FtpSrv({
    url: `ftp://127.0.0.1:${port}`,
    pasv_url: '127.0.0.1',
    pasv_min: 20_000,
    pasv_max: 60_000,
    anonymous: false,
    log: quiet as never,
    ...(tls ? { tls: { key: await key(), cert: await certificate() } as never } : {}),
  })
  server.on('login', ({ username, password: given }, accept, refuse) => {
    if (username === user && given === password) accept({ root })
    else refuse(new Error('no such login'))
  })
  await server.listen()
  afterFile(() => server.close())
  return { url: `${tls ? 'ftps' : 'ftp'}://localhost:${port}`, root }
}

const { STATUS_CODE, OPEN_MODE } = ssh2.utils.sftp

/** @returns also the fingerprint of the host's key */
export async function openSftpServer(): Promise<FileServer & { fingerprint: string }> {
  const root = await temporaryFolder()
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }) as string
  const server = new ssh2.Server({ hostKeys: [pem] }, (client) => {
    client.on('error', () => {})
    client.on('authentication', (context) => {
      if (context.method === 'password' && context.username === user && context.password === password) context.accept()
      else context.reject(['password'])
    })
    client.on('session', (accept) => {
      accept().on('sftp', (start) => serve(start(), root))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterFile(() => new Promise<void>((done) => server.close(() => done())))
  const parsed = ssh2.utils.parseKey(pem)
  if (parsed instanceof Error) throw parsed
  const { createHash } = await import('node:crypto')
  const fingerprint = `SHA256:${createHash('sha256').update(parsed.getPublicSSH()).digest('base64').replace(/=+$/, '')}`
  return { url: `sftp://localhost:${(server.address() as AddressInfo).port}`, root, fingerprint }
}

/** SFTP version 3 over a folder: what clients use. */
function serve(sftp: ssh2.SFTPWrapper, root: string): void {
  const handles = new Map<number, FileHandle | string[]>()
  const stream = sftp as unknown as {
    on(event: string, listener: (id: number, ...args: never[]) => void): void
    status(id: number, code: number): void
    handle(id: number, handle: Buffer): void
    data(id: number, data: Buffer): void
    name(id: number, names: object[]): void
    attrs(id: number, attrs: object): void
  }
  let next = 0
  const at = (path: string) => join(root, path)
  const keep = (id: number, what: FileHandle | string[]) => {
    const handle = Buffer.alloc(4)
    handle.writeUInt32BE(++next)
    handles.set(next, what)
    stream.handle(id, handle)
  }
  const attributes = ({ mode, uid, gid, size, atimeMs, mtimeMs }: Awaited<ReturnType<typeof lstat>>) => ({
    mode: Number(mode),
    uid: Number(uid),
    gid: Number(gid),
    size: Number(size),
    atime: Math.floor(Number(atimeMs) / 1000),
    mtime: Math.floor(Number(mtimeMs) / 1000),
  })
  /** A request's work; what fails is the status that says so. */
  const on = <A extends unknown[]>(event: string, work: (id: number, ...args: A) => Promise<void>) =>
    stream.on(event, (id, ...args) => {
      work(id, ...(args as unknown as A)).catch((error: NodeJS.ErrnoException) =>
        stream.status(id, error.code === 'ENOENT' ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE),
      )
    })
  const ok = (id: number) => stream.status(id, STATUS_CODE.OK)
  on('REALPATH', async (id, path: string) => stream.name(id, [{ filename: path === '.' ? '/' : path, longname: path, attrs: {} }]))
  for (const event of ['STAT', 'LSTAT']) on(event, async (id, path: string) => stream.attrs(id, attributes(await lstat(at(path)))))
  on('OPENDIR', async (id, path: string) =>
    keep(
      id,
      (await readdir(at(path))).map((name) => join(at(path), name)),
    ),
  )
  on('READDIR', async (id, handle: Buffer) => {
    const paths = handles.get(handle.readUInt32BE()) as string[]
    if (paths.length === 0) return stream.status(id, STATUS_CODE.EOF)
    const names = await Promise.all(
      paths.splice(0).map(async (path) => {
        const found = await lstat(path)
        const filename = path.slice(path.lastIndexOf('/') + 1)
        return {
          filename,
          longname: `${found.isDirectory() ? 'd' : '-'}rw-r--r-- 1 a a ${found.size} Jan 1 00:00 ${filename}`,
          attrs: attributes(found),
        }
      }),
    )
    stream.name(id, names)
  })
  on('OPEN', async (id, path: string, flags: number) =>
    keep(
      id,
      await open(at(path), flags & OPEN_MODE.WRITE ? constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC : constants.O_RDONLY),
    ),
  )
  on('FSTAT', async (id, handle: Buffer) => stream.attrs(id, attributes(await (handles.get(handle.readUInt32BE()) as FileHandle).stat())))
  on('READ', async (id, handle: Buffer, offset: number, length: number) => {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await (handles.get(handle.readUInt32BE()) as FileHandle).read(buffer, 0, length, offset)
    if (bytesRead === 0) stream.status(id, STATUS_CODE.EOF)
    else stream.data(id, buffer.subarray(0, bytesRead))
  })
  on('WRITE', async (id, handle: Buffer, offset: number, data: Buffer) => {
    await (handles.get(handle.readUInt32BE()) as FileHandle).write(data, 0, data.length, offset)
    ok(id)
  })
  on('CLOSE', async (id, handle: Buffer) => {
    const what = handles.get(handle.readUInt32BE())
    handles.delete(handle.readUInt32BE())
    if (what && !Array.isArray(what)) await what.close()
    ok(id)
  })
  for (const event of ['SETSTAT', 'FSETSTAT']) on(event, async (id) => ok(id))
  on('MKDIR', async (id, path: string) => {
    await mkdir(at(path))
    ok(id)
  })
  on('RENAME', async (id, from: string, to: string) => {
    await rename(at(from), at(to))
    ok(id)
  })
}

export interface MailServer {
  url: string
  /** A mail arrives. */
  deliver(mail: string): void
  /** The mails' flags, in the order of their arrival. */
  flags(): string[][]
}

export async function openMailServer(): Promise<MailServer> {
  const { default: hoodiecrow } = await import('hoodiecrow-imap')
  const server = hoodiecrow({
    secureConnection: true,
    credentials: { key: await key(), cert: await certificate() },
    storage: { INBOX: { messages: [] } },
  })
  server.users[user] = { password, xoauth2: {} }
  await new Promise<void>((done) => server.listen(0, done))
  afterFile(() => new Promise<void>((done) => server.close(() => done())))
  return {
    url: `imaps://localhost:${(server.server.address() as AddressInfo).port}/INBOX`,
    deliver: (mail) => server.appendMessage('INBOX', [], false, mail.replace(/\r?\n/g, '\r\n')),
    flags: () => server.folderCache.INBOX!.messages.map(({ flags }) => flags),
  }
}

/** A port where somebody takes the call and says nothing, or hangs up. */
export async function openSilence({ hangUp = false } = {}): Promise<{ port: number }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    if (hangUp) socket.destroy()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterFile(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>((done) => server.close(() => done()))
  })
  return { port: (server.address() as AddressInfo).port }
}

/** A line to a server that can be cut. Where FTP opens another for a file, that one is cut by the server's loss of the first. */
export async function openLine(to: string): Promise<{ url: string; cutAfter(bytes: number): void }> {
  const target = new URL(to)
  const port = Number(target.port)
  let left = Number.POSITIVE_INFINITY
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const far = connect(port, '127.0.0.1')
    for (const end of [socket, far]) {
      sockets.add(end)
      end.on('error', () => {})
    }
    socket.on('close', () => far.destroy()).pipe(far)
    far.on('close', () => socket.destroy())
    far.on('data', (chunk: Buffer) => {
      left -= chunk.length
      if (left < 0) far.destroy()
      else socket.write(chunk)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterFile(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>((done) => server.close(() => done()))
  })
  target.port = String((server.address() as AddressInfo).port)
  return {
    url: target.href.replace(/\/$/, ''),
    cutAfter: (bytes) => {
      left = target.protocol === 'ftp:' ? 20 : bytes
    },
  }
}
