import type { BrowserContext } from 'playwright'
import { DriftscopeError } from '../core/errors'
import { until } from './until'

/** Origins that the manifest lists itself: nothing to grant. */
const LOCAL = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\]|[^/:]+\.localhost)(:\d+)?$/

export const isLocal = (origin: string): boolean => LOCAL.test(origin)

/**
 * Gives the extension access to `origin` (all its ports, as host permissions go), as the browser's own prompt would, and
 * waits until its content scripts are registered there. Throws `permission-refused`.
 */
export async function grantOrigin(context: BrowserContext, extensionId: string, origin: string): Promise<void> {
  if (isLocal(origin)) return
  const { protocol, hostname } = new URL(origin)
  const pattern = `${protocol}//${hostname}/*`
  const settings = await context.newPage()
  // Any file of the extension is a page with its APIs; this one runs no code of ours.
  const extension = await context.newPage()
  try {
    await Promise.all([
      settings.goto('chrome://extensions/'),
      extension.goto(`chrome-extension://${extensionId}/manifest.json`),
    ])
    await settings.evaluate(
      ([id, host]) => (globalThis as unknown as Extensions).chrome.developerPrivate.addHostPermission(id, host),
      [extensionId, pattern] as const,
    )
    // The grant above only answers the prompt: the extension itself has to ask.
    const granted = await extension.evaluate(
      (host) => (globalThis as unknown as Extensions).chrome.permissions.request({ origins: [host] }),
      pattern,
    )
    const registered = (): Promise<boolean> =>
      extension.evaluate(
        (match) =>
          (globalThis as unknown as Extensions).chrome.scripting
            .getRegisteredContentScripts()
            .then((scripts) => scripts.some((script) => script.matches?.includes(match))),
        pattern,
      )
    if (!granted || !(await until(registered, 5_000))) throw new DriftscopeError('permission-refused', { origin })
  } finally {
    await Promise.all([settings.close(), extension.close()])
  }
}

interface Extensions {
  chrome: {
    developerPrivate: { addHostPermission: (id: string, host: string) => Promise<void> }
    permissions: { request: (permissions: { origins: string[] }) => Promise<boolean> }
    scripting: { getRegisteredContentScripts: () => Promise<{ matches?: string[] }[]> }
  }
}
