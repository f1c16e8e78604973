import type { Decoded } from '../../core/value/codec'

/**
 * The envelope of zustand's persist: an object of `state` and a numeric `version`, and nothing else
 * (https://zustand.docs.pmnd.rs/middlewares/persist), also as `json` of superjson's `{ json, meta }`. Undefined for anything
 * else.
 */
export function openEnvelope(value: unknown): Decoded | undefined {
  const plain = openPlain(value)
  if (plain || typeof value !== 'object' || value === null || !('json' in value)) return plain
  if (!Object.keys(value).every((key) => key === 'json' || key === 'meta')) return undefined
  const wrapped = openPlain(value.json)
  return wrapped && { ...wrapped, statePath: ['json', ...wrapped.statePath] }
}

function openPlain(value: unknown): Decoded | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return undefined
  if (!('state' in value && 'version' in value) || typeof value.version !== 'number') return undefined
  return { state: value.state, version: value.version, envelope: 'zustand', statePath: ['state'] }
}
