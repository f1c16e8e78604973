import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act } from '../../read'

export default defineCase({
  shows: [{ rule: 'dangling-reference', subject: 'redux', paths: ['player.currentTrackId', 'player.queueIds[1]'] }],
  flow: async ({ page }) => {
    await act(page, 'queue', 2, 3)
    await act(page, 'play', 3)
    await act(page, 'remove', 3)
  },
  truth: async ({ page, mended }) => {
    const [tracks, player] = await page.evaluate(() => {
      const state = window.app['state']?.() as { tracks: { ids: number[] }; player: object }
      return [state.tracks.ids, state.player] as const
    })
    deepEqual(tracks, [1, 2])
    const dangling = mended ? { currentTrackId: null, queueIds: [2] } : { currentTrackId: 3, queueIds: [2, 3] }
    deepEqual(player, { ...dangling, volume: 3 })
  },
})
