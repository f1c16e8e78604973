import { defineCodec } from './define-codec'

type Persisted = Readonly<Record<string, unknown>> & { status: string }

const STATUSES = ['active', 'done', 'error', 'stopped']
/** What a persisted snapshot of an xstate actor consists of (https://stately.ai/docs/persistence). */
const MEMBERS = ['status', 'output', 'error', 'value', 'context', 'children', 'historyValue', 'input', 'tags', '_nodes']
/** What is of use to the library only. */
const BOOKKEEPING = new Set(['children', 'historyValue', 'input', 'tags', '_nodes'])

export default defineCodec({
  id: 'xstate-snapshot',
  label: 'xstate snapshot',
  detect: ({ json, value }) => (isPersisted(json ? json.value : value) ? 0.9 : 0),
  decode: ({ json, value }) => {
    const members = Object.entries(json ? (json.value as Persisted) : (value as Persisted))
    const state = Object.fromEntries(members.filter(([name]) => !BOOKKEEPING.has(name)))
    return { state, envelope: 'xstate', statePath: [] }
  },
})

function isPersisted(value: unknown): value is Persisted {
  if (typeof value !== 'object' || value === null || !('status' in value && 'context' in value)) return false
  return (
    STATUSES.some((status) => status === value.status) && Object.keys(value).every((name) => MEMBERS.includes(name))
  )
}
