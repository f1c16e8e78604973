import { expect, it } from 'vitest'
import { diagnose } from '../diagnose'
import { recording, writtenBy } from './build.fixture'

it('names who subscribed, not the line, which stands beside it as a link', () => {
  const built = recording()
  const page = built.tab().open()
  const store = page.at(2).store('cart', { items: [] })
  store.subscribe(writtenBy('Badge', 'badge.tsx:8'))
  store.subscribe(writtenBy('', 'badge.tsx:9'))
  const said = diagnose(built.build(), { codecs: [], rules: [] }).events.map(({ summary }) => summary)
  expect(said.filter((each) => each.includes('subscription'))).toEqual([
    'cart: subscription 1 added by Badge',
    'cart: subscription 2 added',
  ])
})
