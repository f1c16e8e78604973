import { describe, expect, it } from 'vitest'
import { mentionsIn } from './mentions'

describe('where a state mentions an id', () => {
  it('is told of a copy, not of the same object in its list, whichever is looked at first', () => {
    const scene = { id: 'b', title: 'Fog' }
    const copy = [{ path: ['selected', 'id'], id: 'b', as: 'copy', value: 'b' }]
    for (const state of [
      { selected: scene, scenes: [scene] },
      { scenes: [scene], selected: scene },
    ])
      expect(mentionsIn(state, new Set(['b']))).toEqual(copy)
  })
})
