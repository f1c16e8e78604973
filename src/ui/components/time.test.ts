import { describe, expect, it } from 'vitest'
import { bytes, clock, count, dateAndTime, moment, plural, relative, showTimesIn } from './time'

const at = new Date(2026, 0, 2, 12, 3, 11, 4).getTime()

describe('times as text', () => {
  it('writes the wall clock to the millisecond, and nothing for a moment that never was', () => {
    expect(clock(at)).toBe('12:03:11.004')
    expect(clock(0)).toBe('')
    expect(clock(Number.NaN)).toBe('')
    expect(dateAndTime(at)).toBe('2026-01-02 12:03')
  })
  it('writes the moment of a value, with its day unless that is today', () => {
    expect(moment(at, at + 1_000)).toBe('12:03:11')
    expect(moment(at, at + 86_400_000)).toBe('2026-01-02 12:03:11')
  })
  it('writes all of them in UTC when asked to', () => {
    showTimesIn('utc')
    const noon = Date.UTC(2026, 0, 2, 12, 3, 11)
    expect([clock(noon), dateAndTime(noon), moment(noon, 0)]).toEqual([
      '12:03:11.000',
      '2026-01-02 12:03',
      '2026-01-02 12:03:11',
    ])
    showTimesIn('local')
    expect(clock(at)).toBe('12:03:11.004')
  })
  it('picks the unit of a distance by its size', () => {
    expect([0, 3.4, 999, 1_250, 125_000, -40].map(relative)).toEqual([
      '+0 ms',
      '+3 ms',
      '+999 ms',
      '+1.25 s',
      '+2:05 min',
      '−40 ms',
    ])
  })
  it('writes sizes and counts', () => {
    expect([812, 1_500, 1_100_000].map(bytes)).toEqual(['812 B', '1.5 kB', '1.1 MB'])
    expect(count(1204)).toBe('1,204')
    expect([0, 999, 1_000_000, -12_345, 1234.5678].map(count)).toEqual([
      '0',
      '999',
      '1,000,000',
      '-12,345',
      '1,234.5678',
    ])
    expect([plural(1, 'event'), plural(0, 'event'), plural(2, 'entry', 'entries')]).toEqual([
      '1 event',
      '0 events',
      '2 entries',
    ])
  })
})
