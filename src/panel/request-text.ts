import { detailOf } from '../core/errors'
import type { PageSources } from '../ui/host'

/** As DevTools asks for source maps: as the user, past the page and its service worker, and to no other origin. */
export const requestText: PageSources['request'] = async (url) => {
  try {
    const response = await fetch(url, { credentials: 'include', redirect: 'error' })
    return response.ok ? { text: await response.text() } : { why: String(response.status) }
  } catch (error) {
    return { why: `no answer (${detailOf(error)})` }
  }
}
