import { expect, test } from 'vitest'
import { standIn, watchMethod } from './watch-method'

class Cache {
  readonly entries = new Map<string, unknown>()

  put(key: string, value: unknown): number {
    this.entries.set(key, value)
    return this.entries.size
  }
}

/** A page's agent, as far as it stops. */
function agent() {
  const undos: (() => void)[] = []
  const stop = (): void => {
    for (const undo of undos) undo()
  }
  return { onStop: (undo: () => void) => void undos.push(undo), stop }
}

test('the method runs as ever, and looks so', () => {
  const cache = new Cache()
  const heard: unknown[] = []
  watchMethod(cache, 'put', (key) => heard.push([key, cache.entries.size]), agent())
  expect(cache.put('a', 1)).toBe(1)
  expect(heard).toEqual([['a', 1]])
  expect([cache.put.name, cache.put.length]).toEqual(['put', 2])
  expect(Object.keys(cache)).toEqual(['entries'])
})

test('when the agent stops, all is as before', () => {
  const [cache, host] = [new Cache(), agent()]
  const own = { put: (key: string) => key }
  const before = Object.getOwnPropertyDescriptor(own, 'put')
  for (const owner of [cache, own]) standIn(owner, 'put', () => 'ours', host)
  expect([cache.put('a', 1), own.put('a')]).toEqual(['ours', 'ours'])
  host.stop()
  expect([cache.put('a', 1), own.put('a')]).toEqual([1, 'a'])
  expect(Object.hasOwn(cache, 'put')).toBe(false)
  expect(Object.getOwnPropertyDescriptor(own, 'put')).toEqual(before)
})

test('what somebody else has put there since stays there', () => {
  const [own, host] = [{ put: () => 'first' }, agent()]
  standIn(own, 'put', (call) => call(), host)
  const { put } = own
  own.put = () => `${put()}, theirs`
  host.stop()
  expect(own.put()).toBe('first, theirs')
})

test('what it throws gets to the caller', () => {
  const own = {
    put: () => {
      throw new RangeError('full')
    },
  }
  const heard: unknown[] = []
  watchMethod(own, 'put', () => heard.push('ran'), agent())
  expect(() => own.put()).toThrow(RangeError)
  expect(heard).toEqual([])
})

test('a method that is frozen, or an accessor, is left alone', () => {
  const frozen = Object.freeze({ put: () => 'theirs' })
  const getter = {
    get put(): () => string {
      return () => 'theirs'
    },
  }
  for (const owner of [frozen, getter]) {
    standIn(owner, 'put', () => 'ours', agent())
    expect(owner.put()).toBe('theirs')
  }
})
