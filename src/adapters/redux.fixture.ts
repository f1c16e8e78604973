import type { AdapterFixture } from './define-adapter'

const R5 = { redux: 'redux-5' }
const R4 = { redux: 'redux-4' }
export const fixture: AdapterFixture = {
  stack: 'redux',
  apps: [
    { row: 'RTK 2', entry: 'toolkit.ts', with: R5, store: 'memory:redux', cause: { action: 'todos/added' } },
    { row: 'redux 5', entry: 'toolkit-without-devtools.ts', with: R5, store: 'memory:redux', cause: 'stack' },
    { row: 'redux 5', entry: 'plain.ts', with: R5, store: 'memory:redux', cause: 'stack' },
    { row: 'redux 4', entry: 'plain.ts', with: R4, store: 'memory:redux', cause: 'stack' },
  ],
}
