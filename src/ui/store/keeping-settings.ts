import type { HostStorage } from '../host'
import { SETTINGS as KEY } from '../../protocol/techniques'
import { parseSettings } from '../settings'
import type { PanelStore } from './store'

/**
 * Starts with the settings that were kept, keeps every change, and takes over what other panels change. What was kept and is no
 * good becomes a sentence and the default. Returns how to stop.
 */
export function keepSettings(store: PanelStore, storage: HostStorage): () => void {
  let known = ''
  const take = (stored: unknown): void => {
    const { settings, problems } = parseSettings(stored)
    known = JSON.stringify(settings)
    store.getState().startWith(settings)
    if (problems.length > 0)
      store.getState().setNotice({
        tone: 'bad',
        text: `Some of your settings were no good, and are the default again. ${problems.join(' ')}`,
      })
  }
  const failed = (): void =>
    store
      .getState()
      .setNotice({ tone: 'bad', text: 'Your settings could not be kept: they last until DevTools closes.' })
  const stops = [
    storage.watch(KEY, (stored) => JSON.stringify(stored) !== known && take(stored)),
    store.subscribe(({ settings }, before) => {
      if (settings === before.settings) return
      const text = JSON.stringify(settings)
      if (text === known) return
      known = text
      storage.save(KEY, settings).catch(failed)
    }),
  ]
  storage.load(KEY).then(take, failed)
  return () => {
    for (const stop of stops) stop()
  }
}
