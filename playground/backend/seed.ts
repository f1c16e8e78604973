import type { NewMessage, NewProject, NewScene } from '../src/model'

export const SEED_PROJECTS: NewProject[] = [
  { id: 'harbour', title: 'Harbour Lights', colour: '#2f6f8f' },
  { id: 'desert', title: 'Desert Road', colour: '#c8682e' },
  { id: 'winter', title: 'Winter Postcards', colour: '#5b6fb5' },
]

const scene = (projectId: string, position: number, id: string, title: string, colour: string, lines: string[]) => ({
  id,
  projectId,
  title,
  colour,
  position,
  code: lines.join('\n'),
})

export const SEED_SCENES: NewScene[] = [
  scene('harbour', 0, 'dusk', 'Harbour at dusk', '#f4a261', [
    'sky #16264d #f4a261',
    'stars 24',
    'sun 68 46 8 #ffd166',
    'hills 58 #3b3355',
    'sea 66 #1f4068',
    'tower 24 66 #f1faee',
    'boat 56 74 #e63946',
    'caption The last ferry',
  ]),
  scene('harbour', 1, 'morning', 'Morning market', '#8ecae6', [
    'sky #8ecae6 #fefae0',
    'sun 20 28 6 #ffb703',
    'hills 60 #588157',
    'sea 72 #219ebc',
    'boat 34 80 #fb8500',
    'boat 70 84 #023047',
    'caption Fish by seven',
  ]),
  scene('harbour', 2, 'night', 'Night watch', '#1d2d50', [
    'sky #0b132b #1c2541',
    'stars 60',
    'sun 78 20 5 #e0e1dd',
    'hills 64 #0d1b2a',
    'sea 72 #1b263b',
    'tower 40 72 #778da9',
    'caption All quiet',
  ]),
  scene('desert', 0, 'noon', 'High noon', '#e9c46a', [
    'sky #48cae4 #fff3b0',
    'sun 50 22 9 #fff8e7',
    'hills 58 #e09f3e',
    'hills 72 #c8682e',
    'tree 24 78 #386641',
    'caption No shade for miles',
  ]),
  scene('desert', 1, 'mesa', 'Red mesa', '#9e2a2b', [
    'sky #f6bd60 #f28482',
    'sun 30 50 10 #f7ede2',
    'hills 56 #9e2a2b',
    'hills 74 #540b0e',
    'caption Mile 212',
  ]),
  scene('winter', 0, 'first-snow', 'First snow', '#b8c0ff', [
    'sky #b8c0ff #f8f9fa',
    'hills 62 #dee2e6',
    'hills 76 #ffffff',
    'tree 30 74 #40916c',
    'tree 42 78 #2d6a4f',
    'tree 74 76 #1b4332',
    'caption Greetings from home',
  ]),
]

export const SEED_MESSAGES: NewMessage[] = [
  { id: 'm-1', projectId: 'harbour', author: 'you', text: 'Can the dusk scene be warmer?' },
  { id: 'm-2', projectId: 'harbour', author: 'studio', text: 'Try a lower sun and an orange horizon.' },
  { id: 'm-3', projectId: 'desert', author: 'studio', text: 'The mesa wants a second ridge.' },
]
