import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'
import { normalized } from './normalized'

const author = { __typename: 'User', id: 'u1', name: 'Ada' }
const todos = [
  { __typename: 'Todo', id: 1, title: 'Water the plants', author },
  { __typename: 'Todo', id: 2, title: 'Post the letter', author },
]

describe('an answer', () => {
  it('is taken apart into entities by type and id', () => {
    expect(normalized({ todos })).toEqual({
      'User:u1': author,
      'Todo:1': { ...todos[0], author: { __ref: 'User:u1' } },
      'Todo:2': { ...todos[1], author: { __ref: 'User:u1' } },
    })
  })

  it('without types has none', () => {
    expect(normalized({ todos: [{ id: 1 }] })).toEqual({})
  })
})

/** A store that holds the entities of the answer, the first one with this title and a field of another query. */
function held(title: string) {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('cache', {})
  const request = page.at(100).request('GET', '/api/todos')
  page.at(140)
  request.answers(200, { todos })
  page.at(141)
  const by = { author: { __ref: 'User:u1' } }
  const entities: Record<string, Encoded> = {
    ROOT_QUERY: { __typename: 'Query', todos: [{ __ref: 'Todo:1' }, { __ref: 'Todo:2' }] },
    'User:u1': { __typename: 'User', id: 'u1', name: 'Ada', email: 'ada@example.com' },
    'Todo:1': { __typename: 'Todo', id: 1, title, ...by, 'due({"zone":"UTC"})': 'today' },
    'Todo:2': { __typename: 'Todo', id: 2, title: 'Post the letter', ...by },
  }
  store.set(entities, 'todos')
  const { subjects } = diagnose(built.build(), { codecs, rules: [] })
  const [own] = subjects.filter(({ group }) => group === 'store')
  return { links: own?.links.map(({ why, confidence }) => `${why} ${confidence}`), divergent: own?.tree.divergent }
}

describe('a store of entities', () => {
  it('is linked to the answer they came with, and compared in what both have', () => {
    expect(held('Water the plants')).toEqual({ links: ['content likely'], divergent: 0 })
  })

  it('differs where an entity does', () => {
    expect(held('Water the palms')).toEqual({ links: ['content likely'], divergent: 1 })
  })
})
