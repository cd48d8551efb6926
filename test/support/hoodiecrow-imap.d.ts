declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  interface Hoodiecrow {
    server: Server
    users: Record<string, { password: string; xoauth2: object }>
    folderCache: Record<string, { messages: { flags: string[]; raw: string }[] }>
    listen(port: number, done: () => void): void
    close(done: () => void): void
    appendMessage(mailbox: string, flags: string[], date: Date | false, raw: string): void
  }
  export default function hoodiecrow(options: object): Hoodiecrow
}
