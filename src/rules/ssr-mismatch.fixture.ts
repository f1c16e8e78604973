import { type PageBuilder, recording } from '../core/timeline/build.fixture'
import type { Mismatch, RenderFramework } from '../core/timeline/event'
import type { Recording } from '../core/timeline/recording'
import type { RuleFixture } from './support/fixture'

const ERROR = "React error #418: hydration failed, the server's HTML is not what the client rendered first."

/** React takes the page over, and finds this. */
function hydrate(page: PageBuilder, at: number, ...mismatches: Mismatch[]): void {
  page.at(at).add({ type: 'react-hydration', step: 'started' })
  page.at(at + 10).add({ type: 'react-hydration', step: 'finished' })
  page.at(at + 50)
  for (const mismatch of mismatches) page.add({ type: 'react-hydration', step: 'mismatch', mismatch })
}

/** The same in an app of another framework. */
function shopOf(framework: NonNullable<RenderFramework>, mismatch: Mismatch): () => Recording {
  return () => {
    const built = recording()
    const page = built.tab().open('http://localhost:3000/shop').at(20)
    page.add({ type: 'react-hydration', framework, step: 'started' })
    page.add({ type: 'react-hydration', framework, step: 'finished' })
    page.add({ type: 'react-hydration', framework, step: 'mismatch', mismatch })
    return built.build()
  }
}

function shop(...mismatches: Mismatch[]): () => Recording {
  return () => {
    const built = recording()
    hydrate(built.tab().open('http://localhost:3000/shop?from=mail'), 20, ...mismatches)
    return built.build()
  }
}

/** A cart that localStorage fills before the first render. */
function cart(...mismatches: Mismatch[]): () => Recording {
  return () => {
    const built = recording()
    const opened = built.tab().open('http://localhost:3000/shop')
    const saved = { items: [{ id: 'sku-1' }, { id: 'sku-2' }, { id: 'sku-3' }], coupon: 'SPRING' }
    const entry = opened.localStorage('cart').found({ state: saved, version: 0 })
    const store = opened.at(5).store('cart', { items: [], coupon: '' }, {})
    store.step('started')
    entry.read({ state: saved, version: 0 })
    store.apply(saved)
    hydrate(opened, 20, ...mismatches)
    return built.build()
  }
}

/** Preferences that localStorage changes before the first render. */
function editor(...mismatches: Mismatch[]): () => Recording {
  return () => {
    const built = recording()
    const opened = built.tab().open('http://localhost:3000/shop')
    const saved = { fontSize: 18 }
    const entry = opened.localStorage('editor').found({ state: saved, version: 0 })
    const store = opened.at(5).store('editor', { fontSize: 14 }, {})
    store.step('started')
    entry.read({ state: saved, version: 0 })
    store.apply(saved)
    hydrate(opened, 20, ...mismatches)
    return built.build()
  }
}

/** An app that reads its theme from localStorage while it renders. */
function theme(...mismatches: Mismatch[]): () => Recording {
  return () => {
    const built = recording()
    const opened = built.tab().open()
    opened.localStorage('theme').found('dark').read('dark')
    hydrate(opened, 20, ...mismatches)
    return built.build()
  }
}

const count: Mismatch = {
  kind: 'text',
  place: '#root > header > b',
  component: 'Badge',
  server: '0',
  client: '3',
  error: ERROR,
}
const light: Mismatch = {
  kind: 'attribute',
  place: 'html > body',
  attribute: 'class',
  server: 'app light',
  client: 'app dark',
}
const dated = (place: string, server: string, client: string): Mismatch => ({
  kind: 'text',
  place,
  server,
  client,
  error: ERROR,
})

const rest = ({ error: _, ...mismatch }: Mismatch): Mismatch => mismatch

