import { deepEqual } from 'node:assert/strict'
import { until } from '../../../../src/cli/until'
import { ask } from '../../ask'
import { defineCase } from '../../define-case'
import { held } from '../../read'
import { answer, bodyOf } from '../../site'

/** It takes a while, ms, and forgets what nobody waits for. */
const SLOW = 3_000
const milk = { id: 'n1', text: 'Buy milk' }
const call = { id: 'n2', text: 'Call Grace' }
const edited = { id: 'n2', text: 'Call Grace at ten' }

export default defineCase({
  shows: [{ rule: 'lost-pending-save', subject: 'notes', paths: ['notes.n2.text'] }],
  server: () => {
    const notes: unknown[] = [milk, call]
    return {
      '/api/notes': (_, response) => answer(response, notes),
      '/api/notes/n2': async (request, response) => {
        const note = await bodyOf(request)
        const timer = setTimeout(() => {
          notes[1] = note
          answer(response, note)
        }, SLOW)
        response.on('close', () => clearTimeout(timer))
      },
    }
  },
  flow: async ({ page, origin, mended }) => {
    await page.getByText('Call Grace').waitFor()
    const sent = page.waitForRequest((request) => request.method() === 'PUT')
    await page.getByRole('button', { name: 'Edit' }).click()
    await sent
    await page.getByRole('link', { name: 'Next' }).click()
    await page.getByText('Call Grace at ten').waitFor()
    if (!mended) return
    await until(async () => JSON.stringify(await ask(origin, '/api/notes')).includes('at ten'), 10_000)
    await page.reload()
    await page.getByText('Call Grace at ten').waitFor()
  },
  truth: async ({ page, origin, mended }) => {
    deepEqual(await held(page), { notes: [milk, edited] })
    deepEqual(await ask(origin, '/api/notes'), [milk, mended ? edited : call])
  },
})
