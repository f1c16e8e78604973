import type { Recording } from '../../../src/core/timeline/recording'
import type { Theme } from '../../../src/ui/host'
import { mount } from '../../../src/ui/mount'
import { pageHost } from '../../../src/ui/page-host'
import { HarnessLive } from './live'
import { samples } from './samples'

const query = new URLSearchParams(location.search)
const sample = samples[query.get('sample') ?? 'cart']
if (!sample) throw new Error(`No such sample. There are: ${Object.keys(samples).join(', ')}`)

const nothing: Recording = { tabs: [], documents: [], now: Date.now() }
const live = new HarnessLive(sample.recording?.() ?? nothing, sample.status ?? {})
const theme = query.get('theme')
/** This page is its own inspected page: a program answers by an event, for a script gives no value. */
const evaluate = (program: string): Promise<unknown> =>
  new Promise((resolve) => {
    addEventListener('evaluated', (event) => resolve(event instanceof CustomEvent ? event.detail : undefined), {
      once: true,
    })
    const script = document.createElement('script')
    script.text = `dispatchEvent(new CustomEvent('evaluated', { detail: ${program} }))`
    document.head.append(script)
    script.remove()
  })
const root = document.querySelector('#root')
if (root)
  mount(
    root,
    { ...pageHost, evaluate, ...(theme === 'dark' || theme === 'light' ? { theme: (): Theme => theme } : {}) },
    {
      live,
      diagnose: sample.diagnose,
      creator: { name: 'driftscope', version: '0.0.0' },
    },
  )
Object.assign(globalThis, { harness: { live } })
