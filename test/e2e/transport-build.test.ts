import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const DIST = 'dist/chrome'
const manifest: Record<string, unknown> & { content_scripts: { js: string[]; world: string }[] } = JSON.parse(
  readFileSync(join(DIST, 'manifest.json'), 'utf8'),
)
const scripts = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))

test('the extension asks for no more than it needs, and pages cannot tell that it is there', () => {
  expect(manifest).toMatchObject({
    permissions: ['scripting', 'storage', 'offscreen'],
    host_permissions: ['*://*.localhost/*', '*://127.0.0.1/*', '*://[::1]/*'],
    optional_host_permissions: ['http://*/*', 'https://*/*'],
  })
  expect(manifest).not.toHaveProperty('web_accessible_resources')
  expect(manifest).not.toHaveProperty('content_security_policy')
})

test('both content scripts are one synchronous script, in every frame, before the page', () => {
  expect(manifest.content_scripts.map(({ world }) => world)).toEqual(['ISOLATED', 'MAIN'])
  for (const script of manifest.content_scripts) {
    expect(script).toMatchObject({ run_at: 'document_start', all_frames: true, match_origin_as_fallback: true })
    expect(script.js).toHaveLength(1)
    const text = readFileSync(join(DIST, script.js[0] ?? ''), 'utf8')
    expect(text).not.toMatch(/\bimport\s*[({"']|^\s*export\b/m)
  }
})

test('nothing in it makes code from text', () => {
  expect(scripts.length).toBeGreaterThan(5)
  const makers = scripts.filter((file) =>
    /(?<![.\w])eval\s*\(|new Function\s*\(/.test(readFileSync(join(DIST, file), 'utf8')),
  )
  expect(makers).toEqual([])
})

test('the script in the page carries none of the schema library', () => {
  const page = manifest.content_scripts.find(({ world }) => world === 'MAIN')?.js[0] ?? ''
  expect(readFileSync(join(DIST, page), 'utf8')).not.toContain('safeParse')
})
