import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'

const started: ChildProcess[] = []
afterEach(async () => {
  await Promise.all(
    started.splice(0).map(async (child) => {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    }),
  )
})

function run(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'playground/main.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  return child
}

async function announced(child: ReturnType<typeof run>): Promise<string> {
  const [line] = await once(child.stdout, 'data')
  return /^Scene Studio: (http:\S+\/)$/m.exec(String(line))?.[1] ?? `no url in "${line}"`
}

test('two playgrounds take two ports, print them, and end on SIGTERM', async () => {
  const one = run()
  const first = await announced(one)
  const second = await announced(run())
  expect(Number(new URL(first).port)).toBeGreaterThanOrEqual(4680)
  expect(second).not.toBe(first)
  expect((await fetch(`${second}api/projects`)).status).toBe(200)
  one.kill('SIGTERM')
  expect(await once(one, 'exit')).toEqual([0, null])
})

test.each([
  [['--port', 'abc'], '--port takes a number, not "abc".'],
  [['--prot', '1'], "Unknown option '--prot'"],
])('%j is refused in one sentence', async (args, sentence) => {
  const child = run(...args)
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect(code).toBe(1)
  expect(said).toContain(sentence)
  expect(said.trim().split('\n')).toHaveLength(1)
})
