/**
 * How a feed lets Telex in, by reference: as feeds.yaml and commands give it, the database keeps it, and a fetch looks it up.
 */
import { z } from 'zod'

const reference = z
  .string('a reference, env:NAME or file:/path')
  .regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:\/.+)$/, 'a reference, env:NAME or file:/path, never the secret itself')

export const authReference = z.union(
  [
    z.strictObject({ basic: reference }),
    z.strictObject({ bearer: reference }),
    z.strictObject({ header: z.strictObject({ name: z.string().regex(/^[A-Za-z0-9-]+$/), value: reference }) }),
    z.strictObject({ query: z.strictObject({ name: z.string().min(1), value: reference }) }),
  ],
  'one of basic, bearer, header {name, value} or query {name, value}, each with a reference such as env:MIA_LOGIN',
)

/** Where a credential is to be found (`env:NAME`, `file:/path`), never the credential. What the basic one refers to is `user:password`. */
export type AuthReference = z.output<typeof authReference>
