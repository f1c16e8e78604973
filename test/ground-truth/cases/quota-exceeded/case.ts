import { deepEqual, equal } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

export default defineCase({
  shows: [{ rule: 'quota-exceeded', subject: 'album', paths: ['photos[0]'] }],
  flow: async ({ page }) => {
    await act(page, 'name')
    await act(page, 'addPhoto')
  },
  truth: async ({ page, mended }) => {
    const { photos } = (await held(page)) as { photos: string[] }
    equal(photos.length, 1)
    const stored = (await local(page, 'album')) as { state: { photos: string[] } }
    deepEqual(stored.state.photos, mended ? photos : [])
  },
})
