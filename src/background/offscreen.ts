/** Chrome's API, which webextension-polyfill does not know and Firefox does not have. */
interface Offscreen {
  createDocument: (options: { url: string; reasons: string[]; justification: string }) => Promise<void>
}

const { chrome } = globalThis as { chrome?: { offscreen?: Offscreen } }
const offscreen = chrome?.offscreen

/** Whether a page of the extension can outlive the worker. If not, the background page itself hears the documents. */
export const hasOffscreen = offscreen !== undefined

let creating: Promise<boolean> | undefined

/** Makes sure that the keeper is there; false where it cannot be. */
export function openKeeper(): Promise<boolean> {
  creating ??= createKeeper().finally(() => {
    creating = undefined
  })
  return creating
}

async function createKeeper(): Promise<boolean> {
  if (!offscreen) return false
  try {
    await offscreen.createDocument({
      url: '/src/background/keeper.html',
      // The nearest of the reasons there are: it holds data that would otherwise be lost.
      reasons: ['LOCAL_STORAGE'],
      justification:
        'Takes what a page recorded while it is being left: a message to a sleeping worker is lost with its sender.',
    })
    return true
  } catch (error) {
    return String(error).includes('Only a single offscreen')
  }
}
