import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const payloads = /^payload-found/

test('what the app removes as soon as it has read it', async () => {
  const html = `<script type="application/json" id="data">{"todos":[{"id":1}]}</script>
    <script>window.__PRELOADED_STATE__ = { cart: { items: [] } }</script>
    <script>delete window.__PRELOADED_STATE__; document.getElementById('data').remove()</script>`
  const site = await (await open('server.ts', { html })).goto()
  await expect
    .poll(() => site.lines(payloads))
    .toEqual([
      'payload-found payload:data {"todos":[{"id":1}]}',
      'payload-found payload:__PRELOADED_STATE__ {"cart":{"items":[]}}',
    ])
})

test('what the app changes in place after reading it', async () => {
  const html = `<script>window.__INITIAL_STATE__ = { open: ['a'] }</script>
    <script>window.__INITIAL_STATE__.open.push('b')</script>`
  const site = await (await open('server.ts', { html })).goto()
  await expect.poll(() => site.lines(payloads)).toEqual(['payload-found payload:__INITIAL_STATE__ {"open":["a"]}'])
})

test('other data blocks, code and texts that are no JSON are left alone', async () => {
  const html = `<script type="application/ld+json" id="seo">{"a":1}</script>
    <script type="application/json">{"b":1}</script>
    <script type="importmap" id="map">{"imports":{}}</script>
    <script type="application/json" id="empty"></script>
    <script type="application/json" id="broken">{"c":</script>`
  const site = await (await open('server.ts', { html })).goto()
  await expect.poll(() => site.lines(payloads)).toEqual(['payload-found payload:broken "{\\"c\\":"'])
  expect([site.console, site.errors]).toEqual([[], []])
})

test('what frameworks print as scripts, each as one text, and what SvelteKit hands on until it is asked for', async () => {
  const html = `<script>(self.__next_f=self.__next_f||[]).push([0])</script>
    <script>self.__next_f.push([1,"5:I[1,[],\\"Todos\\"]\\n"])</script>
    <script>self.__next_f.push([1,"0:{}\\n"]); self.__next_f.length = 0</script>
    <div><script type="application/json" data-sveltekit-fetched data-url="/weather">{"body":"{}"}</script>
    <script>{ __sveltekit_1x = {} }</script>
    <script>document.querySelector('[data-sveltekit-fetched]').remove()</script></div>`
  const site = await (await open('server.ts', { html })).goto()
  await expect
    .poll(async () => (await site.lines(payloads)).map((line) => line.slice(0, 70)).toSorted())
    .toEqual([
      'payload-found payload:__next_f "self.__next_f.push([1,\\"5:I[1,[],\\\\\\"T'.slice(0, 70),
      'payload-found payload:__sveltekit "{ __sveltekit_1x = {} }"',
      'payload-found payload:fetched /weather {"body":"{}"}',
    ])
})
