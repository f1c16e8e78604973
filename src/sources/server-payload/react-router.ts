import type { InlinePayload } from './inline'

/** React Router 7, and Remix 2 with single fetch: chunks of a stream. */
export const reactRouter: InlinePayload = {
  label: '__reactRouterContext',
  holds: (script) => /^\s*window\.__(?:reactRouter|remix)Context\.streamController\.enqueue\(/.test(script),
}
