import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'write-before-hydration', subject: 'persist:todos', paths: ['todos'] }],
  flow: async ({ page, origin }) => {
    await page.waitForFunction(() => window.app['isReady']?.())
    await act(page, 'save', 'Bread')
    await page.goto(`${origin}/?add=Milk`)
    await page.waitForFunction(() => window.app['isReady']?.())
  },
  truth: async ({ page, mended }) => {
    const todos = mended ? ['Bread', 'Milk'] : ['Bread']
    deepEqual(await held(page), todos)
    const { todos: text } = (await local(page, 'persist:todos')) as { todos: string }
    deepEqual(JSON.parse(text), todos)
  },
})
