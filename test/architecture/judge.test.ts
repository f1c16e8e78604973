import { describe, expect, test } from 'vitest'
import { judge } from './judge'

const breaches = (files: Record<string, string>) => judge(new Map(Object.entries(files)))

describe('the import table lets pass', () => {
  test.each([
    ['core/diff/align.ts', "import { encode } from '../value/encode'"],
    ['core/diff/align.ts', "import { diff } from 'jsondiffpatch'"],
    ['protocol/messages.ts', "import * as v from 'valibot'; import { E } from '../core/timeline/event'"],
    ['transport/client.ts', "import type { Recording } from '../core/timeline/recording'"],
    [
      'agent/recorder.ts',
      "import type { FromAgent } from '../protocol/messages'; import '../adapters/registry.generated'",
    ],
    ['rules/registry.generated.ts', "import quotaNear from './quota-near'"],
    ['rules/quota-near.ts', "import { defineRule } from './define-rule'; import { bytes } from './support/bytes'"],
    ['rules/quota-near.fixture.ts', "import { readFileSync } from 'node:fs'"],
    ['core/diff/align.test.ts', "import { test } from 'vitest'"],
    ['ui/features/findings/page.tsx', "import page from '../../../rules/quota-near.md?raw'; import './page.css'"],
    ['ui/features/findings/pages.ts', "import.meta.glob('../../../rules/*.md', { query: '?raw' })"],
    ['cli/flow.ts', 'export const load = (file: string) => import(file)'],
    ['panel/host.ts', "import browser from 'webextension-polyfill'; chrome.devtools"],
    ['panel/main.tsx', "import { App } from '../ui/app'; import { createRoot } from 'react-dom/client'"],
    [
      'cli/browser.ts',
      "import { findBrowser } from '../../scripts/lib/find-browser.mjs'; import { join } from 'node:path'",
    ],
  ])('%s: %s', (path, text) => {
    expect(breaches({ [path]: text })).toEqual([])
  })
})

describe('the import table stops', () => {
  test.each([
    ['a value', 'core/diff/align.ts', "import { x } from '../../ui/x'", 'core may import nothing'],
    ['a type', 'core/diff/align.ts', "import type { X } from '../../ui/x'", 'core may import nothing'],
    ['an inline type', 'core/a.ts', "import { type X } from '../ui/x'", 'core may import nothing'],
    ['a re-export', 'core/a.ts', "export * from '../protocol/messages'", 'core may import nothing'],
    ['a named re-export', 'core/a.ts', "export { a } from '../protocol/messages'", 'core may import nothing'],
    ['a dynamic import', 'core/a.ts', "export const a = () => import('../ui/x')", 'core may import nothing'],
    ['an import type', 'core/a.ts', "export type A = import('../ui/x').X", 'core may import nothing'],
    ['a require', 'cli/a.ts', "require('../agent/x')", 'cli may import'],
    ['a glob', 'ui/a.ts', "import.meta.glob('../agent/*.ts')", 'ui may import'],
    ['a computed glob', 'ui/a.ts', 'import.meta.glob([a])', 'imports a computed path'],
    ['a computed import', 'core/a.ts', 'export const a = (b: string) => import(b)', 'imports a computed path: b'],
    ['an npm package', 'agent/a.ts', "import * as v from 'valibot'", 'agent may not use this package (none)'],
    ['the types of an npm package', 'core/a.ts', "import type { X } from 'react'", 'core may not use this package'],
    ['a package whose name begins alike', 'ui/a.ts', "import 'react-query'", 'ui may not use this package'],
    ['node', 'ui/a.ts', "import { join } from 'node:path'", 'ui may not use node'],
    ['node without its prefix', 'core/a.ts', "import { join } from 'path'", 'core may not use node'],
    ['a context', 'panel/a.ts', "import { x } from '../pages/x'", 'panel may import'],
    ['a value where types are allowed', 'agent/a.ts', "import { x } from '../protocol/x'", 'agent may take only types'],
    ['a plug-in of a plug-in', 'rules/a.ts', "import b from './b'", 'plug-ins never import each other'],
    ['a feature of a feature', 'ui/features/a/x.ts', "import '../b/y'", 'features never import each other'],
    ['code as an asset', 'ui/a.ts', "import a from '../agent/main.iife.ts?script'", 'ui may not use assets from there'],
    ['the project outside src', 'ui/a.ts', "import a from '../../scripts/lib/run'", 'ui may import'],
    [
      'webextension in the panel',
      'panel/a.ts',
      "import b from 'webextension-polyfill'",
      'panel may not use this package',
    ],
    ['chrome in the ui', 'ui/a.ts', 'chrome.runtime.id', 'names chrome'],
    ['a folder nobody knows', 'helpers/a.ts', '', 'no row of the table covers this folder'],
  ])('%s', (_, path, text, reason) => {
    expect(breaches({ [path]: text }).join('\n')).toContain(reason)
  })

  test('a package that reaches the page by a detour', () => {
    const tree = {
      'agent/main.iife.ts': "import { encode } from '../core/value/encode'",
      'core/value/encode.ts': "import { Schema } from './encoded'",
      'core/value/encoded.ts': "import * as v from 'valibot'",
    }
    expect(breaches(tree)).toEqual([
      "agent/main.iife.ts → core/value/encode.ts → core/value/encoded.ts: brings 'valibot' into the page",
    ])
    expect(breaches({ ...tree, 'core/value/encode.ts': "import type { Schema } from './encoded'" })).toEqual([])
  })
})
