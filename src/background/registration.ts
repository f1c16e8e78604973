import browser, { type Scripting } from 'webextension-polyfill'
import { SETTINGS, switchScript, type Technique, TECHNIQUE_IDS } from '../protocol/techniques'
import { createQueue } from './queue'

const queue = createQueue()

/**
 * Brings the content scripts to the origins that the user has granted beyond the manifest's, the same files in the same way:
 * what the manifest says of them is where their built names stand.
 */
export function registerGranted(): Promise<void> {
  return queue(async () => {
    const wanted = await scriptsWanted()
    const registered = await browser.scripting.getRegisteredContentScripts()
    if (essence(registered) === essence(wanted)) return
    const isRegistered = ({ id }: Script): boolean => registered.some((each) => each.id === id)
    const gone = registered.filter(({ id }) => !wanted.some((each) => each.id === id)).map(({ id }) => id)
    const [kept, added] = [wanted.filter(isRegistered), wanted.filter((script) => !isRegistered(script))]
    // Not removed and added: a page that loads in between would be missed.
    if (kept.length > 0) await browser.scripting.updateContentScripts(kept)
    if (added.length > 0) await browser.scripting.registerContentScripts(added)
    if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone })
  })
}

async function scriptsWanted(): Promise<Script[]> {
  const { content_scripts: scripts = [] } = browser.runtime.getManifest()
  const { origins = [] } = await browser.permissions.getAll()
  const excludeMatches = scripts.flatMap((script) => script.matches)
  const matches = origins.filter((origin) => !excludeMatches.includes(origin)).toSorted()
  const js = (await switchedOff()).map(switchScript)
  const switches: Script[] =
    js.length === 0 ? [] : [{ id: 'switches', js, matches: origins.toSorted(), ...AT_START, world: 'MAIN' }]
  if (matches.length === 0) return switches
  const contents = scripts.map(
    (script, at): Script => ({
      id: `content-${at}`,
      js: script.js ?? [],
      matches,
      excludeMatches,
      world: 'world' in script && script.world === 'MAIN' ? 'MAIN' : 'ISOLATED',
      ...AT_START,
    }),
  )
  return [...contents, ...switches]
}

const AT_START = { runAt: 'document_start', allFrames: true, matchOriginAsFallback: true } as const

/** Which techniques the user's settings switch off. */
async function switchedOff(): Promise<Technique[]> {
  const stored: unknown = (await browser.storage.local.get(SETTINGS))[SETTINGS]
  const off: unknown =
    typeof stored === 'object' && stored !== null && 'techniquesOff' in stored && stored.techniquesOff
  return Array.isArray(off) ? TECHNIQUE_IDS.filter((technique) => off.includes(technique)) : []
}

type Script = Scripting.RegisteredContentScript & { matchOriginAsFallback?: boolean }

/** Equal for equal registrations, in whatever order the browser tells them. */
const essence = (scripts: readonly Scripting.RegisteredContentScript[]): string => {
  const inOrder = scripts.toSorted((a, b) => a.id.localeCompare(b.id))
  return JSON.stringify(inOrder.map(({ id, js, matches }) => [id, js, matches?.toSorted()]))
}
