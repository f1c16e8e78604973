import type { SubjectFact } from '../../core/facts'

const CACHES = new Set(['tanstack-query', 'swr', 'apollo', 'rtk-query'])

/** Stores that keep nothing but answers of the server, which are asked for again when they are needed. */
export function isCacheOfServer({ library }: SubjectFact): boolean {
  return CACHES.has(library)
}
