import { describe, expect, test } from 'vitest'
import { isDebian } from '../../scripts/lib/install-browser.mjs'
import { checkNode, isInstalled } from '../../scripts/lib/setup.mjs'

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('node %s will do', (version) => {
  expect(() => checkNode(version)).not.toThrow()
})

test.each(['18.20.1', '20.9.0', '9.0.0'])('node %s is told what is needed', (version) => {
  expect(() => checkNode(version)).toThrow(`Node 20.19 or newer is needed and this is ${version}`)
})

describe('node_modules against the lock file', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a-darwin': { version: '1.0.0', optional: true },
    },
  }
  const installed = (a: string) => ({ packages: { 'node_modules/a': { version: a } } })

  test('the same versions, without the binaries of other platforms', () => {
    expect(isInstalled(lock, installed('1.0.0'))).toBe(true)
  })

  test.each([
    ['nothing installed', undefined],
    ['an older version', installed('0.9.0')],
    ['a package missing', { packages: {} }],
    [
      'another version of a platform binary',
      { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-darwin': { version: '2.0.0' } } },
    ],
  ])('%s', (_, present) => {
    expect(isInstalled(lock, present)).toBe(false)
  })
})

test.each([
  ['Debian', 'ID=debian\nVERSION_ID="12"\n', true],
  ['a child of Debian', 'ID=devuan\nID_LIKE=debian\n', true],
  ['Ubuntu, whose chromium is a snap', 'ID=ubuntu\nID_LIKE=debian\n', false],
  ['Mint', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', false],
  ['Fedora', 'ID=fedora\n', false],
  ['no os-release', '', false],
])('%s', (_, osRelease, expected) => {
  expect(isDebian(osRelease)).toBe(expected)
})
