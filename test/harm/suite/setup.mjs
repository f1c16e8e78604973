// Runs before each test file of a library's suite: the agent comes first, as in a page, and somebody listens to it.

// Not imported: vite would take it for a browser's.
const { appendFileSync, readFileSync } = process.getBuiltinModule('fs')

const heard = []
const take = (event) => {
  const [port] = event.ports
  window.removeEventListener('driftscope:offer', take, true)
  event.preventDefault()
  port.onmessage = ({ data }) => heard.push(data)
  port.postMessage(JSON.stringify({ type: 'hello', have: {} }))
}
window.addEventListener('driftscope:offer', take, true)
window.dispatchEvent(new Event('driftscope:ask'))
// oxlint-disable-next-line no-implied-eval -- as a browser runs a content script: in the global scope
new Function(readFileSync(process.env.DRIFTSCOPE_AGENT, 'utf8'))()

// vitest's global: the library's vitest is not ours.
globalThis.afterAll(async () => {
  await new Promise((done) => {
    setTimeout(done, 300)
  })
  const messages = heard.map((text) => JSON.parse(text))
  const sources = messages.flatMap((message) => message.sources ?? [])
  const stores = new Set(sources.filter(({ kind }) => kind === 'memory').map(({ id }) => id))
  if (messages.some(({ type }) => type === 'welcome')) appendFileSync(process.env.DRIFTSCOPE_HEARD, `${stores.size}\n`)
})
