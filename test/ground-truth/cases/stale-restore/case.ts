import { deepEqual } from 'node:assert/strict'
import { ask } from '../../ask'
import { defineCase } from '../../define-case'
import { act, held, local, reload } from '../../read'
import { answer } from '../../site'

const account = { id: 'u1', name: 'Ada Lovelace', mail: 'ada@example.org', plan: 'free' }

export default defineCase({
  shows: [{ rule: 'stale-restore', subject: 'account', paths: ['account.plan'] }],
  server: () => {
    let asked = 0
    return {
      '/api/account': (_, response) => answer(response, { ...account, plan: asked++ === 0 ? 'free' : 'pro' }),
    }
  },
  flow: async ({ page }) => {
    await act(page, 'load')
    await reload(page)
    await act(page, 'load')
  },
  truth: async ({ page, origin, mended }) => {
    const shown = { account: { ...account, plan: mended ? 'pro' : 'free' } }
    deepEqual(await held(page), shown)
    deepEqual(await local(page, 'account'), { state: shown, version: 0 })
    deepEqual(await ask(origin, '/api/account'), { ...account, plan: 'pro' })
  },
})
