import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'orphaned-entry', subject: 'chats', paths: ['chatHistory.s2'] }],
  flow: async ({ page }) => {
    await act(page, 'say', 's1', 'Warmer?')
    await act(page, 'say', 's2', 'More fog?')
    await act(page, 'remove', 's2')
  },
  truth: async ({ page, mended }) => {
    const chatHistory = { s1: ['Warmer?'], ...(!mended && { s2: ['More fog?'] }) }
    deepEqual(await held(page), { ids: ['s1'], chatHistory })
    deepEqual(await local(page, 'chats'), { state: { chatHistory }, version: 0 })
  },
})
