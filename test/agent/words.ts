import type { AgentEvent, Operation } from '../../src/core/timeline/event'
import { formatPath } from '../../src/core/value/path'

/** An event as one line: `storage-written localStorage:cart {"n":1} by inc`. Functions of a state are left out. */
export function inWords(event: AgentEvent): string {
  const words: string[] = [event.type]
  if ('source' in event) words.push(event.source)
  words.push(...details(event))
  const { writer } = event
  if (writer?.name !== undefined) words.push(`by ${writer.name}`)
  return words.join(' ')
}

function details(event: AgentEvent): string[] {
  switch (event.type) {
    case 'document-started':
      return [event.navigation, event.beforeScripts ? 'before scripts' : 'late']
    case 'document-left':
      return event.persisted ? ['kept'] : []
    case 'url-changed':
      return [event.url]
    case 'visibility-changed':
      return [event.visible ? 'shown' : 'hidden']
    case 'page-used':
      return []
    case 'react-hydration':
      return [
        ...(event.framework ? [event.framework] : []),
        event.step,
        ...(event.mismatch ? [json(event.mismatch)] : []),
      ]
    case 'subscription-added':
    case 'subscription-removed':
      return [`${event.subscription}`, ...(event.count === undefined ? [] : [`of ${event.count}`])]
    case 'message-received':
    case 'message-sent':
      return [
        ...(event.event === undefined ? [] : [event.event]),
        json(event.body),
        ...(event.skipped === undefined ? [] : [`after ${event.skipped} more`]),
      ]
    case 'subscriptions-unheld':
      return [json(event.subscriptions), `mounting ${json(event.mounting)}`, `mounted ${event.mounted}`]
    case 'storage-estimated':
      return [`${event.usage} of ${event.quota}`]
    case 'payload-found':
      return [json(event.value)]
    case 'rendered':
      return [json(event.value), ...(event.after === undefined ? [] : [`after ${event.after}`])]
    case 'store-gone':
      return []
    case 'store-created':
      return [json(event.state)]
    case 'store-changed': {
      const steps = event.steps?.map(stepInWords)
      const origins = event.origins?.map((origin) =>
        `${formatPath(origin.path)} from ${origin.request} ${formatPath(origin.from)}`.trimEnd(),
      )
      return [
        ...(steps ?? [json(event.state)]),
        ...(event.inPlace ? ['in place'] : []),
        ...(event.hydration === undefined ? [] : [`in hydration ${event.hydration}`]),
        ...(origins?.map((origin) => `(${origin})`) ?? []),
      ]
    }
    case 'storage-found':
    case 'storage-read':
      return [content(event)]
    case 'storage-written':
      return [content(event), ...(event.seenBy === 'method' ? [] : [`seen by ${event.seenBy}`])]
    case 'storage-removed':
      return event.seenBy === 'method' ? [] : [`seen by ${event.seenBy}`]
    case 'storage-failed':
      return [event.operation, event.error.name, content(event)]
    case 'persist-hydration':
      return [
        `${event.hydration}`,
        event.step,
        ...(event.fromVersion === undefined ? [] : [`from version ${event.fromVersion}`]),
        ...(event.state === undefined ? [] : [json(event.state)]),
        ...(event.error ? [`${event.error.name}: ${event.error.message}`] : []),
      ]
    case 'request-started':
      return [
        event.request,
        event.method,
        new URL(event.url).pathname,
        ...(event.body === undefined ? [] : [json(event.body)]),
        ...(event.beacon ? ['beacon'] : event.keepalive ? ['keepalive'] : []),
        ...(event.by === undefined ? [] : [`for ${event.by}`]),
      ]
    case 'request-finished':
      return [event.request, `${event.status}`]
    case 'request-failed':
      return [event.request, event.aborted ? 'aborted' : event.error.name]
    case 'response-read':
      return [event.request, json(event.body)]
    default:
      return event satisfies never
  }
}

function stepInWords(step: Operation): string {
  const path = formatPath(step.path)
  if (step.op === 'set') return `${path}=${json(step.value)}`
  return step.op === 'remove' ? `remove ${path}` : `${path}.length=${step.length}`
}

function content(event: { text?: string | undefined; value?: unknown }): string {
  return event.text ?? (event.value === undefined ? 'nothing' : json(event.value))
}

const isFunction = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && '$' in value && value.$ === 'function'

const json = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (isFunction(member) ? undefined : member))
