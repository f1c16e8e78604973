import { beforeAll, describe, expect, test } from 'vitest'
import { COLUMNS, type Column, type Course } from './course'
import { allApps, type App } from './fixtures'
import { runApps } from './run'

const all = await allApps()
const apps = all.filter(({ stack, mode }) => mode === 'production' && stack === 'zustand')
let courses: Course[]

beforeAll(async () => {
  courses = await runApps(apps, console.log)
}, 180_000)

/** The columns of an app that are to be met. */
function claimed(app: App): Column[] {
  const { options, hydration, cause, links, unmet = {} } = app
  const claims = { store: true, options, hydration, cause, link: links }
  return COLUMNS.filter((column) => !Object.hasOwn(unmet, column) && Reflect.get(claims, column) !== undefined)
}

describe.each(apps.map((app, index) => ({ ...app, index })))('$row: $name', ({ index, ...app }) => {
  test.each(claimed(app))('%s', (column) => expect(courses[index]?.cells[column]).toBe(true))
  test('is judged healthy', () => expect(courses[index]?.alarms).toEqual([]))
})
