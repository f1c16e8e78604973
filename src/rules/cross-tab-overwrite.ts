import { defineRule } from './define-rule'
import { clearedWrites, concludeUndone } from './support/undone'

export default defineRule({
  id: 'cross-tab-overwrite',
  severity: 'error',
  precedence: 2,
  acrossTabs: 'cause',
  needs: ['subject', 'persist', 'tabs', 'entries', 'now', 'thresholds', 'clock'],
  check: (facts) => [...concludeUndone(facts, 'overwritten'), ...clearedWrites(facts)],
})
