import { expect, it } from 'vitest'
import type { Column } from '../../core/diagnosis'
import { columnLook } from './sources'

const memory: Column = {
  source: { id: 'm', kind: 'memory', label: 'cart', documents: [] },
  codec: '',
  at: 0,
  value: {},
  mount: [],
}

it("another tab's copy goes under that tab's name, in the colour of tabs", () => {
  expect(columnLook(memory)).toMatchObject({ letter: 'M', layer: 'memory', name: 'memory' })
  expect(columnLook({ ...memory, tab: 'tab 2' })).toMatchObject({ letter: 'T', layer: 'tabs', name: 'tab 2' })
})
