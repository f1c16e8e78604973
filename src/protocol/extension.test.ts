import { expect, test } from 'vitest'
import { pipeName, readPipeName } from './extension'

test.each([
  [7, undefined],
  [7, 0],
  [7, 12],
] as const)('the name of a pipe says its tab and frame: %s %s', (tab, frame) => {
  expect(readPipeName(pipeName(tab, frame))).toEqual({ tab, frame })
})

test.each([
  'driftscope-client',
  'driftscope-pipe:',
  'driftscope-pipe:1:2:3',
  'driftscope-pipe:-1',
  'xdriftscope-pipe:1',
])('other names say nothing: %s', (name) => expect(readPipeName(name)).toBeUndefined())
