import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'

let app: Playground
beforeAll(async () => {
  app = await startPlayground()
})
afterAll(() => app.close())
beforeEach(() => app.reset())

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  base = app.url,
) {
  const response = await fetch(base + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers }
}

const STORM = {
  id: 'storm',
  projectId: 'harbour',
  title: 'Storm',
  colour: '#112233',
  code: 'sea 50 #112233',
  position: 9,
}

test('a scene is created, read, changed, replaced and deleted', async () => {
  const created = await call('POST', '/api/scenes', STORM)
  expect(created).toMatchObject({ status: 201, body: { ...STORM, version: 1 } })
  expect(created.headers.get('location')).toBe('/api/scenes/storm')
  expect((await call('GET', '/api/scenes/storm')).body).toEqual(created.body)
  expect((await call('PATCH', '/api/scenes/storm', { title: 'Gale', version: 1 })).body).toMatchObject({
    ...STORM,
    title: 'Gale',
    version: 2,
  })
  const { id: _, ...fields } = STORM
  expect((await call('PUT', '/api/scenes/storm', { ...fields, version: 2 })).body).toMatchObject({
    ...STORM,
    version: 3,
  })
  expect(await call('DELETE', '/api/scenes/storm')).toMatchObject({ status: 204, body: undefined })
  expect((await call('GET', '/api/scenes/storm')).status).toBe(404)
})

test('lists are whole, or of one project', async () => {
  const ids = async (path: string) => (await call('GET', path)).body.map(({ id }: { id: string }) => id)
  expect(await ids('/api/projects')).toEqual(['harbour', 'desert', 'winter'])
  expect(await ids('/api/scenes')).toHaveLength(6)
  expect(await ids('/api/scenes?project=desert')).toEqual(['noon', 'mesa'])
  expect(await ids('/api/messages?project=harbour')).toEqual(['m-1', 'm-2'])
})

test('deleting a project deletes what belongs to it', async () => {
  await call('DELETE', '/api/projects/harbour')
  expect((await call('GET', '/api/scenes?project=harbour')).body).toEqual([])
  expect((await call('GET', '/api/messages?project=harbour')).body).toEqual([])
})

test('a message is answered by the studio', async () => {
  await call('POST', '/api/messages', { id: 'q', projectId: 'winter', author: 'you', text: 'More snow?' })
  expect((await call('GET', '/api/messages?project=winter')).body).toMatchObject([
    { author: 'you', text: 'More snow?' },
    { author: 'studio', text: 'Good question. Change one line and watch the preview.' },
  ])
})

test('an outdated version conflicts and the answer tells the current row', async () => {
  await call('PATCH', '/api/scenes/dusk', { title: 'Theirs', version: 1 })
  for (const [method, path, body] of [
    ['PATCH', '/api/scenes/dusk', { title: 'Mine', version: 1 }],
    ['DELETE', '/api/scenes/dusk?version=1', undefined],
  ] as const) {
    const answer = await call(method, path, body)
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'version-conflict' } } })
    expect(answer.body.current).toMatchObject({ title: 'Theirs', version: 2 })
  }
})

test.each([
  ['POST', '/api/scenes', { ...STORM, colour: 'red' }, 422, 'colour: must be a colour as #rrggbb'],
  ['POST', '/api/scenes', { ...STORM, title: '  ' }, 422, 'title: must not be empty'],
  ['POST', '/api/scenes', { ...STORM, id: '../x' }, 422, 'id: must be 1–64'],
  ['POST', '/api/scenes', { ...STORM, extra: 1 }, 422, 'extra'],
  ['POST', '/api/scenes', { ...STORM, projectId: 'moon' }, 422, 'there is no project "moon"'],
  ['POST', '/api/scenes', { ...STORM, id: 'dusk' }, 409, 'There already is a row "dusk"'],
  ['PUT', '/api/scenes/dusk', { title: 'Only a title' }, 422, 'projectId'],
  ['PATCH', '/api/scenes/none', { title: 'x' }, 404, 'There is no row "none"'],
  ['POST', '/api/scenes', '{"id":', 400, 'The body is not JSON.'],
  ['POST', '/api/scenes', undefined, 422, 'body'],
  ['PATCH', '/api/scenes', {}, 405, 'takes GET, POST'],
  ['POST', '/api/scenes/dusk', {}, 405, 'takes GET, PATCH, PUT, DELETE'],
  ['GET', '/api/planets', undefined, 404, 'There is nothing at /api/planets.'],
  ['GET', '/api/constructor', undefined, 404, 'There is nothing at /api/constructor.'],
] as const)('%s %s %j is refused with %i', async (method, path, body, status, sentence) => {
  const answer = await call(method, path, body)
  expect(answer.status).toBe(status)
  expect(answer.body.error.message).toContain(sentence)
})

