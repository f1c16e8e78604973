import type { Conclusion, Facts } from '../core/facts'
import type { MismatchFact } from '../core/facts/mismatch'
import { below } from '../core/timeline/below'
import { frameworkName } from '../core/timeline/mismatch'
import { formatPath, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { renderAlike } from './support/fix-rendered'
import { causesOf, type RenderCause } from './support/render-causes'
import { named } from './support/named'

type Needs = Pick<Facts, 'subject' | 'mismatches' | 'entries' | 'thresholds'>

/** Causes told of one subject: beyond that the page as a whole is rendered for somebody else. */
const MOST = 5
/** Characters shown of what was rendered. */
const SHOWN = 60

export default defineRule({
  id: 'ssr-mismatch',
  severity: 'error',
  precedence: 20,
  needs: ['subject', 'mismatches', 'entries', 'thresholds'],
  check: (facts) =>
    causesOf(facts.mismatches)
      .slice(0, MOST)
      .map((cause) => conclude(facts, cause)),
})

function conclude(facts: Needs, cause: RenderCause): Conclusion {
  const { mismatches } = cause
  const [first] = mismatches
  const paths = pathsOf(cause)
  const where = first.mismatch.place === undefined ? '' : ` at \`${first.mismatch.place}\``
  const component = first.mismatch.component === undefined ? '' : ` in \`<${first.mismatch.component}>\``
  const attribute = first.mismatch.attribute === undefined ? '' : `\`${first.mismatch.attribute}\` `
  const page = first.from ? ` on \`${first.page}\`` : ''
  const places = new Set(mismatches.map(({ name, page: of }) => `${of} ${name}`)).size
  const more = places > 1 ? ` (and ${places - 1} more ${places === 2 ? 'place' : 'places'})` : ''
  return {
    confidence: first.from ? 'likely' : 'certain',
    paths: named(paths, facts.thresholds.namedPaths),
    sentence: `\`${facts.subject.name}\`: the server rendered ${attribute}${side(first, 'server')} and the first client render ${side(first, 'client')}${where}${component}${page}${more}${because(facts, cause)}.`,
    consequence: consequenceOf(mismatches),
    evidence: mismatches.slice(0, 10).map(({ event }) => event),
    cause: 'server and client rendered different values',
    fix: renderAlike(facts.subject, cause, entryOf(facts, first)),
    standsAlone: true,
  }
}

/** Of the state that is shown; where none is known, the places in the page. */
function pathsOf({ mismatches }: RenderCause): Path[] {
  const paths = mismatches.map(({ from, name }) => from?.path ?? [name])
  const own = [...new Map(paths.map((path) => [formatPath(path), path])).values()]
  return own.filter((path) => !own.some((other) => other !== path && below(other, path) !== undefined))
}

function side({ mismatch }: MismatchFact, of: 'server' | 'client'): string {
  const { [of]: text, server, client, attribute, kind } = mismatch
  // React says that something differs, not what.
  if (server === undefined && client === undefined) return of === 'server' ? 'one thing' : 'another'
  if (text === undefined) return attribute === undefined ? 'nothing' : 'no such attribute'
  if (text === '') return kind === 'attribute' ? 'it without a value' : 'an empty text'
  return `\`${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}\``
}

function because(facts: Needs, { kind, mismatches: [first] }: RenderCause): string {
  const entry = entryOf(facts, first)
  if (first.from) {
    if (entry?.source === facts.subject.id) return `; it shows what ${entry.area} holds, which the server cannot read`
    const field = formatPath(first.from.path) || 'the whole state'
    const filled = entry
      ? `, which ${entry.area} \`${entry.key}\` had filled before ${frameworkName(first.framework)} took the page over`
      : ''
    return `; it shows \`${field}\`${filled}`
  }
  return kind === 'page'
    ? `; a script or the client sets it before ${frameworkName(first.framework)} comes`
    : BECAUSE[kind]
}

const BECAUSE: Record<Exclude<RenderCause['kind'], 'page'>, string> = {
  state: '',
  clock: '; the two were rendered at different times',
  locale: '; the two use another locale or time zone',
  random: '; it is made anew on each side',
  unknown: '',
}

function entryOf({ entries }: Needs, { from }: MismatchFact): Facts['entries'][number] | undefined {
  return entries.find(({ source }) => source === from?.entry)
}

function consequenceOf(mismatches: readonly MismatchFact[]): string {
  const contents = mismatches.find(({ mismatch }) => mismatch.kind !== 'attribute')
  if (mismatches.some(({ framework }) => framework === 'svelte'))
    return "Svelte put its own in place of the server's HTML there, without a word in any console: the page changes under the reader's eyes."
  if (contents && contents.framework !== undefined)
    return `${frameworkName(contents.framework)} put its own in place of the server's HTML there: the page changes under the reader's eyes, and what was typed or focused in it is lost.`
  if (contents)
    return "React threw the server's HTML away and rendered it again: the page flickers, is as slow as without a server, and what was typed or focused in it is lost."
  const [first] = mismatches
  // A verdict repeats it, and is plain text.
  const kept = first?.mismatch.server === undefined ? 'lacks it' : `keeps ${side(first, 'server').replaceAll('`', '')}`
  if (first?.framework === 'vue' && !/^(?:class|style)$/.test(first.mismatch.attribute ?? ''))
    return `Vue mends attributes only where their value is bound in a template: otherwise the page ${kept} until the value changes again.`
  return `${frameworkName(first?.framework)} does not mend ${first?.framework === 'vue' ? 'classes and styles' : 'attributes'}: the page ${kept} until the value changes again, whatever the client holds.`
}
