import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { resolveCredential } from '#src/net/credentials.ts'
import { type Drop, type DropOptions, defaultPatienceMs } from '#src/net/sources/drop.ts'
import { openDrop } from '#src/net/sources/index.ts'
import { afterFile } from '../support/after.ts'
import { openFtpServer, openLine, openMailServer, openSftpServer, openSilence, password, trustServers, user } from '../support/drops.ts'

trustServers(true)

const credentialOf = async (text: string) => {
  const found = await resolveCredential({ basic: 'env:LOGIN' }, { LOGIN: text })
  if (!found.ok) throw new Error(found.message)
  return found.credential
}
const options = async (more: Partial<DropOptions> = {}): Promise<DropOptions> => ({
  allowNetworks: ['127.0.0.0/8'],
  credential: await credentialOf(`${user}:${password}`),
  settleMs: 50,
  ...more,
})

async function opened(url: string, more: Partial<DropOptions> = {}): Promise<Drop> {
  const found = await openDrop(url, await options(more))
  if (found.kind === 'failed') throw new Error(found.message)
  return found.drop
}

async function listed(drop: Drop) {
  const listing = await drop.list()
  if (listing.kind === 'failed') throw new Error(listing.message)
  return listing.files
}

const refused = async (url: string, more: Partial<DropOptions> = {}): Promise<string> => {
  const found = await openDrop(url, await options(more))
  if (found.kind === 'failed') return found.message
  const listing = await found.drop.list()
  await found.drop.close()
  return listing.kind === 'failed' ? listing.message : 'it was let in'
}

const servers = [
  { name: 'FTP', open: () => openFtpServer() },
  { name: 'FTP over TLS', open: () => openFtpServer({ tls: true }) },
  { name: 'SFTP', open: () => openSftpServer() },
]

describe.each(servers)('$name', ({ open }) => {
  test('whole files are listed, read, and put away by word; a name that is taken stays', async () => {
    const { url, root } = await open()
    await mkdir(join(root, 'wire/done'), { recursive: true })
    await writeFile(join(root, 'wire/a story.xml'), '<a/>')
    await writeFile(join(root, 'wire/b.xml'), '')
    await writeFile(join(root, 'wire/c.xml.part'), 'half')
    await writeFile(join(root, 'wire/done/a story.xml'), 'yesterday')
    const drop = await opened(`${url}/wire/`)
    const files = await listed(drop)
    expect(files.map(({ name }) => name).sort()).toEqual(['a story.xml', 'b.xml'])
    const story = files.find(({ name }) => name === 'a story.xml')!
    expect(story.url).toBe(`${url}/wire/a%20story.xml`)
    expect(await drop.read(story)).toEqual({ kind: 'read', bytes: Buffer.from('<a/>') })
    expect(await readdir(join(root, 'wire'))).toContain('a story.xml')

    expect(await drop.done(story)).toEqual({ kind: 'moved' })
    expect(await drop.failed(files.find(({ name }) => name === 'b.xml')!, 'there is nothing in it')).toEqual({ kind: 'moved' })
    await drop.close()
    expect((await readdir(join(root, 'wire'))).sort()).toEqual(['c.xml.part', 'done', 'failed'])
    const done = (await readdir(join(root, 'wire/done'))).sort()
    expect(done).toEqual([expect.stringMatching(/^a story-\d{8}T[\d.]+Z\.xml$/), 'a story.xml'])
    expect(await readFile(join(root, 'wire/done/a story.xml'), 'utf8')).toBe('yesterday')
    expect(await readFile(join(root, 'wire/failed/b.xml.reason.txt'), 'utf8')).toBe('there is nothing in it\n')
  })

  test('a file that still grows waits', async () => {
    const { url, root } = await open()
    await writeFile(join(root, 'grows.xml'), 'x')
    await writeFile(join(root, 'whole.xml'), 'x')
    const drop = await opened(url, { settleMs: 400 })
    const writer = setInterval(() => void writeFile(join(root, 'grows.xml'), 'x', { flag: 'a' }), 10)
    const listing = await drop.list()
    clearInterval(writer)
    expect(listing as object).toMatchObject({ kind: 'listed', files: [{ name: 'whole.xml' }] })
    await drop.close()
  })

  test('a wrong login, a folder that is not there, an address that is not allowed and a dead server are told', async () => {
    const { url } = await open()
    expect(await refused(url, { credential: await credentialOf('agency:wrong') })).toMatch(/^localhost:\d+ refuses the login/)
    expect(await refused(`${url}/nowhere`)).toMatch(/^localhost:\d+/)
    expect(await refused(url, { allowNetworks: [] })).toMatch(/is not a public address/)
    expect(await refused(url.replace(/\d+$/, '9'))).toMatch(/ECONNREFUSED/)
  })
})

test('SFTP talks to the host with the fingerprint alone, where the feed names one', async () => {
  const { url, root, fingerprint } = await openSftpServer()
  await writeFile(join(root, 'a.xml'), '<a/>')
  const drop = await opened(`${url}/?fingerprint=${encodeURIComponent(fingerprint)}`)
  expect((await listed(drop)).map((file) => file.url)).toEqual([`${url}/a.xml`])
  await drop.close()
  expect(await refused(`${url}/?fingerprint=SHA256:AAAA`)).toContain(`has another key than the feed's fingerprint: ${fingerprint}`)
})

