import type { PageSources } from '../host'
import { mapAddress } from './map-address'

/** What is known of a script and its map. */
export type Found =
  | { kind: 'ready'; script: string; map: string; mapUrl: string }
  /** Has to be requested first: the map, or where DevTools does not tell the script, the script itself. */
  | { kind: 'request'; url: string; script?: string }
  | { kind: 'none'; why: string }

/** Whether an address may be asked: it is of one of the inspected page's own origins. */
export type IsOwn = (url: string) => boolean

/** A script's map, as far as it can be told without a request. */
export async function findMap(url: string, sources: PageSources, isOwn: IsOwn): Promise<Found> {
  const script = await sources.held(url)
  return script === undefined ? requestOf({ url }, isOwn, `${nameOf(url)} is`) : mapOf(url, script, sources, isOwn)
}

/** The same once what has to be requested was: the map, or the script, whose map may then have to be requested in its turn. */
export async function requestMap(url: string, found: Found, sources: PageSources, isOwn: IsOwn): Promise<Found> {
  if (found.kind !== 'request') return found
  const answer = await sources.request(found.url)
  if ('why' in answer) return { kind: 'none', why: `${nameOf(found.url)}: ${answer.why}` }
  if (found.script !== undefined) return { kind: 'ready', script: found.script, map: answer.text, mapUrl: found.url }
  return mapOf(url, answer.text, sources, isOwn)
}

async function mapOf(url: string, script: string, sources: PageSources, isOwn: IsOwn): Promise<Found> {
  const address = mapAddress(script, url)
  if (address.kind === 'none') return { kind: 'none', why: `${nameOf(url)}: no map, the script names none` }
  if (address.kind === 'malformed') return { kind: 'none', why: `${nameOf(url)}: ${address.why}` }
  if (address.kind === 'inline') return { kind: 'ready', script, map: address.text, mapUrl: url }
  const map = await sources.held(address.url)
  if (map !== undefined) return { kind: 'ready', script, map, mapUrl: address.url }
  return requestOf({ url: address.url, script }, isOwn, `${nameOf(url)}: its map is`)
}

function requestOf(wanted: { url: string; script?: string }, isOwn: IsOwn, what: string): Found {
  if (isOwn(wanted.url)) return { kind: 'request', ...wanted }
  return { kind: 'none', why: `${what} not on an origin of this page` }
}

/** The last part of an address. */
export const nameOf = (url: string): string =>
  url
    .replace(/[?#].*$/, '')
    .split('/')
    .findLast((part) => part !== '') ?? url
