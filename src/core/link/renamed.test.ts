import { describe, expect, test } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { type PageBuilder, recording, type StoreBuilder } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'
import { formatPath } from '../value/path'

type Item = Record<string, Encoded>

const answered: Item[] = [
  { id: 1, title: 'Milk', created_at: '2026-03-01T10:00:00.000Z', due_on: '2026-03-05', author: { full_name: 'Ada' } },
  { id: 2, title: 'Bread', created_at: '2026-03-02T10:00:00.000Z', due_on: null, author: { full_name: 'Grace' } },
  { id: 3, title: 'Honey', created_at: '2026-03-03T10:00:00.000Z', due_on: '2026-03-07', author: { full_name: 'Ada' } },
]

const text = (value: Encoded | undefined): string => JSON.stringify(value ?? null)

const camel = (value: Encoded): Encoded => {
  if (Array.isArray(value)) return value.map(camel)
  if (typeof value !== 'object' || value === null) return value
  const spelled = (key: string) => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [spelled(key), camel(member)]))
}

/** What becomes of a store that puts into its state what it makes of the answer, and of an edit of it. */
function taken(
  make: (items: Item[]) => Encoded,
  answer: Encoded = answered,
  edit?: [(string | number)[], Encoded],
  more?: (page: PageBuilder, store: StoreBuilder) => void,
) {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('todos', { todos: [], filter: 'all' })
  const request = page.at(50).request('GET', '/api/todos')
  page.at(100)
  request.answers(200, answer)
  store.set({ todos: make(answered) }, 'load')
  more?.(page, store)
  if (edit) {
    page.at(2_000)
    store.change([{ op: 'set', path: ['todos', ...edit[0]], value: edit[1] }], 'edit')
  }
  const subject = diagnose(built.build(), { codecs, rules: [] }).subjects.find(({ name }) => name === 'todos')
  if (!subject) throw new Error('no subject')
  return {
    links: subject.links.map(({ confidence, because }) => `${confidence}: ${because}`),
    differences: divergences(subject.tree).map(({ path, state }) => `${formatPath(path)}: ${state}`),
  }
}

const LINKED = [
  'likely: by content: 3 of the same ids, 100 % of the leaves equal, created_at as createdAt and the like',
]
const each = (make: (item: Item) => Item) => (items: Item[]) => items.map((item) => make(camel(item) as Item))

describe('a list whose members are spelled otherwise', () => {
  test('is linked with its answer, and agrees with it', () => {
    expect(taken(camel)).toEqual({ links: LINKED, differences: [] })
  })

  test.each<[string, (string | number)[], Encoded, string]>([
    ['a member of that name', [0, 'createdAt'], '2027', 'todos["1"].createdAt: memory ahead'],
    ['a member of the same name', [1, 'title'], 'Rolls', 'todos["2"].title: memory ahead'],
    ['a member further in', [2, 'author', 'fullName'], 'Alan', 'todos["3"].author.fullName: memory ahead'],
    ['a member that was nothing', [1, 'dueOn'], '2026-03-09', 'todos["2"].dueOn: memory ahead'],
  ])('differs at %s that is edited', (_, path, value, difference) => {
    expect(taken(camel, answered, [path, value]).differences).toEqual([difference])
  })

  test('is compared without what the store has in a form of its own, or beside it', () => {
    const made = each(({ createdAt, dueOn: _, ...item }) => ({
      ...item,
      createdAt: typeof createdAt === 'string' ? Date.parse(createdAt) : 0,
      open: true,
    }))
    expect(taken(made)).toEqual({
      links: [
        expect.stringMatching(
          /^likely: by content: 3 of the same ids, \d+ % of the leaves equal, full_name as fullName$/,
        ),
      ],
      differences: [],
    })
    const edited = taken(made, answered, [[0, 'author', 'fullName'], 'Alan'])
    expect(edited.differences).toEqual(['todos["1"].author.fullName: memory ahead'])
  })

  test('is compared in a record by id, and where the answer wraps it', () => {
    const byId = (items: Item[]) =>
      Object.fromEntries(items.map((item) => [text(item['id']), { ...(camel(item) as Item), open: true }]))
    const wrapped = { items: answered, total_count: 3 }
    expect(taken(byId, wrapped)).toEqual({ links: LINKED, differences: [] })
    expect(taken(byId, wrapped, [['2', 'createdAt'], '2027']).differences).toEqual([
      'todos["2"].createdAt: memory ahead',
    ])
  })

  test('is compared with what a write was answered with, and a failed one brings nothing of its own', () => {
    const saved = { ...answered[0], due_on: '2027-01-01' }
    const server = (status: number) => (page: PageBuilder) => {
      page.at(1_000)
      page.request('PUT', '/api/todos/1', saved).answers(status, status === 200 ? saved : null)
    }
    const made = each((item) => ({ ...item, open: true }))
    expect(taken(made, answered, undefined, server(200)).differences).toEqual(['todos["1"].dueOn: server newer'])
    expect(taken(made, answered, undefined, server(500)).differences).toEqual([])
  })

  test('takes its id from a member that is called otherwise as well', () => {
    const keyed = answered.map(({ id, ...item }) => ({ _id: `t${text(id)}`, ...item }))
    const made = () => keyed.map(({ _id, ...item }) => ({ id: _id, ...(camel(item) as Item) }))
    expect(taken(made, keyed)).toEqual({ links: LINKED, differences: [] })
    expect(taken(made, keyed, [[0, 'title'], 'Cream']).differences).toEqual(['todos.t1.title: memory ahead'])
  })
})

