import { expect, test } from 'vitest'
import { accessTo } from './access'
import type { ExtensionApi } from './extension-api'

const nothing = { addListener: () => undefined, removeListener: () => undefined }
const asked: string[] = []
const api = {
  runtime: {
    connect: () => {
      throw new Error('not in this test')
    },
    sendMessage: () => {
      throw new Error('not in this test')
    },
    onConnect: nothing,
    onMessage: nothing,
  },
  storage: { session: { get: async () => ({}) }, onChanged: nothing },
  permissions: {
    contains: async ({ origins }) => {
      asked.push(...origins)
      return origins.every((origin) => origin.includes('granted'))
    },
  },
} satisfies ExtensionApi

test.each([
  ['https://granted.example/path?x#y', 'allowed', 'https://granted.example/*'],
  ['http://user@granted.example:8080/', 'allowed', 'http://granted.example/*'],
  ['http://other.example', 'no-permission', 'http://other.example/*'],
  ['http://[::1]:3000/', 'no-permission', 'http://[::1]/*'],
  ['chrome://extensions', 'restricted', undefined],
  ['about:blank', 'restricted', undefined],
  ['https://chromewebstore.google.com/detail/x', 'restricted', undefined],
  [undefined, 'no-permission', undefined],
] as const)('%s: %s', async (url, access, pattern) => {
  asked.length = 0
  expect(await accessTo(api, url)).toBe(access)
  expect(asked[0]).toBe(pattern)
})

test('where the page cannot ask, the worker does; without its answer only silence tells', async () => {
  const { permissions: _, ...firefox } = api
  const answering = (answer: () => Promise<unknown>) => ({
    ...firefox,
    runtime: { ...api.runtime, sendMessage: answer },
  })
  expect(
    await accessTo(
      answering(async () => false),
      'http://other.example',
    ),
  ).toBe('no-permission')
  expect(
    await accessTo(
      answering(async () => true),
      'http://other.example',
    ),
  ).toBe('allowed')
  expect(
    await accessTo(
      answering(() => Promise.reject(new Error('asleep'))),
      'http://other.example',
    ),
  ).toBe('allowed')
})