test('SQL in a value stays a value', async () => {
  const title = `x'; DROP TABLE scenes; --`
  expect((await call('PATCH', '/api/scenes/dusk', { title })).body.title).toBe(title)
})

test('told to fail, it fails as often as told, and stores nothing', async () => {
  const rule = { route: '/api/scenes/*', method: 'PATCH', status: 503, times: 2 }
  expect((await call('POST', '/__control', rule)).status).toBe(204)
  const patch = () => call('PATCH', '/api/scenes/dusk', { title: 'New' })
  expect((await call('GET', '/api/scenes/dusk')).status).toBe(200)
  expect([(await patch()).status, (await patch()).status]).toEqual([503, 503])
  expect((await call('GET', '/api/scenes/dusk')).body.title).toBe('Harbour at dusk')
  expect((await patch()).status).toBe(200)
})

test('told to conflict, somebody else has saved just before', async () => {
  await app.control({ route: '/api/scenes/dusk', conflict: true })
  const patch = (version: number) => call('PATCH', '/api/scenes/dusk', { title: 'New', version })
  expect(await patch(1)).toMatchObject({ status: 409, body: { current: { version: 2 } } })
  expect(await patch(2)).toMatchObject({ status: 200, body: { version: 3 } })
})

test('told to wait, it waits', async () => {
  await app.control({ route: '/api/projects', delayMs: 200 })
  const before = performance.now()
  await call('GET', '/api/projects')
  expect(performance.now() - before).toBeGreaterThan(190)
})

test('one request can ask to fail by itself', async () => {
  expect((await call('GET', '/api/scenes', undefined, { 'x-studio-fault': '500' })).status).toBe(500)
  expect((await call('GET', '/api/scenes')).status).toBe(200)
})

test.each([
  [{ route: '/api/scenes' }, 'at least one of status, delayMs, conflict'],
  [{ route: '/', status: 500 }, 'route'],
  [{ route: '/api/scenes', status: 200 }, 'status'],
  [{ route: '/api/scenes', delayMs: 60_000 }, 'delayMs'],
  [{ route: '/api/scenes', status: 500, times: 101 }, 'times'],
])('the control refuses %j', async (rule, word) => {
  expect(await call('POST', '/__control', rule)).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining(word) } },
  })
})

test('the number of waiting rules is bounded, and a reset takes them away', async () => {
  const rule = { route: '/api/scenes', status: 500 }
  await Promise.all(Array.from({ length: 50 }, () => app.control(rule)))
  await expect(app.control(rule)).rejects.toThrow('At most 50 rules can wait.')
  await call('POST', '/__reset')
  expect((await call('GET', '/api/scenes')).status).toBe(200)
})

test('a file keeps what was saved, and is refused while another server has it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'studio-'))
  const database = join(folder, 'studio.sqlite')
  const first = await startPlayground({ database })
  await call('PATCH', '/api/scenes/dusk', { title: 'Kept' }, {}, first.url)
  await first.close()
  const second = await startPlayground({ database })
  expect((await call('GET', '/api/scenes/dusk', undefined, {}, second.url)).body.title).toBe('Kept')
  await second.close()
  await rm(folder, { recursive: true })
})

test('a taken port is refused', async () => {
  await expect(startPlayground({ port: Number(new URL(app.url).port) })).rejects.toThrow('EADDRINUSE')
})
