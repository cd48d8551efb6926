/**
 * What the console's pages share.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '#src/context.ts'
import type { ReadOnly } from '#src/store/read-only.ts'
import type { EventStreams } from '../api/event-stream.ts'
import type { Gate, Visitor } from './access.ts'
import type { Markup } from './markup.ts'
import type { Texts } from './texts/words.ts'

export type ConsoleParts = Pick<Context, 'config' | 'db' | 'net' | 'queues' | 'log' | 'clock'> & {
  read: ReadOnly
  streams: EventStreams
  gate: Gate
}

/** Who asks, and how they are answered. */
export interface Asker extends Visitor {
  texts: Texts
  /** The token of their forms. */
  formToken: string
  now: Date
}

declare module 'fastify' {
  interface FastifyRequest {
    asker?: Asker
  }
}

export const sections = ['wire', 'feeds', 'items', 'commands', 'consumers', 'health'] as const
export type Section = (typeof sections)[number]
export const paths: Record<Section, string> = {
  wire: '/',
  feeds: '/feeds',
  items: '/items',
  commands: '/commands',
  consumers: '/consumers',
  health: '/health',
}

export interface View {
  title: string
  section?: Section
  body: Markup
  /** How it stays as it is: by events as they come, or by asking again each so many seconds. */
  live?: 'events' | number
  status?: number
}

/** A page: what is asked for → what is shown. */
export type Page<Request extends FastifyRequest = FastifyRequest> = (request: Request, asker: Asker, reply: FastifyReply) => Promise<View>

/** Something that cannot be shown or done, told to whoever asked. */
export class Told extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
