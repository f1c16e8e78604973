import type {
  Blame,
  Column,
  DiagnosedSubject,
  Diagnosis,
  Frame,
  Layer,
  TimelineEvent,
} from '../../../src/core/diagnosis'
import type { Finding, SessionSource } from '../../../src/core/session/session'
import { absent, excluded, outside, type Sketch, tree } from '../../../src/ui/features/compare/tree.fixture'

const START = new Date(2026, 2, 14, 12, 2, 56).getTime()
const at = (ms: number): number => START + ms
const ORIGIN = 'http://localhost:3000'

const memory: SessionSource = { id: 'm', kind: 'memory', label: 'cart', library: 'zustand', tab: '12' }
const storage: SessionSource = { id: 'l', kind: 'localStorage', label: 'cart-storage', key: 'cart-storage' }
const server: SessionSource = { id: 'n', kind: 'server', label: 'GET /api/cart', url: `${ORIGIN}/api/cart` }

const addItem = [
  { fn: 'addItem', url: `${ORIGIN}/src/cart.ts`, line: 41, column: 7 },
  { fn: 'onClick', url: `${ORIGIN}/src/Product.tsx`, line: 88, column: 21 },
]

const writtenBy = (name: string, frames: readonly Frame[]) => ({
  frames: [...frames],
  writer: { name, stack: frames.map((f) => `    at ${f.fn} (${f.url}:${f.line}:${f.column})`) },
})
const lamp = { qty: 1, price: 19.9, name: 'Desk lamp' }
const storm = { qty: 2, name: 'Storm lamp', addedAt: new Date(at(15_204)) }

const SKETCH: Sketch = {
  state: 'memory ahead',
  cells: [{}, {}, {}],
  children: [
    {
      step: 'items',
      state: 'memory ahead',
      cells: [[lamp, storm], [lamp], [lamp]],
      children: [
        { step: 'sku-1', state: 'equal', cells: [lamp, lamp, lamp] },
        {
          step: 'sku-7',
          state: 'memory ahead',
          cells: [storm, absent, absent],
          children: [
            { step: 'qty', state: 'memory ahead', cells: [2, absent, absent] },
            { step: 'name', state: 'memory ahead', cells: ['Storm lamp', absent, absent] },
            { step: 'addedAt', state: 'memory ahead', cells: [storm.addedAt, absent, absent] },
          ],
        },
      ],
    },
    { step: 'total', state: 'memory ahead', cells: [59.9, 19.9, 19.9] },
    { step: 'coupon', state: 'server newer', cells: ['SPRING', 'SPRING', 'SUMMER'] },
    { step: 'note', state: 'conflict', cells: ['leave at the door', 'ring twice', 'ring once'] },
    {
      step: 'draft',
      state: 'storage ahead',
      cells: [null, 'a long text that was typed in another tab and never taken in', outside],
    },
    { step: 'currency', state: 'differs', cells: ['EUR', 'USD', 'USD'] },
    {
      step: 'seen',
      state: 'equal after serialization',
      cells: [new Set([1, 2, 3, 4]), {}, outside],
      loses: 'Set becomes {}',
    },
    { step: 'isOpen', state: 'not persisted by design', cells: [true, excluded, outside] },
    { step: 'saving', state: 'pending', cells: [true, false, outside] },
    ...Array.from({ length: 41 }, (_, n): Sketch => ({ step: `field${n}`, state: 'equal', cells: [n, n, n] })),
  ],
}

