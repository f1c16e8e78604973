import { defineCase, type Figure } from '../define-case'
import { quotient } from '../harness/figures'
import type { Times } from '../pages/support/measure'

/** `dropped`: frames when jumping; `glided`: when scrolling on by five rows a frame. */
type Drawn = Times & { dropped: number; glided: number; paint: number }
type Jumped = Record<'ours' | 'peer', Drawn> & { last: boolean }

const SIZES = { '1e5': 100_000, '1e6': 1_000_000 }

export default defineCase({
  id: 'grid-frame',
  metrics: Object.keys(SIZES).flatMap((size) => [
    {
      name: `grid-frame-${size}`,
      what: `main thread per frame, the grid / react-virtual with the same cells, jumps through ${size} rows`,
      better: 'lower' as const,
      target: 0.8,
    },
    {
      name: `grid-paint-${size}`,
      what: `first paint of ${size} open rows, the grid / react-virtual with the same cells`,
      better: 'lower' as const,
    },
  ]),
  async run(bench) {
    const figures: Record<string, Figure> = {}
    for (const [size, rows] of Object.entries(SIZES)) {
      const { ours, peer, last } = await bench.run<Jumped>('grid', 'frames', { rows })
      if (!last) throw new Error(`the end of ${size} rows is not the last row`)
      const { ratio, detail } = quotient(ours, peer)
      const dropped = `of 150 frames ${ours.dropped} dropped, ${peer.dropped} by react-virtual; scrolling on ${ours.glided} and ${peer.glided}`
      figures[`grid-frame-${size}`] = { ratio, detail: [detail, dropped].join('; ') }
      const ms = (value: number): string => `${Math.round(value)} ms`
      figures[`grid-paint-${size}`] = {
        ratio: ours.paint / peer.paint,
        detail: `${ms(ours.paint)} / ${ms(peer.paint)}`,
      }
    }
    return figures
  },
})
