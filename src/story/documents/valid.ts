/**
 * Is a document what the IPTC's schema of ninjs 3.1 says? The schema lies beside, as the IPTC publishes it.
 */
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Ninjs } from './ninjs.ts'
import schema from './ninjs-3.1.schema.json' with { type: 'json' }

type Validate = ((document: unknown) => boolean) & { errors?: ErrorObject[] | null }
/** Compiled when the first document comes: some 100 ms. */
let compiled: Validate | undefined

function validator(): Validate {
  if (compiled) return compiled
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  // No document here has a GeoJSON object in it.
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json' })
  compiled = ajv.compile(schema) as Validate
  return compiled
}

const mostErrors = 5

/** What of it is not as the schema says; undefined where all is. */
export function ninjsProblem(document: Ninjs): string | undefined {
  const validate = validator()
  if (validate(document)) return undefined
  const said = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const extra = 'unevaluatedProperty' in params ? ` (${params.unevaluatedProperty})` : ''
    return `${instancePath || '/'} ${message}${extra}`
  })
  return [...new Set(said)].slice(0, mostErrors).join('; ')
}
