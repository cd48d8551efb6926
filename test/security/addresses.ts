/**
 * No way of the program leads inside. As a part it runs itself in a network of its own, where all inner addresses are there and somebody listens at each;
 * the agency is at a public one. What connects is told by the address that it came to.
 */
import { execFileSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { createServer as createPlain } from 'node:net'
import { pathToFileURL } from 'node:url'
import { createNet } from '#src/net/fetch.ts'
import { openDrop } from '#src/net/sources/index.ts'
import { hostileNames, inner } from './names.ts'
import type { Connections, Row } from './row.ts'
import { hostileHosts, outside } from './spellings.ts'
import { throughTheWorker } from './worker.ts'

const part = 'addresses'
const ports = [21, 22, 80, 443, 990, 993, 8080]

/** The part, in a network of its own where this machine lets us make one. */
export function addresses(): Row[] {
  const here = [process.execPath, '--disable-warning=ExperimentalWarning', new URL(import.meta.url).pathname]
  const apart = process.platform === 'linux' && process.getuid?.() === 0
  const [command = '', ...words] = apart ? ['unshare', '-n', ...here] : here
  const out = execFileSync(command, words, {
    encoding: 'utf8',
    env: { ...process.env, SECURITY_OUTSIDE: apart ? outside : '127.0.0.1', SECURITY_APART: String(apart) },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(out.slice(out.lastIndexOf('\n[') + 1)) as Row[]
}

/** Give this network all addresses, and listen. */
async function listen(agency: Server): Promise<Connections> {
  const apart = process.env.SECURITY_APART === 'true'
  const public_ = process.env.SECURITY_OUTSIDE!
  if (apart) {
    execFileSync('ip', ['link', 'set', 'lo', 'up'])
    for (const address of [outside, ...inner]) {
      const wide = address.includes(':') ? '128' : '32'
      execFileSync('ip', ['address', 'replace', `${address}/${wide}`, 'dev', 'lo', ...(wide === '128' ? ['nodad'] : [])])
    }
  }
  const reached: string[] = []
  let fetched = 0
  const note = (address = '', port: number) => {
    if (address.replace(/^::ffff:/, '') === public_) fetched++
    else reached.push(`${address} port ${port}`)
  }
  agency.on('connection', (socket) => note(socket.localAddress, 80))
  if (apart) await new Promise<void>((done) => agency.listen(80, '::', done))
  else await new Promise<void>((done) => agency.listen(0, '127.0.0.1', done))
  for (const port of apart ? ports.filter((one) => one !== 80) : []) {
    const server = createPlain((socket) => {
      note(socket.localAddress, port)
      socket.destroy()
    })
    await new Promise<void>((done, failed) => server.once('error', failed).listen(port, '::', done))
    server.unref()
  }
  return {
    inside: () => reached.splice(0),
    outside: () => {
      const seen = fetched
      fetched = 0
      return seen
    },
  }
}

async function run(): Promise<Row[]> {
  // A redirect to where its path says.
  const agency = createServer((request, response) => {
    if (response.headersSent) return
    const to = /^\/to\/(\d{3})\/(.*)$/.exec(request.url ?? '')
    if (!to) return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>outside</p>')
    response.writeHead(Number(to[1]), { location: Buffer.from(decodeURIComponent(to[2]!)).toString('latin1') }).end()
  })
  const connections = await listen(agency)
  const { port } = agency.address() as { port: number }
  const origin = `http://${process.env.SECURITY_OUTSIDE}${port === 80 ? '' : `:${port}`}`
  const allowNetworks = process.env.SECURITY_APART === 'true' ? [] : ['127.0.0.1/32']
  const net = createNet({ allowNetworks, now: () => new Date(), limits: { connectMs: 2_000, firstByteMs: 2_000, totalMs: 4_000 } })
  const hosts = [...hostileHosts(), ...hostileNames]
  const rows: Row[] = []
  const tryAll = async (what: string, targets: readonly string[], go: (target: string) => Promise<unknown>) => {
    const wrong: string[] = []
    const began = performance.now()
    for (const target of targets) {
      await go(target)
      wrong.push(...connections.inside().map((to) => `${target} reached ${to}`))
    }
    process.stderr.write(`  ${what}: ${targets.length} tried in ${Math.round((performance.now() - began) / 1000)} s\n`)
    rows.push({ part, what, tried: targets.length, wrong })
  }
  const urls = hosts.map((host) => `http://${host}/`)
  // Twice: a name may stand for something else at the second look.
  const fetchTwice = (accept: 'feed' | 'page') => async (url: string) => {
    for (let times = 0; times < 2; times++) await net.fetch({ url, accept })
  }
  await tryAll('a feed', urls, fetchTwice('feed'))
  await tryAll(
    'a feed over https',
    hosts.map((host) => `https://${host}/`),
    fetchTwice('feed'),
  )
  await tryAll('a page, and its robots.txt', urls, fetchTwice('page'))
  await tryAll('a hub that is asked', urls, async (url) => {
    for (let times = 0; times < 2; times++) await net.post(url, { 'hub.mode': 'subscribe' })
  })
  const redirects = [301, 302, 303, 307, 308]
  const redirected = urls.map((url, at) => `${origin}/to/${redirects[at % 5]}/${encodeURIComponent(url)}`)
  await tryAll('a redirect of a page', redirected, (url) => net.fetch({ url, accept: 'page', robots: 'ignore' }))
  await tryAll(
    'a redirect of a hub',
    redirected.map((url) => url.replace(/\/to\/\d+/, '/to/307')),
    (url) => net.post(url, {}),
  )
  const schemes = [
    'file:///etc/passwd',
    'ftp://127.0.0.2/',
    'gopher://127.0.0.2/',
    'data:text/html,x',
    'unix:/run/x.sock',
    '//127.0.0.2/',
    '\\\\127.0.0.2\\',
  ]
  await tryAll(
    'a redirect to another scheme',
    schemes.map((to) => `${origin}/to/302/${encodeURIComponent(to)}`),
    (url) => net.fetch({ url, accept: 'feed' }),
  )
  const { resolveCredential } = await import('#src/net/credentials.ts')
  const login = await resolveCredential({ basic: 'env:LOGIN' }, { LOGIN: 'user:word' })
  if (!login.ok) throw new Error(login.message)
  const { credential } = login
  for (const scheme of ['ftp', 'ftps', 'sftp', 'imaps'])
    await tryAll(
      `a place by ${scheme}`,
      hosts.filter((host) => URL.canParse(`${scheme}://${host}/in`)).map((host) => `${scheme}://${host}/in`),
      async (url) => {
        for (let times = 0; times < 2; times++) {
          const opened = await openDrop(url, { allowNetworks, credential, patienceMs: 1_000 }).catch(() => undefined)
          if (opened?.kind === 'opened') await opened.drop.close()
        }
      },
    )
  await net.close()
  const control = connections.outside()
  rows.push({
    part,
    what: 'the agency itself, at its public address',
    tried: 1,
    wrong: control > 0 ? [] : ['was never reached: nothing was tried'],
    note: `${control} connections`,
  })
  rows.push(...(await throughTheWorker(origin, agency, connections, allowNetworks)))
  agency.closeAllConnections()
  agency.close()
  return rows
}

if (pathToFileURL(process.argv[1]!).href === import.meta.url) {
  const rows = await run()
  process.stdout.write(`\n${JSON.stringify(rows)}\n`)
  process.exit(0)
}
