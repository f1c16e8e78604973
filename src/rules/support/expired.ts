import type { Content } from '../../core/timeline/history'
import { isDictionary } from '../../core/timeline/entity'

/** Members by which stored texts say how long they are good for, or from when they are. */
const AGE =
  /^_*(?:expir\w*|ttl|max-?age|valid_?(?:until|to|through)|stale_?(?:at|time)|cache_?time|buster|(?:saved|stored|cached|persisted|written|fetched)_?(?:at|on|time)|time_?stamp|ts)$/i

/**
 * Whether a stored text says beside or around its state how old it is: whoever reads it may leave it aside for that. Looked
 * for in what stands there, not in the state that a codec made of it.
 */
export function mayExpire({ text, value }: Content): boolean {
  return saysAge(text === undefined ? value : parsed(text), 2)
}

function saysAge(owner: unknown, depth: number): boolean {
  if (!isDictionary(owner)) return false
  return Object.entries(owner).some(([key, own]) => AGE.test(key) || (depth > 1 && saysAge(own, depth - 1)))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
