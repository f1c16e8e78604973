import { expect, test } from 'vitest'
import { ORIGIN, type PageBuilder, recording } from './builder.fixture'
import { clonesOf } from './clones'
import { mergeTimeline } from './merge'
import type { Recording } from './recording'

/** `tab-2 from tab-1: cart, step` */
function clones(made: Recording): string[] {
  return clonesOf(mergeTimeline(made), made.tabs).map(
    ({ tab, from, texts }) =>
      `${tab} from ${from}: ${[...texts.keys()].map((key) => key.replace('sessionStorage:', '')).join(', ')}`,
  )
}

type Built = ReturnType<typeof recording>
interface Story {
  opener?: string
  navigation?: 'navigate' | 'reload' | 'back_forward'
  finds?: Record<string, string>
  url?: string
}

/** Tab 1 writes `cart`, whatever else happens follows, then a tab begins. */
function story(next: (page: PageBuilder, built: Built) => void, second: Story = {}): string[] {
  const { opener = 'tab-1', navigation = 'navigate', finds = { cart: '[1]' }, url } = second
  const built = recording()
  const page = built.tab().open()
  page.at(100).sessionStorage('cart').write('[1]')
  next(page, built)
  page.at(60_000)
  const other = built.tab(undefined, opener === '' ? undefined : opener).open(url, navigation)
  for (const [key, text] of Object.entries(finds)) other.sessionStorage(key).found(text)
  return clones(built.build())
}
const nothing = (): void => undefined

test('a new tab that begins with what another live tab holds is its copy', () => {
  expect(story(nothing)).toEqual(['tab-2 from tab-1: cart'])
  expect(story(nothing, { navigation: 'back_forward' })).toEqual(['tab-2 from tab-1: cart'])
})

test('what the tab wrote while the new one was being opened does not hide it', () => {
  const opens = (page: PageBuilder): void => void page.at(59_000).sessionStorage('opened').write('1')
  expect(story(opens)).toEqual(['tab-2 from tab-1: cart'])
  const long = (page: PageBuilder): void => void page.at(2_000).sessionStorage('opened').write('1')
  expect(story(long)).toEqual([])
})

test('other contents, nothing at all, another origin, a reload: no copy', () => {
  expect(story(nothing, { finds: { cart: '[2]' } })).toEqual([])
  expect(story(nothing, { finds: { cart: '[1]', more: '1' } })).toEqual([])
  expect(story((page) => void page.sessionStorage('more').write('1'))).toEqual([])
  expect(story(nothing, { finds: {} })).toEqual([])
  expect(story(nothing, { url: ORIGIN.replace('localhost', '127.0.0.1') })).toEqual([])
  expect(story(nothing, { navigation: 'reload' })).toEqual([])
})

test('what was removed is held no more', () => {
  const removes = (page: PageBuilder): void => {
    const other = page.sessionStorage('step').write('2')
    page.at(200)
    other.remove()
  }
  expect(story(removes)).toEqual(['tab-2 from tab-1: cart'])
})

test('an opener may mislead: the tab that holds the same is the original', () => {
  const third = (_page: PageBuilder, built: Built): void => void built.tab('tab-0').open()
  expect(story(third, { opener: 'tab-0' })).toEqual(['tab-3 from tab-1: cart'])
})

test('a closed tab that is opened again has its own back', () => {
  const closes = (page: PageBuilder): void => void page.at(30_000).leave()
  expect(story(closes, { navigation: 'back_forward' })).toEqual([])
  expect(story(closes)).toEqual([])
})

test('without anybody who opened it, what was there before the recording may be as old in both', () => {
  const built = recording()
  built.tab().open().sessionStorage('theme').found('dark')
  built.tab().open().sessionStorage('theme').found('dark')
  expect(clones(built.build())).toEqual([])
  expect(story(nothing, { opener: '' })).toEqual(['tab-2 from tab-1: cart'])
})

test('where the beginning was forgotten, nothing is said of it', () => {
  const built = recording()
  built.tab().open().sessionStorage('cart').write('[1]')
  built.tab(undefined, 'tab-1').open().sessionStorage('cart').found('[1]')
  const made = built.build()
  expect(clones(made)).toEqual(['tab-2 from tab-1: cart'])
  expect(clones({ ...made, tabs: made.tabs.map((tab) => ({ ...tab, cut: true })) })).toEqual([])
})
