/** Calls of page functions that are under way, and whose turn it is. */
export class Calls {
  private readonly calls = new Map<string, Call>()
  private next = 0

  /** Announces one call for each of `args`; they take turns. */
  begin(args: readonly unknown[]): { id: string; value: Promise<unknown> }[] {
    const group = new Set<Call>()
    return args.map((each) => {
      const id = String(this.next++)
      let settle!: Call['settle'] // set by the constructor of the promise, at once
      const value = new Promise<unknown>((resolve, reject) => {
        settle = (problem, result) => (problem === undefined ? resolve(result) : reject(new Error(problem)))
      })
      const call: Call = { args: each, group, turns: 0, go: undefined, settle }
      group.add(call)
      this.calls.set(id, call)
      return { id, value }
    })
  }

  /** Gives up on a call. */
  fail(id: string, problem: string): void {
    const call = this.calls.get(id)
    if (call) this.end(id, call, problem)
  }

  /** What a page asks: `arguments/<call>`, `turn/<call>`, or tells: `done/<call>`. */
  answer = (path: string, body: string): Promise<string> => {
    const [what, id = ''] = path.split('/')
    const call = this.calls.get(id)
    if (!call) return Promise.resolve('')
    if (what === 'arguments') return Promise.resolve(JSON.stringify(call.args ?? null))
    if (what === 'turn') {
      return new Promise((go) => {
        call.go = () => go('')
        grant(call.group)
      })
    }
    const { value, error } = JSON.parse(body) as { value?: unknown; error?: string }
    this.end(id, call, error, value)
    return Promise.resolve('')
  }

  private end(id: string, call: Call, problem: string | undefined, value?: unknown): void {
    this.calls.delete(id)
    call.group.delete(call)
    call.settle(problem, value)
    grant(call.group)
  }
}

interface Call {
  args: unknown
  /** Itself and those that it takes turns with, as long as they are not done. */
  group: Set<Call>
  turns: number
  /** Set while it waits for its turn. */
  go: (() => void) | undefined
  settle: (problem: string | undefined, value?: unknown) => void
}

/** Lets the one go on that had the fewest turns, as soon as nobody is at it any more. */
function grant(group: Set<Call>): void {
  const waiting = [...group].toSorted((a, b) => a.turns - b.turns)
  const [next] = waiting
  if (!next || waiting.some(({ go }) => !go)) return
  const { go } = next
  next.turns++
  next.go = undefined
  go?.()
}
