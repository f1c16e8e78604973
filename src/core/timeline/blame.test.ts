import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import type { Blame, DiagnosedSubject } from '../diagnosis'
import { parsePath } from '../value/path'
import { preview } from '../value/preview'
import { persistedStore, recording, refusedCart, START, writtenBy } from './build.fixture'
import type { Recording } from './recording'

const subjectOf = (built: Recording, name: string): DiagnosedSubject => {
  const found = diagnose(built, { codecs, rules }).subjects.find((subject) => subject.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

/** `20 ms cart: 2 → 3 by addItem (cart.ts:41)` */
function line({ source, at, by, frames, from, to, began, request, brought, moved, trouble }: Blame): string {
  const [was, is] = [from, to].map((held) => (held ? preview(held.value) : 'nothing'))
  const values = began ? `began ${is}` : `${was} → ${is}`
  const [frame] = frames
  const where = frame ? ` (${frame.url.split('/').at(-1)}:${frame.line})` : ''
  const how = request ? ` [${request.method} ${request.url} ${request.status} ${request.milliseconds} ms]` : ''
  const said = `${at === undefined ? '' : `${at - START} ms `}${source.split(' ').at(-1)}: ${values} by ${by}${where}${how}`
  const first = [said, ...(trouble === undefined ? [] : [`  then ${trouble}`])]
  const move = moved ? [`  moved ${moved.from} → ${moved.to} by ${moved.by.by}`] : []
  return [...first, ...(brought ? [`  brought: ${line(brought)}`] : []), ...move].join('\n')
}

const lines = (subject: DiagnosedSubject, path: string): string =>
  `\n${subject
    .blame(parsePath(path) ?? [])
    .map(line)
    .join('\n')}\n`

/** What a tab saved, another one read at its load, and a third write that nobody saw. */
function twoTabs(): Recording {
  const built = recording()
  const first = persistedStore(built.tab().open(), { name: 'cart', initial: { qty: 0 }, saved: { qty: 1 } })
  first.page.at(1_000)
  first.set({ qty: 5 }, 'addItem')
  built.at(2_000)
  const second = persistedStore(built.tab().open(), { name: 'cart', initial: { qty: 0 }, saved: { qty: 5 } })
  second.page.at(3_000)
  second.set({ qty: 6 }, 'addMore')
  return built.build()
}

describe('blame of each kind of source', () => {
  it('names action, request, and what went wrong since', () => {
    const cart = subjectOf(refusedCart(), 'cart-storage')
    expect(lines(cart, 'total')).toMatchInlineSnapshot(`
      "
      11204 ms memory:cart: 19.9 → 59.9 by addItem (cart.ts:41)
      localStorage:cart-storage: began 19.9 by before the recording
        then write refused 12:03:11 (QuotaExceededError)
      80 ms server:/api/cart: began 19.9 by GET /api/cart [GET http://localhost:3000/api/cart 200 60 ms]
        then POST /api/cart 500
      "
    `)
  })

  it('of a hydration says whose entry it brought, in which tab', () => {
    const { subjects, events } = diagnose(twoTabs(), { codecs, rules })
    const carts = subjects.filter(({ group }) => group === 'store')
    const before = carts.map((cart) => {
      const taken = events.find(({ tab, summary }) => tab === cart.tab && summary.includes('set by hydration'))
      return lines(cart.at(taken?.seq ?? 0), 'qty')
    })
    expect(before).toMatchInlineSnapshot(`
      [
        "
      0 ms memory:cart: 0 → 1 by hydration #1
        brought: localStorage:cart: began 1 by before the recording
      localStorage:cart: began 1 by before the recording
      ",
        "
      2000 ms memory:cart: 0 → 5 by hydration #1
        brought: 1000 ms localStorage:cart: 1 → 5 by addItem in tab 1 (app.ts:10)
      1000 ms localStorage:cart: 1 → 5 by addItem in tab 1 (app.ts:10)
      1000 ms memory:cart: 1 → 5 by addItem in tab 1 (app.ts:10)
      ",
      ]
    `)
    expect(carts.map((cart) => lines(cart, 'qty'))).toMatchInlineSnapshot(`
      [
        "
      1000 ms memory:cart: 1 → 5 by addItem (app.ts:10)
      3000 ms localStorage:cart: 5 → 6 by addMore in tab 2 (app.ts:10)
      3000 ms memory:cart: 5 → 6 by addMore in tab 2 (app.ts:10)
      ",
        "
      3000 ms memory:cart: 5 → 6 by addMore (app.ts:10)
      3000 ms localStorage:cart: 5 → 6 by addMore (app.ts:10)
      1000 ms memory:cart: 1 → 5 by addItem in tab 1 (app.ts:10)
      ",
      ]
    `)
  })

  it('of an answer that was put into a store names the request, with its status and duration', () => {
    const built = recording()
    const page = built.tab().open()
    const store = page.store('todos', { todos: [] })
    page.at(10)
    const load = page.request('GET', '/api/todos', undefined, writtenBy('fetchTodos', 'api.ts:7'))
    page.at(60)
    load.answers(200, [{ id: 1, title: 'Buy milk' }])
    store.set({ todos: [{ id: 1, title: 'Buy milk' }] }, writtenBy('load'), { origins: [load.origin(['todos'])] })
    expect(lines(subjectOf(built.build(), 'todos'), 'todos["1"].title')).toMatchInlineSnapshot(`
      "
      60 ms memory:todos: nothing → "Buy milk" by load (app.ts:10)
        brought: 60 ms server:/api/todos: nothing → nothing by GET /api/todos (api.ts:7) [GET http://localhost:3000/api/todos 200 50 ms]
      60 ms server:/api/todos: began "Buy milk" by GET /api/todos (api.ts:7) [GET http://localhost:3000/api/todos 200 50 ms]
      "
    `)
  })

  it('follows an element that moved, and names who moved it and who removed its neighbour', () => {
    const built = recording()
    const page = built.tab().open()
    const [a, b] = [
      { id: 'a', qty: 1 },
      { id: 'b', qty: 2 },
    ]
    const store = page.store('list', { items: [a, b] })
    page.at(10)
    store.set({ items: [b, a] }, writtenBy('sort'))
    page.at(20)
    store.set({ items: [b] }, writtenBy('removeItem'))
    const list = subjectOf(built.build(), 'list')
    expect(lines(list, 'items["b"]')).toMatchInlineSnapshot(`
      "
      0 ms memory:list: began {id, qty} by initial state
        moved 1 → 0 by sort
      "
    `)
    expect(lines(list, 'items["a"].qty')).toMatchInlineSnapshot(`
      "
      20 ms memory:list: 1 → nothing by removeItem (app.ts:10)
      "
    `)
  })

  it('of a part names the write of the whole that changed it, not one that left it alone', () => {
    const built = recording()
    const page = built.tab().open()
    const store = page.store('list', { items: [{ qty: 1, name: 'lamp' }] })
    page.at(10)
    store.set({ items: [{ qty: 2, name: 'lamp' }] }, writtenBy('setQty'))
    page.at(20)
    store.set({ items: [{ qty: 2, name: 'desk lamp' }] }, writtenBy('rename'))
    const list = subjectOf(built.build(), 'list')
    expect(lines(list, 'items[0].qty')).toMatchInlineSnapshot(`
      "
      10 ms memory:list: 1 → 2 by setQty (app.ts:10)
      "
    `)
    expect(lines(list, 'items[0]')).toMatchInlineSnapshot(`
      "
      20 ms memory:list: {qty, name} → {qty, name} by rename (app.ts:10)
      "
    `)
  })

  it('looks into Maps, Sets and class instances', () => {
    const built = recording()
    const page = built.tab().open()
    const state = (qty: number) => ({
      map: { $: 'Map', v: [['k', qty]] },
      set: { $: 'Set', v: ['x', qty] },
      cart: { $: 'instance', class: 'Cart', v: { qty } },
    })
    const store = page.store('typed', state(1))
    page.at(10)
    store.set(state(2), writtenBy('replace'))
    const typed = subjectOf(built.build(), 'typed')
    expect(['map.k', 'set[1]', 'cart.qty'].map((path) => lines(typed, path)).join('')).toMatchInlineSnapshot(`
      "
      10 ms memory:typed: 1 → 2 by replace (app.ts:10)

      10 ms memory:typed: 1 → 2 by replace (app.ts:10)

      10 ms memory:typed: 1 → 2 by replace (app.ts:10)
      "
    `)
  })

  it('blames nobody for what was there before the recorder’s memory begins', () => {
    const built = recording()
    const page = built.tab().open()
    const store = page.store('busy', { a: 1, b: 1 })
    page.document.events.pop()
    page.document.dropped = 1
    page.at(10)
    page.add({ type: 'store-changed', source: store.id, state: { a: 1, b: 2 }, writer: writtenBy('setB') })
    expect(lines(subjectOf(built.build(), 'busy'), 'a')).toMatchInlineSnapshot(`
      "
      memory:busy: began 1 by before what is on record
      "
    `)
  })

  it('tells unobserved writers, and a store that is gone', () => {
    const built = recording()
    const page = built.tab().open()
    page.localStorage('theme').found({ dark: true })
    page.at(10).localStorage('theme').write({ dark: false }, undefined, { seenBy: 'sweep' })
    expect(lines(subjectOf(built.build(), 'theme'), 'dark')).toMatchInlineSnapshot(`
      "
      10 ms localStorage:theme: true → false by unobserved writer
      "
    `)
    const gone = recording()
    const store = gone.tab().open().store('form', { text: 'a' })
    gone.documents[0]?.events.push({ type: 'store-gone', source: store.id, seq: 9, at: START + 5, run: 1, task: 1 })
    expect(lines(subjectOf(gone.build(), 'form'), 'text')).toMatchInlineSnapshot(`
      "
      5 ms memory:form: "a" → nothing by the end of the store
      "
    `)
  })
})

describe('blame at a moment', () => {
  it('is of that moment', () => {
    const diagnosis = diagnose(refusedCart(), { codecs, rules })
    const added = diagnosis.events.find(({ summary }) => summary.includes('addItem'))
    const cart = diagnosis.subjects.find(({ name }) => name === 'cart-storage')
    expect(cart && lines(cart.at((added?.seq ?? 0) - 1), 'total')).toMatchInlineSnapshot(`
      "
      5 ms memory:cart: 0 → 19.9 by hydration #1
        brought: localStorage:cart-storage: began 19.9 by before the recording
      localStorage:cart-storage: began 19.9 by before the recording
      80 ms server:/api/cart: began 19.9 by GET /api/cart [GET http://localhost:3000/api/cart 200 60 ms]
      "
    `)
  })
})
