import type { Decoded } from '../../core/value/codec'

/**
 * The envelope of zustand's persist: an object of `state` and a numeric `version`, and nothing else
 * (https://zustand.docs.pmnd.rs/middlewares/persist). Undefined for anything else.
 */
export function openEnvelope(value: unknown): Decoded | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return undefined
  if (!('state' in value && 'version' in value) || typeof value.version !== 'number') return undefined
  return { state: value.state, version: value.version, envelope: 'zustand', statePath: ['state'] }
}
