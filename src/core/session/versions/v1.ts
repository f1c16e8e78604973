import * as v from 'valibot'

// FROZEN: what version 1 is. Files written in it must be readable for ever; a change of the format is a new file beside it.
// Members that are not named here are kept as they are.

const path = v.array(v.union([v.string(), v.number()]))
const paths = v.array(v.string())
const writer = v.looseObject({ name: v.optional(v.string()), stack: v.array(v.string()) })
const confidence = v.picklist(['certain', 'likely', 'possible'])
const kind = v.picklist([
  'memory',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'cookie',
  'cacheStorage',
  'server',
  'rendered',
])
const state = v.picklist([
  'equal',
  'equal after serialization',
  'not persisted by design',
  'pending',
  'memory ahead',
  'storage ahead',
  'server newer',
  'rendered behind',
  'tab ahead',
  'conflict',
  'differs',
  'orphan',
  'unreadable',
  'unknown (truncated)',
])
/** core/value's tagged encoding; checked node by node when it is decoded. */
const encoded = v.custom((input) => input !== undefined, 'Expected an encoded value')

const persist = v.looseObject({
  name: v.string(),
  version: v.optional(v.number()),
  hasMigrate: v.boolean(),
  skipHydration: v.optional(v.boolean()),
  omits: v.array(path),
})
const described = {
  id: v.string(),
  kind,
  label: v.string(),
  library: v.optional(v.string()),
  key: v.optional(v.string()),
  database: v.optional(v.string()),
  objectStore: v.optional(v.string()),
  attributes: v.optional(v.string()),
  persist: v.optional(persist),
  created: v.optional(writer),
}
const document = v.looseObject({
  id: v.string(),
  tab: v.string(),
  top: v.boolean(),
  url: v.string(),
  origin: v.string(),
  startedAt: v.number(),
  dropped: v.number(),
  agentSources: v.array(v.looseObject(described)),
})

export const SessionV1Schema = v.looseObject({
  format: v.literal('driftscope-session'),
  version: v.literal(1),
  creator: v.looseObject({ name: v.string(), version: v.string() }),
  environment: v.looseObject({
    at: v.number(),
    userAgent: v.optional(v.string()),
    url: v.optional(v.string()),
    documents: v.array(document),
  }),
  tabs: v.array(
    v.looseObject({
      id: v.string(),
      opener: v.optional(v.string()),
      cut: v.optional(v.boolean()),
      documents: v.array(v.string()),
    }),
  ),
  sources: v.array(
    v.looseObject({
      ...described,
      url: v.optional(v.string()),
      tab: v.optional(v.string()),
      documents: v.optional(v.array(v.string())),
    }),
  ),
  readings: v.array(
    v.looseObject({ source: v.string(), at: v.number(), event: v.string(), codec: v.string(), value: encoded }),
  ),
  subjects: v.array(
    v.looseObject({
      id: v.string(),
      name: v.string(),
      sources: v.array(v.string()),
      links: v.array(
        v.looseObject({
          from: v.string(),
          to: v.string(),
          why: v.picklist(['declared', 'causal', 'identity', 'content', 'pinned']),
          confidence,
          because: v.optional(v.string()),
        }),
      ),
    }),
  ),
  comparisons: v.array(
    v.looseObject({
      subject: v.string(),
      at: v.number(),
      sources: v.array(v.string()),
      divergences: v.array(v.looseObject({ path: v.string(), state, values: v.record(v.string(), encoded) })),
      verdict: v.looseObject({ sentence: v.string(), trust: v.string(), confidence }),
    }),
  ),
  findings: v.array(
    v.looseObject({
      id: v.string(),
      rule: v.string(),
      severity: v.picklist(['error', 'warning', 'info']),
      confidence,
      subject: v.string(),
      paths,
      sentence: v.string(),
      consequence: v.string(),
      evidence: v.array(v.string()),
      explains: v.array(v.string()),
      fix: v.string(),
    }),
  ),
  events: v.array(
    v.looseObject({
      id: v.string(),
      seq: v.number(),
      at: v.number(),
      tab: v.string(),
      document: v.string(),
      source: v.string(),
      type: v.string(),
      paths,
      writer: v.optional(writer),
    }),
  ),
  redactions: v.array(v.looseObject({ detector: v.string(), count: v.number() })),
  dropped: v.record(v.string(), v.number()),
})
export type SessionV1 = v.InferOutput<typeof SessionV1Schema>
