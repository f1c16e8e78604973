import type { CDPSession, Page } from 'playwright'
import type { AgentStatus } from '../../src/transport/recording-client'
import { parseToClient } from '../../src/protocol/parse'
import { Joiner } from '../../src/transport/joiner'

const SAY = 'soakOverhears'

/** What the agents of a tab say to their bridges, overheard in the bridge's own world, where no script of the page is. */
export interface Overheard {
  /** Messages and characters of them so far. */
  messages: number
  characters: number
  /** By schema: what a client would refuse. */
  refused: string[]
  /** What the agent of the present document last said of itself. */
  status: AgentStatus | undefined
  /** The most facts that an agent has said it keeps, and the most bytes. */
  most: { events: number; bytes: number }
}

/** Of each document of a tab from the moment on that its bridge is there. */
export async function overhear(page: Page, extensionId: string): Promise<Overheard> {
  const heard: Overheard = {
    messages: 0,
    characters: 0,
    refused: [],
    status: undefined,
    most: { events: 0, bytes: 0 },
  }
  const joiner = new Joiner()
  const take = (text: string): void => {
    heard.messages++
    heard.characters += text.length
    const read = parseToClient(text)
    const parsed = read.ok && read.message.type === 'piece' ? joiner.add(read.message) : read
    if (parsed?.ok === false) heard.refused.push(parsed.problem)
    if (!parsed?.ok || parsed.message.type !== 'status') return
    const { events, bytes } = parsed.message
    heard.status = parsed.message
    heard.most = { events: Math.max(heard.most.events, events), bytes: Math.max(heard.most.bytes, bytes) }
  }
  const session = await page.context().newCDPSession(page)
  session.on('Runtime.bindingCalled', ({ name, payload }) => name === SAY && take(payload))
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extensionId}`) void listenIn(session, context.id)
  })
  await session.send('Runtime.enable')
  return heard
}

async function listenIn(session: CDPSession, world: number): Promise<void> {
  try {
    await session.send('Runtime.addBinding', { name: SAY, executionContextId: world })
    await session.send('Runtime.evaluate', { contextId: world, expression: `(${passOn.toString()})('${SAY}')` })
  } catch {
    // The document has gone already.
  }
}

/** Runs in the bridge's world: it reads each message as the `detail` of an event. */
function passOn(binding: string): void {
  const { get } = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail') ?? {}
  const say = Reflect.get(globalThis, binding) as (text: string) => void
  const told = new WeakSet<Event>()
  Object.defineProperty(CustomEvent.prototype, 'detail', {
    configurable: true,
    get(this: CustomEvent) {
      const detail: unknown = get?.call(this)
      // The bridge asks for it twice.
      if (typeof detail === 'string' && !told.has(this)) say(detail)
      told.add(this)
      return detail
    },
  })
}
