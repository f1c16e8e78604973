import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, parseSettings, thresholdProblem } from './settings'

describe('parseSettings', () => {
  it('gives the defaults where nothing was stored', () => {
    expect(parseSettings(undefined)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] })
    expect(parseSettings({})).toEqual({ settings: DEFAULT_SETTINGS, problems: [] })
  })
  it('takes back what was stored', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      times: 'utc',
      hiddenKinds: ['server'],
      thresholds: { ...DEFAULT_SETTINGS.thresholds, settledAfterMs: 5_000 },
    }
    expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual({ settings, problems: [] })
  })
  it.each([
    [{ theme: 'pink' }, ['“theme” takes devtools, light, dark, not "pink".']],
    [{ onlyDifferences: 1 }, ['“onlyDifferences” takes true or false, not 1.']],
    [{ hiddenKinds: ['memory'] }, ['“hiddenKinds” takes kinds of source, not ["memory"].']],
    [{ thresholds: { settledAfterMs: -3 } }, ['“Settled after” takes a number from 100 to 60000 ms, not -3.']],
    [{ thresholds: [] }, ['“thresholds” takes an object, not [].']],
    ['{', ['Settings are no object but "{".']],
  ])('says what is wrong with %j, and goes on with the default', (input, problems) => {
    expect(parseSettings(input)).toEqual({ settings: DEFAULT_SETTINGS, problems })
  })
  it('keeps what is right beside what is wrong', () => {
    const { settings, problems } = parseSettings({ theme: 'dark', density: 7 })
    expect(settings.theme).toBe('dark')
    expect(problems).toHaveLength(1)
  })
})

describe('thresholdProblem', () => {
  it('takes numbers within the limits alone', () => {
    expect(thresholdProblem('writeDelayFactor', 3)).toBeUndefined()
    expect(thresholdProblem('writeDelayFactor', 0)).toContain('from 1 to 100 times, not 0')
    expect(thresholdProblem('settledAfterMs', Number.NaN)).toContain('not NaN')
    expect(thresholdProblem('settledAfterMs', '1000')).toContain('not "1000"')
  })
})
