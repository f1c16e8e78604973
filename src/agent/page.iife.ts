import './primordials'
import { adapters } from '../adapters/registry.generated'
import { sources } from '../sources/registry.generated'
import { startAgent } from './agent'

try {
  // Once per document: a second injection (an updated extension) finds its place taken by the offer below.
  startAgent(adapters, sources)
} catch {
  // A page without what the agent stands on (no ports, no random numbers) is left alone.
}
