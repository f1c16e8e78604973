import { describe, expect, it } from 'vitest'
import { gzip, textOf } from './gzip'

const text = JSON.stringify({ format: 'driftscope-session', note: 'ä → ✓'.repeat(500) })

describe('session files', () => {
  it('unpacks what it packed, and reads plain text as it is', async () => {
    const packed = await gzip(text)
    expect(packed.size).toBeLessThan(text.length / 10)
    expect(await textOf(packed, 'a.gz')).toBe(text)
    expect(await textOf(new Blob([text]), 'a.json')).toBe(text)
    expect(await textOf(new Blob([]), 'empty')).toBe('')
  })
  it('refuses gzip that is cut off or damaged with a sentence about the file', async () => {
    const packed = await gzip(text)
    await expect(textOf(packed.slice(0, packed.size - 12), 'cut.gz')).rejects.toMatchObject({
      message: expect.stringMatching(/^cut\.gz /),
    })
    const damaged = new Uint8Array(await packed.arrayBuffer()).fill(0xff, 10, 40)
    await expect(textOf(new Blob([damaged]), 'bad.gz')).rejects.toMatchObject({
      code: 'session-corrupt',
      message: 'bad.gz is not a readable session file: its gzip data is damaged.',
    })
  })
})
