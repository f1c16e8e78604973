import './primordials'
import { adapters } from '../adapters/registry.generated'
import { sources } from '../sources/registry.generated'
import { startAgent } from './agent'
import { claimDocument } from './offer'

try {
  // Two registrations may match one page.
  if (claimDocument()) startAgent(adapters, sources)
} catch {
  // A page without what the agent stands on (no ports, no random numbers) is left alone.
}