describe('IMAP over TLS', () => {
  const mail = (subject: string) =>
    `From: desk@agency.example\nSubject: ${subject}\nMessage-ID: <${subject}@agency.example>\n\nText of ${subject}.\n`

  test('mails that are not seen are read without a mark, and marked by word', async () => {
    const server = await openMailServer()
    for (const subject of ['one', 'two', 'three']) server.deliver(mail(subject))
    const drop = await opened(server.url)
    const files = await listed(drop)
    expect(files).toHaveLength(3)
    const read = await drop.read(files[0]!)
    expect(read.kind === 'read' && Buffer.from(read.bytes).toString()).toContain('Text of one.')
    expect(server.flags().flat()).not.toContain('\\Seen')

    expect(await drop.done(files[0]!)).toEqual({ kind: 'moved' })
    expect(await drop.failed(files[1]!, 'no story')).toEqual({ kind: 'moved' })
    expect(server.flags().map((flags) => flags.filter((flag) => flag !== '\\Recent').sort())).toEqual([
      ['\\Seen'],
      ['\\Flagged', '\\Seen'],
      [],
    ])
    expect((await listed(drop)).map(({ name }) => name)).toEqual([files[2]!.name])
    await drop.close()
  })

  test('a wrong login and a mailbox that is not there are told', async () => {
    const server = await openMailServer()
    expect(await refused(server.url, { credential: await credentialOf('agency:wrong') })).toMatch(/^localhost:\d+ refuses the login/)
    expect(await refused(server.url.replace('INBOX', 'Elsewhere'))).toMatch(/^localhost:\d+: /)
  })
})

describe('a server', () => {
  const schemes = ['ftp', 'ftps', 'sftp', 'imaps']

  test.each(schemes)('%s: that takes the call and says nothing is given up, and the program goes on', async (scheme) => {
    const { port } = await openSilence()
    const started = performance.now()
    expect(await refused(`${scheme}://localhost:${port}/INBOX`, { patienceMs: 200 })).toMatch(/^localhost:\d+/)
    expect(performance.now() - started).toBeLessThan(defaultPatienceMs)
  })

  test.each(schemes)('%s: that hangs up is told', async (scheme) => {
    const { port } = await openSilence({ hangUp: true })
    expect(await refused(`${scheme}://localhost:${port}/INBOX`)).toMatch(/^localhost:\d+/)
  })

  test('that repeats the password in what it says is quoted without it', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {}).write('220 ready\r\n')
      socket.on('data', (line) => socket.write(/^USER/.test(String(line)) ? '331 go on\r\n' : `421 not today, ${line}`))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    afterFile(() => void server.close())
    const message = await refused(`ftp://localhost:${(server.address() as AddressInfo).port}/`)
    expect(message).toContain('421 not today, PASS ***')
    expect(message).not.toContain('wire')
  })

  test.each(schemes)('%s: is left at once when the caller stops', async (scheme) => {
    const { port } = await openSilence()
    const stop = new AbortController()
    const opening = refused(`${scheme}://localhost:${port}/INBOX`, { signal: stop.signal })
    setTimeout(() => stop.abort(new Error('the program ends')), 100)
    await expect(opening).rejects.toThrow('the program ends')
  })

  test.each([
    ['ftps', () => openFtpServer({ tls: true })],
    ['imaps', openMailServer],
  ] as const)('%s: with a certificate that nobody vouches for is not talked to', async (_scheme, open) => {
    const { url } = await open()
    using _ = trustServers(false)
    expect(await refused(url)).toMatch(/self.signed/i)
  })

  test.each([
    ['ftp', () => openFtpServer()],
    ['sftp', openSftpServer],
  ] as const)('%s: that is lost in the middle is a failure, and the file stays', async (_scheme, open) => {
    const { url, root } = await open()
    await writeFile(join(root, 'long.xml'), Buffer.alloc(8 * 1024 * 1024, 'x'))
    const line = await openLine(url)
    const drop = await opened(line.url)
    const [file] = await listed(drop)
    line.cutAfter(64 * 1024)
    expect(await drop.read(file!)).toMatchObject({ kind: 'failed', message: expect.stringMatching(/^localhost:\d+/) })
    await drop.close()
    expect(await readdir(root)).toEqual(['long.xml'])
  })

  test.each(servers)('$name: a new file under the name of the one that was read is not moved with it', async ({ open }) => {
    const { url, root } = await open()
    await writeFile(join(root, 'a.xml'), '<a/>')
    const drop = await opened(url)
    const [file] = await listed(drop)
    expect(await drop.read(file!)).toMatchObject({ kind: 'read' })
    await writeFile(join(root, 'a.xml'), '<another/>')
    expect(await drop.done(file!)).toEqual({ kind: 'replaced' })
    await rm(join(root, 'a.xml'))
    expect(await drop.done(file!)).toEqual({ kind: 'gone' })
    await drop.close()
    expect(await readdir(root)).toEqual([])
  })
})
