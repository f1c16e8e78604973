import { now } from './primordials'

/** What the agent says of its document in every message that introduces it. */
export class DocumentFacts {
  readonly document: string
  readonly startedAt = now()

  constructor() {
    const words = crypto.getRandomValues(new Uint32Array(3))
    this.document = `d${[...words].map((word) => word.toString(36)).join('')}`
  }

  now(): { document: string; top: boolean; url: string; origin: string; startedAt: number } {
    const { document, startedAt } = this
    return { document, startedAt, top: window.top === window, url: location.href, origin: self.origin }
  }
}

/** A name that nobody can guess. */
export function secretName(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((word) => word.toString(36)).join('-')
}