const EVENTS: [number, Layer, string, string, boolean?][] = [
  [0, 'document', 'document-started', 'page loaded http://localhost:3000/'],
  [4, 'storage', 'storage-found', 'localStorage cart-storage found (1.2 kB)'],
  [12, 'memory', 'store-created', 'cart created'],
  [13, 'hydration', 'persist-hydration', 'cart: hydration 1 started'],
  [14, 'hydration', 'persist-hydration', 'cart: hydration 1 applied'],
  [320, 'server', 'request-started', 'GET /api/cart'],
  [1_412, 'server', 'response-read', 'GET /api/cart 200'],
  [2_010, 'memory', 'store-changed', 'cart: load set items, total'],
  [2_014, 'storage', 'storage-written', 'localStorage cart-storage written'],
  [7_100, 'memory', 'store-changed', 'cart: open set isOpen'],
  [15_204, 'memory', 'store-changed', 'cart: addItem set items["sku-7"], total'],
  [15_206, 'storage', 'storage-failed', 'localStorage cart-storage refused: QuotaExceededError', true],
  [15_210, 'server', 'request-started', 'POST /api/cart'],
  [15_390, 'server', 'request-finished', 'POST /api/cart 500', true],
]

const events: TimelineEvent[] = EVENTS.map(([ms, layer, type, summary, failed = false], seq) => ({
  id: `d1#${seq}`,
  seq,
  at: at(ms),
  tab: '12',
  document: 'd1',
  source: { memory: 'm', hydration: 'm', storage: 'l', server: 'n', rendered: '', tabs: '', document: '' }[layer],
  type,
  paths: seq === 10 ? ['items["sku-7"]', 'total'] : [],
  layer,
  summary,
  failed,
  ...(layer === 'memory' && { writer: writtenBy('addItem', addItem).writer }),
  ...(layer !== 'document' && { subject: 'cart' }),
}))

const blames: Blame[] = [
  {
    source: 'm',
    event: 'd1#10',
    at: at(15_204),
    by: 'addItem',
    ...writtenBy('addItem', addItem),
    from: { value: 0 },
    to: { value: 2 },
  },
  {
    source: 'l',
    event: 'd1#8',
    at: at(2_014),
    by: 'persist',
    ...writtenBy('persist', addItem.slice(0, 1)),
    to: { value: lamp },
    trouble: 'setItem refused 12:03:11 (QuotaExceededError)',
  },
  { source: 'n', event: 'd1#6', at: at(1_412), by: 'GET /api/cart', frames: [], trouble: 'POST /api/cart 500' },
]
const column = (source: SessionSource, codec: string, index: number, rest: Partial<Column> = {}): Column => {
  const provenance = blames[index]
  return { source, codec, at: at(15_000), value: {}, mount: [], ...(provenance && { provenance }), ...rest }
}

const FINDINGS: Finding[] = [
  {
    id: 'f1',
    rule: 'save-failed',
    severity: 'error',
    confidence: 'certain',
    subject: 'cart',
    paths: ['items["sku-7"]', 'total'],
    sentence: 'cart: POST /api/cart failed (500) at 12:03:11; items["sku-7"] and total exist only in this browser.',
    consequence: 'The next load takes the server’s answer and 2 items are lost.',
    evidence: ['d1#10', 'd1#12', 'd1#13'],
    explains: ['storage-behind-memory: items["sku-7"], total'],
    fix: "const before = useCart.getState().items\ntry {\n  await api.save(items)\n} catch {\n  useCart.setState({ items: before, error: 'not saved' })\n}",
  },
  {
    id: 'f2',
    rule: 'storage-behind-memory',
    severity: 'error',
    confidence: 'likely',
    subject: 'cart',
    paths: ['currency'],
    sentence: 'cart: localStorage cart-storage lacks what memory has at currency since 12:03:11.',
    consequence: 'A reload shows the old value.',
    evidence: ['d1#11'],
    explains: [],
    fix: '',
  },
  {
    id: 'f3',
    rule: 'version-discard',
    severity: 'warning',
    confidence: 'possible',
    subject: 'scenes',
    paths: ['list'],
    sentence: 'scenes: the saved version 1 may have been discarded by a version 2 store.',
    consequence: 'The old value can still be recovered until the next write.',
    evidence: [],
    explains: [],
    fix: '',
  },
]

