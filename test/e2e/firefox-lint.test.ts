import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { bin } from '../../scripts/lib/run.mjs'

const run = promisify(execFile)

test('the build for Firefox passes web-ext lint, and pages cannot tell that it is there', {
  timeout: 120_000,
}, async () => {
  await run(process.execPath, ['scripts/build.mjs', 'firefox'])
  const lint = [bin('web-ext'), 'lint', '--source-dir', 'dist/firefox', '--output', 'json']
  const { stdout } = await run(process.execPath, lint).catch((failed: { stdout: string }) => failed)
  const { errors, metadata } = JSON.parse(stdout) as { errors: unknown[]; metadata: { name: string } }
  expect(metadata.name).toBe('Driftscope')
  expect(errors).toEqual([])
  const manifest: unknown = JSON.parse(readFileSync('dist/firefox/manifest.json', 'utf8'))
  expect(manifest).not.toHaveProperty('web_accessible_resources')
  expect(manifest).toMatchObject({ optional_host_permissions: ['http://*/*', 'https://*/*'] })
})
