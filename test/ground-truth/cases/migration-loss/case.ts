import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'migration-loss', subject: 'notes', paths: ['notes'] }],
  flow: async ({ page, origin }) => {
    await act(page, 'fill')
    await page.goto(`${origin}/?next`)
  },
  truth: async ({ page, mended }) => {
    const ids = mended ? ['n1', 'n2', 'n3'] : ['n1']
    deepEqual(await held(page), ids)
    const { state, version } = (await local(page, 'notes')) as { state: { notes: { id: string }[] }; version: number }
    deepEqual([state.notes.map(({ id }) => id), version], [ids, 2])
  },
})
