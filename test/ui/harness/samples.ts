import type { Diagnosis } from '../../../src/core/diagnosis'
import type { Recording } from '../../../src/core/timeline/recording'
import type { LiveStatus } from '../../../src/ui/live'
import {
  flagship,
  healthyTodos,
  persistedStore,
  recording as builder,
  refusedCart,
  writtenBy,
} from '../../../src/core/timeline/build.fixture'
import { orders } from '../../../src/core/identity/orders.fixture'
import type { Diagnose } from '../../../src/ui/store/diagnosing'
import { diagnoseAll } from '../../../src/ui/diagnose-all'
import { cartDiagnosis } from '../samples/cart'
import { largeDiagnosis } from '../samples/large'
import { millionDiagnosis } from '../samples/million'
import { longRecording, longTextsDiagnosis } from '../samples/long'
import { streamingDiagnosis } from '../samples/streaming'
import { textsDiagnosis } from '../samples/texts'
import { typesDiagnosis } from '../samples/types'

interface Sample {
  recording?: () => Recording
  status?: Partial<LiveStatus>
  diagnose: Diagnose
}

const empty = (recording: Recording): Diagnosis => ({
  at: recording.now,
  tabs: [],
  sources: [],
  subjects: [],
  decisions: [],
  events: [],
  findings: [],
  failures: [],
  dropped: 0,
})
/** A subject that cannot be shown. */
function hostileDiagnosis(): Diagnosis {
  const diagnosis = cartDiagnosis()
  const subjects = diagnosis.subjects.map((subject) => ({
    ...subject,
    blame: () => {
      if (subject.id === 'cart') throw new Error('a getter of the page threw')
      return []
    },
  }))
  return { ...diagnosis, subjects }
}

/** A text on which some expressions never come to an end. */
function backtracking(): Recording {
  const built = builder()
  built
    .tab()
    .open()
    .localStorage('note')
    .found({ text: `${'a'.repeat(60)}!` })
  return built.build()
}

/** A signed-in user's entry. */
function signedIn(): Recording {
  const built = builder()
  built.tab().open().localStorage('auth').found({ user: 'ada', accessToken: 'qT7-hidden-9fKd2' })
  return built.build()
}

/** A store, an entry, and resources that nothing links to one another; one link that is found. */
function strangers(): Recording {
  const built = builder()
  const page = built.tab().open()
  const prefs = page.localStorage('prefs').found({ colour: 'teal', zoom: 2 })
  const cart = page.localStorage('cart').found({ state: { items: [] }, version: 0 })
  page.at(2).store('settings', { theme: { colour: 'red', zoom: 2 }, count: 1 })
  page.store('cart', { items: [{ id: 'sku-1', qty: 1 }] }, {})
  page.at(50).request('GET', '/api/me').answers(200, { colour: 'blue' })
  page.request('GET', '/api/prices').answers(200, { lamp: 12 })
  page.at(900)
  cart.write({ state: { items: [{ id: 'sku-1', qty: 1 }] }, version: 0 })
  prefs.write({ colour: 'teal', zoom: 3 })
  return built.build()
}

/** A persisted store with listeners from two lines of the app. */
function listenedTo(): Recording {
  const built = builder()
  const page = built.tab().open().at(2)
  const { store } = persistedStore(page, { name: 'cart', initial: { items: 0 }, saved: { items: 2 } })
  store.subscribe(writtenBy('saveDraft', 'draft.ts:12'))
  store.subscribe(writtenBy('Badge', 'badge.tsx:8'), 11)
  return built.build()
}

const busy = { cost: 0.0002, kept: { events: 412, bytes: 1_100_000, dropped: 0 } }

/** What the harness page can show, by the name in its address. */
export const samples: Record<string, Sample> = {
  cart: { diagnose: cartDiagnosis, status: busy },
  large: { diagnose: largeDiagnosis, status: busy },
  million: { diagnose: millionDiagnosis, status: busy },
  streaming: { diagnose: streamingDiagnosis, status: busy },
  texts: { diagnose: textsDiagnosis, status: busy },
  types: { diagnose: typesDiagnosis, status: busy },
  'long-texts': { diagnose: longTextsDiagnosis, status: busy },
  unjudged: {
    diagnose: () => {
      throw new Error('a rule threw')
    },
    status: busy,
  },
  hostile: { diagnose: hostileDiagnosis, status: busy },
  long: { recording: longRecording, diagnose: diagnoseAll, status: busy },
  backtracking: { recording: backtracking, diagnose: diagnoseAll, status: busy },
  'signed-in': { recording: signedIn, diagnose: diagnoseAll, status: busy },
  flagship: { recording: flagship, diagnose: diagnoseAll, status: busy },
  'refused-cart': { recording: refusedCart, diagnose: diagnoseAll, status: busy },
  orders: { recording: orders, diagnose: diagnoseAll, status: busy },
  strangers: { recording: strangers, diagnose: diagnoseAll, status: busy },
  'listened-to': { recording: listenedTo, diagnose: diagnoseAll, status: busy },
  healthy: { recording: healthyTodos, diagnose: diagnoseAll, status: busy },
  'no-permission': { diagnose: empty, status: { connection: 'no-permission', origin: 'https://shop.example' } },
  'no-agent': { diagnose: empty, status: { connection: 'no-agent' } },
  'needs-reload-empty': { diagnose: empty, status: { connection: 'needs-reload' } },
  restricted: { diagnose: empty, status: { connection: 'restricted', origin: '' } },
  'needs-reload': { diagnose: cartDiagnosis, status: { ...busy, connection: 'needs-reload' } },
  nothing: {
    diagnose: empty,
    status: {
      ...busy,
      techniques: [
        { id: 'bait persist', plugin: 'zustand', state: 'armed' },
        { id: 'React hook', plugin: 'zustand', state: 'withdrawn', detail: '214 components looked at' },
        { id: 'setItem', plugin: 'web-storage', state: 'armed' },
      ],
    },
  },
}
