/** Waits until it is this page's turn to measure; with others that take turns, they wait meanwhile. */
export type Turn = () => Promise<void>

/** What a page can be asked to do. What comes back goes through JSON. */
export type Offered = Readonly<Record<string, (args: never, turn: Turn) => unknown>>

declare global {
  interface Window {
    /** For cases that drive the page themselves. */
    bench?: (name: string, args: unknown) => Promise<unknown>
  }
}

/** Ends a page script: does what the page's address asks for, or waits to be called. */
export function offer(offered: Offered): void {
  const question = new URLSearchParams(location.search)
  const call = question.get('call')
  if (window.top !== window) return
  // A browser that has just started may not have its extension yet.
  if (question.has('extension') && !hasAgent()) setTimeout(() => location.reload(), 300)
  else if (call === null) window.bench = async (name, args) => run(offered, name, args, pause)
  else void perform(offered, question.get('name') ?? '', call)
}

async function perform(offered: Offered, name: string, call: string): Promise<void> {
  const ask = async (what: string, body = ''): Promise<string> =>
    (await fetch(`/ask/${what}/${call}`, { method: 'POST', body })).text()
  try {
    if (!crossOriginIsolated) throw new Error('the page is not isolated: its clock is too coarse')
    const args: unknown = JSON.parse(await ask('arguments'))
    const value = await run(offered, name, args, async () => void (await ask('turn')))
    await ask('done', JSON.stringify({ value }))
  } catch (error) {
    await ask(
      'done',
      JSON.stringify({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  }
}

async function run(offered: Offered, name: string, args: unknown, turn: Turn): Promise<unknown> {
  const what = offered[name]
  if (!what) throw new Error(`the page does not offer ${name}`)
  return what(args as never, turn) // each case knows what its page wants
}

/** The agent's trap for zustand's persist, which stands in every page that it is in. */
export const hasAgent = (): boolean => Object.hasOwn(Object.prototype, 'persist')

const pause: Turn = () =>
  new Promise((resolve) => {
    setTimeout(resolve)
  })
