import { expect, it } from 'vitest'
import type { Technique } from '../../live'
import { tried } from './tried'

const drawn = (techniques: Technique[]): string[] =>
  tried(techniques).map(
    ({ outcome, plugins }) =>
      `${outcome}: ${plugins.map(({ name, ways, says }) => `${name} (${ways})${says && ` ${says}`}`).join(', ')}`,
  )

it('is a line for each outcome, what failed and what hit first, each plug-in once', () => {
  expect(
    drawn([
      { id: 'bait', plugin: 'zustand', state: 'withdrawn' },
      { id: 'Set.forEach', plugin: 'zustand', state: 'armed' },
      { id: 'React', plugin: 'zustand', state: 'armed', detail: '214 components looked at' },
      { id: 'React', plugin: 'redux', state: 'armed', detail: '' },
      { id: 'setItem', plugin: 'web-storage', state: 'hit' },
      { id: 'announced', plugin: 'announced', state: 'failed', detail: 'register() takes an object' },
    ]),
  ).toEqual([
    'failed: announced (announced) register() takes an object',
    'found something: web-storage (setItem)',
    'watching, nothing yet: redux (React), zustand (Set.forEach, React) 214 components looked at',
    'given up: nothing came in time: zustand (bait)',
  ])
})
