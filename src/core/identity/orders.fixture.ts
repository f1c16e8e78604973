import { recording, writtenBy } from '../timeline/builder.fixture'
import type { Recording } from '../timeline/recording'

/** Lines without a member that is an identity by its name: one goes to the head, and another changes, both unsaved. */
export function orders(): Recording {
  const built = recording()
  const page = built.tab().open()
  const [seven, eight, nine] = [
    { nr: 7, qty: 70 },
    { nr: 8, qty: 80 },
    { nr: 9, qty: 90 },
  ] as const
  const saved = { lines: [seven, eight, nine] }
  const entry = page.localStorage('orders').found({ state: saved, version: 0 })
  const store = page.at(5).store('orders', { lines: [] }, {})
  store.step('started')
  entry.read({ state: saved, version: 0 })
  store.apply(saved)
  page.at(1_000)
  store.set({ lines: [nine, seven, eight] }, writtenBy('sort'))
  page.at(2_000)
  store.set({ lines: [nine, seven, { nr: 8, qty: 5 }] }, writtenBy('setQty'))
  return built.build()
}
