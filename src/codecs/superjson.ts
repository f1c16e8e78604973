import { SuperJSON } from 'superjson'
import { defineCodec } from './define-codec'

type Wrapped = Parameters<typeof SuperJSON.deserialize>[0]

/** superjson's `{ json, meta }`: JSON beside a note of what it could not say (Dates, Maps, undefined …). */
export default defineCodec({
  id: 'superjson',
  label: 'superjson',
  detect: ({ json, value }) => (isWrapped(json ? json.value : value) ? 0.92 : 0),
  decode: ({ json, value }, inside) => {
    const wrapped = json ? json.value : value
    if (!isWrapped(wrapped)) throw new Error('no json and meta')
    return { ...inside(SuperJSON.deserialize(wrapped)), statePath: [] }
  },
})

function isWrapped(value: unknown): value is Wrapped {
  if (typeof value !== 'object' || value === null || !('json' in value)) return false
  if (typeof value.json !== 'object' || value.json === null) return false
  const keys = Object.keys(value)
  if (!('meta' in value)) return keys.length === 1
  const { meta } = value
  if (keys.length > 2 || typeof meta !== 'object' || meta === null) return false
  return Object.keys(meta).every((key) => key === 'values' || key === 'referentialEqualities' || key === 'v')
}
