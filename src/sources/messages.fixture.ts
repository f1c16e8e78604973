import type { SourceFixture } from './define-source'

export const fixture: SourceFixture = {
  async act() {
    // The test's page has no server to connect to: messages are handed to the app as the browser would.
    const stream = new EventSource('/api/live')
    stream.close()
    const said: unknown[] = []
    stream.addEventListener('message', (event) => said.push(event.data))
    stream.onmessage = (event) => said.push(event.data)
    stream.dispatchEvent(new MessageEvent('message', { data: '{"type":"scene.updated","payload":{"id":"a"}}' }))
    stream.dispatchEvent(new MessageEvent('message', { data: 'ping' }))
    stream.addEventListener('scene', (event) => said.push(event.data))
    stream.dispatchEvent(new MessageEvent('scene', { data: '{"id":"c"}' }))
    for (let n = 1; n <= 25; n++) stream.dispatchEvent(new MessageEvent('message', { data: `{"n":${n}}` }))
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    stream.dispatchEvent(new MessageEvent('message', { data: '42["scene",{"id":"b"}]' }))
    new MessageEvent('message', { data: '{"of":"another window"}' }).data satisfies unknown
  },
  lines: [
    'message-received {"type":"scene.updated","payload":{"id":"a"}}',
    'message-received scene {"id":"c"}',
    ...Array.from({ length: 18 }, (_, index) => `message-received {"n":${index + 1}}`),
    'message-received "42[\\"scene\\",{\\"id\\":\\"b\\"}]" after 7 more',
  ],
}
