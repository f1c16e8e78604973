import { defineAdapter } from './define-adapter'
import { takeConfig } from './redux/persisted'

export default defineAdapter({
  id: 'redux-persist',
  start(host) {
    // `persistReducer` reads both; few apps set them.
    for (const property of ['stateReconciler', 'getStoredState']) {
      host.techniques.baitRead(property, (owner) => takeConfig(owner, host))
    }
  },
})