/** As `taken`, with the parts of the elements that the page keeps as the very objects that were answered. */
function withParts(make: (item: Item) => Item): ReturnType<typeof taken> {
  return taken(
    (items) => items.map(make),
    answered,
    [[0, 'title'], 'Cream'],
    (page, store) => {
      const again = page.at(1_000).request('GET', '/api/todos')
      again.answers(200, answered)
      const origins = answered.map((_, index) => again.origin(['todos', index, 'author'], [index, 'author']))
      store.set({ todos: answered.map(make) }, 'load', { origins })
    },
  )
}

test.each<[string, (item: Item) => Item, string]>([
  [
    'spelled otherwise',
    ({ created_at = null, ...item }) => ({ ...item, createdAt: created_at }),
    ', created_at as createdAt',
  ],
  ['added to', (item) => ({ ...item, open: true }), ''],
])('a list of elements that are %s, with parts as they were answered, is compared as a whole', (_, make, told) => {
  expect(withParts(make)).toEqual({
    links: [
      expect.stringMatching(new RegExp(`^likely: by content: 3 of the same ids, \\d+ % of the leaves equal${told}$`)),
    ],
    differences: ['todos["1"].title: memory ahead'],
  })
})

test('an answer that the store did not take in does not say how it calls things', () => {
  const newer = answered.map((item) => ({ ...item, created_at: '2027-01-01' }))
  const { links, differences } = taken(camel, answered, undefined, (page, store) => {
    page.at(1_000)
    page.request('GET', '/api/todos').answers(200, newer)
    store.set({ filter: 'done' })
  })
  expect(links).toEqual(LINKED)
  expect(differences).toEqual([1, 2, 3].map((id) => `todos["${id}"].createdAt: server newer`))
})

describe('nothing is linked, or nothing more,', () => {
  test.each<[string, (items: Item[]) => Encoded, Encoded?]>([
    [
      'where other things have the same ids',
      () => answered.map(({ id = null }) => ({ id, fullName: `User ${text(id)}`, createdAt: '2020-01-01' })),
    ],
    ['where an id is a number here and a text there', each((item) => ({ ...item, id: text(item['id']), title: 'x' }))],
    [
      'where few values are the same',
      each((item) => ({
        id: item['id'] ?? null,
        title: 'Untitled',
        createdAt: 'just now',
        dueOn: item['dueOn'] ?? null,
      })),
    ],
    [
      'where only empty and small values are the same',
      () => [
        { id: 1, isOpen: true, itemCount: 2 },
        { id: 2, isOpen: true, itemCount: 2 },
      ],
      [
        { id: 1, is_open: true, item_count: 2 },
        { id: 2, is_open: true, item_count: 2 },
      ],
    ],
  ])('%s', (_, make, answer) => {
    expect(taken(make, answer)).toEqual({ links: [], differences: [] })
  })

  test('where the place is known to hold another answer', () => {
    const { links } = taken(camel, answered, undefined, (page, store) => {
      page.at(500)
      const other = page.request('GET', '/api/inbox')
      other.answers(200, camel(answered))
      store.set({ todos: camel(answered) }, 'inbox', { origins: [other.origin(['todos'])] })
    })
    expect(links).toEqual([expect.stringContaining('GET /api/inbox')])
  })
})

test('a list that is linked by the members of the same name is compared in the others too', () => {
  const plain = answered.map(({ id, title, created_at }) => ({
    id: id ?? 0,
    title: title ?? '',
    created_at: created_at ?? '',
    body: `About ${text(title)}`,
    kind: 'food',
  }))
  const made = () => plain.map((item) => camel(item))
  expect(taken(made, plain, [[0, 'createdAt'], '2027'])).toEqual({
    links: ['likely: by content: 3 of the same ids, 80 % of the leaves equal, created_at as createdAt'],
    differences: ['todos["1"].createdAt: memory ahead'],
  })
})
