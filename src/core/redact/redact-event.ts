import type { SessionEvent } from '../session/session'
import type { Operation, Writer } from '../timeline/event'
import type { Encoded } from '../value/encoded'
import { redactText } from './redact-text'
import { redactValue } from './redact-value'
import { secretKind } from './secret-name'
import type { Secrets } from './secrets'

/** Members that hold ids of ours, moments, counts and words of the format: never the page's data. */
const OURS: ReadonlySet<string> = new Set([
  'id',
  'tab',
  'document',
  'type',
  'request',
  'method',
  'navigation',
  'seenBy',
  'step',
  'operation',
])

/** One event; `key` is that of the storage entry it is about. */
export function redactEvent(event: SessionEvent, key: string, secrets: Secrets): SessionEvent {
  const kind = secretKind(key)
  const replaced = Object.entries(event).map(([name, member]): [string, unknown] => {
    if (OURS.has(name)) return [name, member]
    switch (name) {
      case 'text':
        return [name, redactText(String(member), secrets, kind)]
      case 'value':
        return [name, redactValue(member as Encoded, secrets, typeof member === 'object' ? undefined : kind)]
      case 'state':
      case 'body':
        return [name, redactValue(member as Encoded, secrets, undefined)]
      case 'steps':
        return [name, (member as Operation[]).map((step) => redactOperation(step, secrets))]
      default:
        return [name, redactStrings(member, secrets)]
    }
  })
  return Object.fromEntries(replaced) as SessionEvent
}

export function redactWriter(writer: Writer, secrets: Secrets): Writer {
  return redactStrings(writer, secrets) as Writer
}

function redactOperation(step: Operation, secrets: Secrets): Operation {
  const path = step.path.map((name) => (typeof name === 'string' ? secrets.within(name) : name))
  if (step.op !== 'set') return { ...step, path }
  return { ...step, path, value: redactValue(step.value, secrets, kindOfPath(step.path)) }
}

/** What the value at a path is part of: the innermost name of a secret on the way. */
export function kindOfPath(path: readonly (string | number)[]): string | undefined {
  return path
    .map((step) => (typeof step === 'string' ? secretKind(step) : undefined))
    .findLast((kind) => kind !== undefined)
}

/** Small records of texts: stacks, errors, paths. */
function redactStrings(member: unknown, secrets: Secrets): unknown {
  if (typeof member === 'string') return secrets.within(member)
  if (Array.isArray(member)) return member.map((each) => redactStrings(each, secrets))
  if (typeof member !== 'object' || member === null) return member
  return Object.fromEntries(Object.entries(member).map(([name, each]) => [name, redactStrings(each, secrets)]))
}
