/**
 * The style sheet, the script and the icon: read once, named by what is in them, so that a browser asks for each once.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const types = { 'console.css': 'text/css', 'console.js': 'text/javascript', 'icon.svg': 'image/svg+xml' } as const
type Name = keyof typeof types

const assets = Object.fromEntries(
  (Object.keys(types) as Name[]).map((name) => {
    const bytes = readFileSync(new URL(name, import.meta.url))
    return [name, { bytes, mark: createHash('sha256').update(bytes).digest('base64url').slice(0, 12) }]
  }),
) as Record<Name, { bytes: Buffer; mark: string }>

export const assetPath = (name: Name): string => `/console/${name}?${assets[name].mark}`

/** Anybody may have them: nothing of this installation is in them. */
export function serveAssets(scope: FastifyInstance): void {
  for (const name of Object.keys(types) as Name[])
    scope.get(`/console/${name}`, { config: { scope: 'open' } }, async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(`${types[name]}; charset=utf-8`).send(assets[name].bytes),
    )
}
