import { NO_AGENT } from '../protocol/extension'
import type { ToClient } from '../protocol/messages'
import { parseToClient } from '../protocol/parse'
import { Joiner } from './joiner'
import type { Transport } from './transport'

/** How a client stands to the documents of one tab. */
export type LinkState =
  | 'connecting'
  | 'connected'
  /** The document has a bridge, but its agent did not start. */
  | 'no-agent'
  /** The document is older than this extension (installed, updated or allowed since): only a reload brings an agent into it. */
  | 'needs-reload'
  | 'no-permission'
  /** A page that no extension may read: chrome://, the web store, about:blank. */
  | 'restricted'
  /** The tab has gone, or the client has ended it. */
  | 'disconnected'

/** What the browser says of the page in a tab. */
export type Access = 'allowed' | 'no-permission' | 'restricted' | 'closed'

export interface TabLinkOptions {
  /** A channel to all the tab's frames, or to one. */
  connect: (frame?: number) => Transport
  access: () => Promise<Access>
  /** Text said first on every channel. */
  greeting: () => string[]
  receive: (message: ToClient) => void
  /** A message that does not have its shape. */
  refused: (problem: string) => void
  changed: () => void
  after: (milliseconds: number, run: () => void) => () => void
}

interface Channel {
  transport: Transport
  joiner: Joiner
  stop: () => void
}

const VERDICT: Record<Exclude<Access, 'closed'>, LinkState> = {
  allowed: 'needs-reload',
  'no-permission': 'no-permission',
  restricted: 'restricted',
}
/** ms before each further try: a new document announces itself, so this only bridges the moment in between. */
const BACK_OFF = [50, 100, 200, 400, 800, 1600, 3200]
/** After so many tries in vain the state says why. */
const PATIENCE = 3
const ALL = -1

/** Keeps a client connected to the documents of one tab, from navigation to navigation. */
export class TabLink {
  state: LinkState = 'connecting'
  readonly #options: TabLinkOptions
  /** By frame; `ALL` reaches the frames there were when it was opened. */
  readonly #channels = new Map<number, Channel>()
  readonly #routes = new Map<string, Channel>()
  #tries = 0
  #cancelRetry = (): void => undefined

  constructor(options: TabLinkOptions) {
    this.#options = options
    this.#open(ALL)
  }

  isLive(document: string): boolean {
    return this.#routes.has(document)
  }

  /** A document began in `frame`. */
  documentReady(frame: number): void {
    if (this.state === 'disconnected') return
    // With a new top document all frames are new and announce themselves; a new frame says nothing of the others.
    if (frame === 0) this.#cancelRetry()
    this.#tries = 0
    this.#open(frame)
  }

  /** The user has allowed or taken back something: whether this page is concerned shows at the next try. */
  recheck(): void {
    if (this.state === 'disconnected' || this.#routes.size > 0) return
    this.#cancelRetry()
    this.#tries = PATIENCE
    this.#reopen()
  }

  send(text: string): void {
    for (const { transport } of this.#channels.values()) transport.send(text)
  }

  /** false: that document is not connected. */
  sendTo(document: string, text: string): boolean {
    const route = this.#routes.get(document)
    route?.transport.send(text)
    return route !== undefined
  }

  close(): void {
    this.#cancelRetry()
    for (const frame of this.#channels.keys()) this.#drop(frame)
    this.#become('disconnected')
  }

  #reopen(): void {
    for (const frame of this.#channels.keys()) this.#drop(frame)
    this.#open(ALL)
  }

  #open(frame: number): void {
    this.#drop(frame)
    const transport = this.#options.connect(frame === ALL ? undefined : frame)
    const channel: Channel = { transport, joiner: new Joiner(), stop: () => undefined }
    this.#channels.set(frame, channel)
    channel.stop = transport.listen(
      (input) => this.#receive(channel, input),
      () => this.#closed(frame, channel),
    )
    for (const text of this.#options.greeting()) transport.send(text)
  }

  #receive(channel: Channel, input: unknown): void {
    if (input === NO_AGENT) {
      if (this.#routes.size === 0) this.#become('no-agent')
      return
    }
    const read = parseToClient(input)
    const parsed = read.ok && read.message.type === 'piece' ? channel.joiner.add(read.message) : read
    if (!parsed) return
    if (!parsed.ok) {
      this.#options.refused(parsed.problem)
      return
    }
    if (parsed.message.type === 'welcome') {
      this.#routes.set(parsed.message.document, channel)
      this.#tries = 0
      this.#become('connected')
    }
    this.#options.receive(parsed.message)
  }

  #closed(frame: number, channel: Channel): void {
    if (this.#channels.get(frame) === channel) this.#drop(frame)
    if (this.#channels.size > 0) return
    const delay = BACK_OFF[this.#tries++]
    if (this.#tries > PATIENCE) void this.#judge()
    else this.#become('connecting')
    if (delay !== undefined) this.#cancelRetry = this.#options.after(delay, () => this.#reopen())
  }

  async #judge(): Promise<void> {
    const access = await this.#options.access()
    if (this.#routes.size > 0 || this.state === 'disconnected') return
    if (access === 'closed') this.close()
    else this.#become(VERDICT[access])
  }

  #drop(frame: number): void {
    const channel = this.#channels.get(frame)
    if (!channel) return
    this.#channels.delete(frame)
    for (const [document, route] of this.#routes) if (route === channel) this.#routes.delete(document)
    channel.stop()
    if (this.#routes.size === 0 && this.state === 'connected') this.#become('connecting')
  }

  #become(state: LinkState): void {
    if (this.state === state) return
    this.state = state
    this.#options.changed()
  }
}