const cart: DiagnosedSubject = {
  id: 'cart',
  name: 'cart',
  sources: ['m', 'l', 'n'],
  links: [
    { from: 'm', to: 'l', why: 'declared', confidence: 'certain', because: 'persist name' },
    { from: 'm', to: 'n', why: 'identity', confidence: 'certain', because: 'is the response of GET /api/cart' },
  ],
  tab: '12',
  group: 'store',
  columns: [column(memory, '', 0), column(storage, 'json', 1, { version: 1 }), column(server, 'json', 2)],
  tree: tree(SKETCH),
  divergent: 8,
  benign: 3,
  equal: 41,
  verdict: {
    sentence:
      'cart: localStorage is behind memory since 12:03:11. The save failed (POST /api/cart 500) and the write was refused (quota). Reloading loses 2 items. Trust memory (certain).',
    trust: 'm',
    confidence: 'certain',
  },
  status: 'error',
  divergedSince: at(15_204),
  settled: true,
  findings: FINDINGS.slice(0, 2),
  blame: () => blames,
  history: () => ({
    changes: blames.map((blame) => ({ ...blame, id: blame.event ?? '', at: blame.at ?? 0 })),
    cut: false,
    incomplete: false,
  }),
  members: [],
  inputs: [],
  at: () => cart,
}

const single = (
  name: string,
  group: DiagnosedSubject['group'],
  status: DiagnosedSubject['status'],
  sources: SessionSource[],
): DiagnosedSubject => {
  const cells = sources.map(() => 'dark')
  const differs = status === 'warning'
  const made: DiagnosedSubject = {
    ...cart,
    id: name,
    name,
    group,
    status,
    sources: sources.map((source) => source.id),
    links: [],
    columns: sources.map((source) => ({ source, codec: '', at: at(20), value: 'dark', mount: [] })),
    tree: tree({ state: differs ? 'differs' : 'equal', cells }),
    divergent: differs ? 1 : 0,
    benign: 0,
    equal: differs ? 0 : 1,
    verdict: {
      sentence: sources.length > 1 ? 'All sources agree.' : 'One copy only: nothing to compare with.',
      trust: '',
      confidence: 'certain',
    },
    findings: [],
    blame: () => [],
    history: () => ({ changes: [], cut: false, incomplete: false }),
    at: () => made,
  }
  return made
}

/** What the picture of the panel shows: a cart that neither storage nor the server has, among healthy neighbours. */
export function cartDiagnosis(): Diagnosis {
  const { divergedSince: _, ...scenes } = single('scenes', 'store', 'warning', [
    { ...memory, id: 'm2', label: 'scenes' },
    { id: 'i', kind: 'indexedDB', label: 'scenes', key: 'scenes', database: 'keyval-store', objectStore: 'keyval' },
  ])
  const subjects = [
    cart,
    scenes,
    single('session', 'store', 'ok', [
      { ...memory, id: 'm3', label: 'session' },
      { id: 's', kind: 'sessionStorage', label: 'session', key: 'session' },
    ]),
    single('ui', 'store', 'none', [{ ...memory, id: 'm4', label: 'ui' }]),
    single('theme', 'storage', 'none', [{ id: 'l2', kind: 'localStorage', label: 'theme', key: 'theme' }]),
    single('a-very-long-storage-key-of-some-analytics-vendor:v2:abcdef', 'storage', 'none', [
      { id: 'l3', kind: 'localStorage', label: 'x', key: 'x' },
    ]),
    single('GET /api/user', 'server', 'none', [{ id: 'n2', kind: 'server', label: 'GET /api/user' }]),
  ].map((subject) => (subject.id === 'cart' || subject.id === 'scenes' ? subject : without(subject)))
  const sources = subjects.flatMap((subject) => subject.columns.map((c) => c.source))
  return {
    at: at(22_000),
    tabs: [],
    sources,
    subjects,
    decisions: [],
    events,
    findings: FINDINGS,
    failures: [],
    dropped: 0,
  }
}

function without({ divergedSince: _, ...subject }: DiagnosedSubject): DiagnosedSubject {
  return subject
}
