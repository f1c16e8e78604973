import { DriftscopeError } from '../core/errors'

/** A web address as typed. Throws `url-invalid` for anything but http and https. */
export function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '') return url
  throw new DriftscopeError('url-invalid', { url: text })
}

/** A file's name for a site: `localhost-3000`. */
export const fileNameOf = (url: URL): string => url.host.replace(/[^\w.-]+/g, '-').replace(/^-|-$/g, '')
