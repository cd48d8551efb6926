/**
 * A mailbox (IMAP4rev1 over TLS, RFC 3501, RFC 8314): `imaps://host/INBOX`. Mails that are not seen are taken, oldest first, and marked as seen when what they say
 * is committed; those that cannot be used are marked as seen and flagged, for a person to look at.
 */
import { ImapFlow } from 'imapflow'
import { version } from '#src/version.ts'
import { BlockedAddressError } from '../guard.ts'
import { reachable } from '../reach.ts'
import { productToken } from '../user-agent.ts'
import {
  type Drop,
  type DropFile,
  type DropOptions,
  defaultPatienceMs,
  type Failure,
  login,
  mostBytes,
  mostFiles,
  type Opened,
  outcomes,
  tooLarge,
} from './drop.ts'

interface Mail extends DropFile {
  uid: number
}

export async function openImap(url: string, options: DropOptions): Promise<Opened> {
  const at = new URL(url)
  const who = login(options.credential)
  if (!who) return { kind: 'failed', message: `${at.host} needs a login: auth: { basic: env:NAME } with user:password` }
  const { patienceMs = defaultPatienceMs } = options
  let client: ImapFlow | undefined
  const stop = () => client?.close()
  const guarded = outcomes(options, { host: at.host, stop, explain: (error) => failure(at.host, error) })
  const opened = await guarded(async () => {
    client = new ImapFlow({
      host: await reachable(at.hostname, options.allowNetworks),
      servername: at.hostname,
      port: at.port ? Number(at.port) : 993,
      secure: true,
      auth: { user: who.user, pass: who.password },
      logger: false,
      // RFC 2971; the library would name itself and its makers
      clientInfo: { name: productToken, version, vendor: productToken, 'support-url': options.contact ?? '' },
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
    })
    // Each call tells its own failure; without a listener, a lost connection would end the program.
    client.on('error', () => {})
    await client.connect()
    const { uidValidity } = await client.mailboxOpen(decodeURIComponent(at.pathname.slice(1)) || 'INBOX')
    const mailbox = `${at.protocol}//${at.host}${at.pathname.replace(/(?<!\/)\/+$/, '') || '/INBOX'};UIDVALIDITY=${uidValidity}`
    return { kind: 'opened' as const, drop: imap(client, { mailbox, guarded }) as Drop }
  })
  if (opened.kind === 'failed') stop()
  return opened
}

/** @param mailbox its URL, which its mails' URLs begin with (RFC 5092, section 5) */
function imap(client: ImapFlow, { mailbox, guarded }: { mailbox: string; guarded: ReturnType<typeof outcomes> }): Drop<Mail> {
  const mark = ({ uid }: Mail, flags: string[]) =>
    guarded(async () => {
      const marked = await client.messageFlagsAdd(String(uid), flags, { uid: true })
      return { kind: marked ? ('moved' as const) : ('gone' as const) }
    })
  return {
    list: () =>
      guarded(async () => {
        const unseen = (await client.search({ seen: false }, { uid: true })) || []
        const uids = unseen.sort((a, b) => a - b).slice(0, mostFiles)
        const files: Mail[] = []
        if (uids.length > 0)
          for await (const mail of client.fetch(uids.join(','), { uid: true, size: true, internalDate: true }, { uid: true })) {
            const modified = new Date(mail.internalDate ?? 0)
            files.push({ uid: mail.uid, name: `mail ${mail.uid}`, size: mail.size ?? 0, modified, url: `${mailbox}/;UID=${mail.uid}` })
          }
        return { kind: 'listed' as const, files, more: unseen.length > uids.length }
      }),
    read: (mail) =>
      guarded(async () => {
        if (mail.size > mostBytes) return tooLarge(mail)
        // Read without marking it: that is for when it is committed.
        const found = await client.fetchOne(String(mail.uid), { source: { maxLength: mostBytes } }, { uid: true })
        const source = found ? found.source : undefined
        return source ? { kind: 'read' as const, bytes: source } : { kind: 'changed' as const }
      }),
    done: (mail) => mark(mail, ['\\Seen']),
    failed: (mail) => mark(mail, ['\\Seen', '\\Flagged']),
    close: async () => {
      await guarded(() => client.logout())
      client.close()
    },
  }
}

function failure(host: string, error: unknown): Failure {
  if (error instanceof BlockedAddressError) return { kind: 'failed', message: error.message }
  const { message, code, responseText, authenticationFailed } = error as NodeJS.ErrnoException & {
    responseText?: string
    authenticationFailed?: boolean
  }
  if (authenticationFailed) return { kind: 'failed', message: `${host} refuses the login` }
  return { kind: 'failed', message: `${host}: ${(responseText ?? code ?? message).replace(/\s+/g, ' ').slice(0, 200)}` }
}
