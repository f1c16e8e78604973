import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

/** What React DevTools' installHook does: gives up where `window` has the property, defines it otherwise. */
const DEVTOOLS = `(() => {
  const name = '__REACT_DEVTOOLS_GLOBAL_HOOK__'
  if (window.hasOwnProperty(name)) return
  const seen = window.devtools = { renderers: 0, commits: 0 }
  const renderers = new Map()
  const hook = { renderers, rendererInterfaces: new Map(), supportsFiber: true, checkDCE() {},
    inject(renderer) { renderers.set(++seen.renderers, renderer); return seen.renderers },
    onCommitFiberRoot() { seen.commits++ }, onCommitFiberUnmount() {}, onPostCommitFiberRoot() {}, setStrictMode() {} }
  Object.defineProperty(window, name, { configurable: false, enumerable: false, get: () => hook })
})()`

/** What react-refresh does: wraps the callbacks of the hook it finds. */
const REFRESH = `(() => {
  const seen = window.refresh = { commits: 0 }
  const hook = window.__REACT_DEVTOOLS_GLOBAL_HOOK__
  const { inject, onCommitFiberRoot } = hook
  hook.inject = function (renderer) { return inject.apply(this, arguments) }
  hook.onCommitFiberRoot = function () { seen.commits++; return onCommitFiberRoot.apply(this, arguments) }
})()`

/** What sites do that want no React DevTools. */
const BLANK = `for (const key in window.__REACT_DEVTOOLS_GLOBAL_HOOK__) {
  const hook = window.__REACT_DEVTOOLS_GLOBAL_HOOK__
  hook[key] = typeof hook[key] === 'function' ? () => {} : null
}`
const REPLACE = 'window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = { isDisabled: true }'

const found = 'store-created memory:store {n, inc} {"n":0}'

describe.each([
  ['React DevTools before', { before: DEVTOOLS }, { devtools: { renderers: 1, commits: 1 } }],
  ['React DevTools after', { after: DEVTOOLS }, { devtools: { renderers: 1, commits: 1 } }],
  ['react-refresh', { after: REFRESH }, { refresh: { commits: 1 } }],
  ['React DevTools and react-refresh', { after: `${DEVTOOLS};${REFRESH}` }, { devtools: { renderers: 1, commits: 1 } }],
  ['a page that blanks the hook', { after: BLANK }, {}],
  ['a page that replaces the hook', { after: REPLACE }, {}],
])('beside %s', (_, scripts, seen) => {
  test('a store in a context is found, and the tools see what they did', async () => {
    const site = await (await open('plain.tsx', scripts)).goto('/?context')
    await expect.poll(() => site.lines(/store-created/)).toEqual([found])
    const others = await site.page.evaluate(() => ({
      devtools: Reflect.get(window, 'devtools') as unknown,
      refresh: Reflect.get(window, 'refresh') as unknown,
    }))
    expect(others).toMatchObject(seen)
    expect([site.errors, site.console]).toEqual([[], []])
  })
})

test.each([
  ['before', { before: DEVTOOLS }],
  ['after', { after: DEVTOOLS }],
])('React DevTools %s: who asks for a change of a state is seen', async (_, scripts) => {
  const site = await (await open('hook-states.tsx', scripts)).goto()
  await expect.poll(() => site.lines(/store-created memory:prefs/)).toHaveLength(1)
  await site.act('grow')
  await expect
    .poll(async () => (await site.events()).flatMap(({ type, writer }) => (type === 'store-changed' ? [writer] : [])))
    .toEqual([{ stack: expect.arrayContaining([expect.stringContaining('/app.js')]) as unknown }])
})