export const fixture: RuleFixture = {
  fires: [
    {
      name: "a class that Vue leaves as it is in the server's HTML",
      recording: shopOf('vue', { ...light, place: '#app > main' }),
      subject: '/shop',
      paths: ['["#app > main [class]"]'],
      confidence: 'certain',
      says: ['`app light`', '`app dark`'],
      consequence:
        'Vue does not mend classes and styles: the page keeps app light until the value changes again, whatever the client holds.',
    },
    {
      name: 'a time in an app of Vue',
      recording: shopOf('vue', { kind: 'text', place: '#app > main > time', server: '12:03', client: '12:04' }),
      subject: '/shop',
      paths: ['["#app > main > time"]'],
      confidence: 'certain',
      says: ['`12:03`', '`12:04`', 'at different times'],
      consequence:
        "Vue put its own in place of the server's HTML there: the page changes under the reader's eyes, and what was typed or focused in it is lost.",
    },
    {
      name: 'a class in an app of Svelte, which says nothing',
      recording: shopOf('svelte', { ...light, place: '#app > main' }),
      subject: '/shop',
      paths: ['["#app > main [class]"]'],
      confidence: 'certain',
      says: ['`app light`', '`app dark`'],
      consequence:
        "Svelte put its own in place of the server's HTML there, without a word in any console: the page changes under the reader's eyes.",
    },
    {
      name: 'a cart restored before React took the page over',
      recording: cart(count),
      subject: 'cart',
      paths: ['items'],
      confidence: 'likely',
      says: ['`0`', '`3`', '`#root > header > b`', '`<Badge>`', '`/shop`', '`items`', 'localStorage `cart`'],
      consequence: "threw the server's HTML away",
    },
    {
      name: 'one state shown in several places, and an element beside it',
      recording: cart(
        count,
        { ...rest(count), place: '#root > footer > p', component: 'Footer', rerendered: true },
        { kind: 'element', place: '#root > header > a', component: 'Badge', client: '<a>Pay', rerendered: true },
      ),
      subject: 'cart',
      paths: ['items'],
      says: ['2 more places'],
    },
    {
      name: 'a theme read from localStorage while rendering, which only the attribute shows',
      recording: theme(light, {
        ...light,
        place: '#root > main',
        attribute: 'data-theme',
        server: 'light',
        client: 'dark',
      }),
      subject: 'theme',
      paths: [''],
      says: ['`class`', '`app light`', '`app dark`', 'localStorage', 'the server cannot read'],
      consequence: 'React does not mend attributes: the page keeps app light until',
    },
    {
      name: 'a number that a store was created with, and held no longer when React came',
      recording: editor({ ...count, server: '0 of 2000', client: '14 of 2000' }),
      subject: '/shop',
      paths: ['["#root > header > b"]'],
    },
    {
      name: 'the time of day',
      recording: shop(dated('#root > p', 'at 12:03', 'at 12:04'), dated('#root > i', '3 min ago', '4 min ago')),
      subject: '/shop',
      paths: ['["#root > p"]', '["#root > i"]'],
      confidence: 'certain',
      says: ['`at 12:03`', '`at 12:04`', 'different times'],
    },
    {
      name: 'a clock, for which React rendered anew a cart that waits with what is saved',
      recording: cart(dated('#root > p', 'at 12:03', 'at 12:04'), { ...rest(count), rerendered: true }),
      subject: '/shop',
      paths: ['["#root > p"]'],
      says: ['different times'],
    },
    {
      name: 'an amount in another locale',
      recording: shop(dated('#root > p', '1,234.50', '1.234,50')),
      subject: '/shop',
      paths: ['["#root > p"]'],
      says: ['locale'],
    },
    {
      name: 'an id made at random',
      recording: shop({
        kind: 'attribute',
        place: '#root > input',
        attribute: 'id',
        server: 'f-8h2k1q',
        client: 'f-p0s7xz',
      }),
      subject: '/shop',
      paths: ['["#root > input [id]"]'],
      says: ['`id`', 'made anew'],
    },
    {
      name: 'a branch for the client only',
      recording: shop({ kind: 'element', place: '#root > nav', server: '<a>Sign in', client: '<b>Ada', error: ERROR }),
      subject: '/shop',
      paths: ['["#root > nav"]'],
      says: ['`<a>Sign in`', '`<b>Ada`'],
    },
    {
      name: 'of which React says no more than that it is there',
      recording: shop({ kind: 'text', component: 'Price', error: ERROR }),
      subject: '/shop',
      paths: ['["<Price>"]'],
      says: ['one thing', 'another', '`<Price>`'],
    },
    {
      name: 'the same in each load of the page',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        hydrate(tab.open('http://localhost:3000/shop'), 20, dated('#root > p', 'at 12:03', 'at 12:04'))
        built.clock = 5_000
        hydrate(tab.open('http://localhost:3000/shop', 'reload'), 5_020, dated('#root > p', 'at 12:05', 'at 12:06'))
        return built.build()
      },
      subject: '/shop',
      paths: ['["#root > p"]'],
    },
  ],
  silent: [
    { name: 'a page that both sides render alike', recording: shop() },
    { name: 'a cart that is shown after React has taken the page over', recording: cart() },
    { name: 'a theme read after mounting', recording: theme() },
  ],
}
