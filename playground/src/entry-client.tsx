import { hydrateRoot } from 'react-dom/client'
import * as v from 'valibot'
import { App } from './App'
import { PayloadSchema } from './model'
import { behaviourWith } from './pitfalls'
import { type Studio, StudioProvider, createStudio, startStudio } from './studio'
import './styles/index.css'

const root = document.getElementById('root')
const data = document.getElementById('studio-payload')
if (!root || !data) throw new Error('This page was not rendered by the studio.')

const payload = v.parse(PayloadSchema, JSON.parse(data.textContent))
const studio = createStudio(payload, behaviourWith(payload.pitfalls))
hydrateRoot(
  root,
  <StudioProvider value={studio}>
    <App />
  </StudioProvider>,
)
startStudio(studio)
if (new URLSearchParams(window.location.search).has('expose')) expose(studio)

/** For tests that compare memory with storage and server: every store's state by name, functions left out. */
function expose({ stores }: Studio): void {
  const memory = () => Object.fromEntries(Object.entries(stores).map(([name, store]) => [name, store.getState()]))
  Object.assign(window, { __studio: { memory: () => JSON.parse(JSON.stringify(memory())) as unknown } })
}
