import { afterAll, beforeAll, expect, it } from 'vitest'
import { showTimesIn } from '../../components/time'
import { ticks } from './ticks'

const NOON = Date.UTC(2026, 2, 14, 12)
beforeAll(() => showTimesIn('utc'))
afterAll(() => showTimesIn('local'))

const labels = (from: number, to: number, width = 400): string[] =>
  ticks({ from: NOON + from, to: NOON + to, width }, 90).map(({ x, label }) => `${Math.round(x)} ${label}`)

it.each([
  [0, 13_000, ['0 12:00:00', '154 12:00:05', '308 12:00:10']],
  [200, 400, ['0 12:00:00.200', '100 12:00:00.250', '200 12:00:00.300', '300 12:00:00.350', '400 12:00:00.400']],
  [61_000, 3_600_000, ['95 12:15:00', '197 12:30:00', '298 12:45:00', '400 13:00:00']],
])('the clock of %i to %i ms stands on round times', (from, to, expected) => {
  expect(labels(from, to)).toEqual(expected)
})

it('are so few that they can be read, however long the recording is', () => {
  expect(labels(0, 40 * 24 * 3_600_000).length).toBeLessThan(6)
  expect(labels(0, 4).length).toBeLessThan(6)
})
