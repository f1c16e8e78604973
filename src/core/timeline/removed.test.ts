import { expect, it } from 'vitest'
import { Opaque } from '../value/opaque'
import { collectionsIn } from './collections'
import { removedIn } from './removed'

const a = { id: 'a', title: 'Opening' }
const b = { id: 'b', title: 'Storm' }
const c = { id: 'c', title: 'Ending' }
const told = (before: unknown, after: unknown): string[] =>
  removedIn(before, after).map(
    ({ id, path, names, isEntity, gone, came, left }) =>
      `${path.join('/')}: ${isEntity ? 'entity' : 'key'} ${id} of ${names.join('.')}, -${gone} +${came} =${left}`,
  )

it('finds what a list lost', () => {
  expect(told({ scenes: [a, b, c] }, { scenes: [a, c] })).toEqual(['scenes: entity b of scenes, -1 +0 =2'])
  expect(told({ scenes: [a, b] }, { scenes: [{ ...b }] })).toEqual(['scenes: entity a of scenes, -1 +0 =1'])
  expect(told({ scenes: [a] }, { scenes: [] })).toEqual(['scenes: entity a of scenes, -1 +0 =0'])
})

it('tells a list that was replaced by what came into it', () => {
  expect(told([a, b], [b, c])).toEqual([': entity a of , -1 +1 =2'])
})

it('finds what a normalised store lost once, where the entities are', () => {
  const before = { ids: ['a', 'b'], entities: { a, b } }
  expect(told(before, { ids: ['a'], entities: { a } })).toEqual(['entities: entity b of entities, -1 +0 =1'])
  expect(told({ byId: new Map([['b', b]]) }, { byId: new Map() })).toEqual(['byId: entity b of byId, -1 +0 =0'])
})

it('tells of ids that were taken off the list while their entities stay', () => {
  const entities = { a, b }
  expect(told({ allIds: ['a', 'b'], entities }, { allIds: ['a'], entities })).toEqual([
    'allIds: key b of allIds, -1 +0 =1',
  ])
  expect(told({ ids: ['a', 'b'] }, { ids: ['a'] })).toEqual([])
})

it('takes the key of a record for the id of what has none of its own, but not of plain values', () => {
  expect(told({ notes: { n1: { text: 'x' } } }, { notes: {} })).toEqual(['notes: key n1 of notes, -1 +0 =0'])
  expect(told({ drafts: { n1: 'x' } }, { drafts: {} })).toEqual([])
})

it('finds what was removed below an entity, and what went with it', () => {
  const project = { id: 'p', scenes: [a, b] }
  expect(told([project], [{ ...project, scenes: [a] }])).toEqual(['p/scenes: entity b of scenes, -1 +0 =1'])
  expect(told({ projects: [project] }, { projects: [] })).toEqual([
    'projects: entity p of projects, -1 +0 =0',
    'projects/p/scenes: entity a of projects.scenes, -1 +0 =0',
    'projects/p/scenes: entity b of projects.scenes, -1 +0 =0',
  ])
})

it('says nothing of moves, changes, and what came', () => {
  expect(told({ scenes: [a, b] }, { scenes: [b, a] })).toEqual([])
  expect(told({ scenes: [a, b] }, { scenes: [a, { ...b, title: 'Gale' }, c] })).toEqual([])
})

it('looks into class instances', () => {
  const model = (members: object): Opaque => new Opaque('instance', { name: 'Scene', members })
  expect(told({ scenes: [model(a), model(b)] }, { scenes: [model(a)] })).toEqual([
    'scenes: entity b of scenes, -1 +0 =1',
  ])
})

it('lists the collections of a state, without the ids in their names', () => {
  const state = { projects: [{ id: 'p', scenes: { a, b } }], ui: { open: true }, tags: ['x'] }
  expect(collectionsIn(state).map(({ path, names, ids }) => [path.join('/'), names.join('.'), [...ids()]])).toEqual([
    ['projects', 'projects', ['p']],
    ['projects/p/scenes', 'projects.scenes', ['a', 'b']],
  ])
})

it('is not caught in a cycle', () => {
  const loop: { [key: string]: unknown } = { list: [a] }
  loop['self'] = loop
  expect(collectionsIn(loop).map(({ path }) => path.join('/'))).toEqual(['list'])
})
