import { isObject } from './own'

type Members = Readonly<Record<string, unknown>>

/** What a library that caches answers of a server holds for one key. `data` undefined: no answer yet. */
export interface CachedAnswer {
  key: string
  data: unknown
  /** How it stands: loading, failed, outdated. */
  status: Members
}

/** The answers by key, and apart from them how they stand: only the answers have copies elsewhere. */
export interface CachedAnswers {
  data: Members
  status: Members
}

/** The state of such a cache. It shares with the state before whatever is the same. */
export function cachedAnswers(answers: readonly CachedAnswer[], before?: CachedAnswers): CachedAnswers {
  const answered = answers.filter(({ data }) => data !== undefined)
  const data = shared(Object.fromEntries(answered.map((answer) => [answer.key, answer.data])), before?.data)
  const status = shared(
    Object.fromEntries(answers.map((answer) => [answer.key, shared(answer.status, before?.status[answer.key])])),
    before?.status,
  )
  return before?.data === data && before.status === status ? before : { data, status }
}

/** `before` where it has the same members in the same order. */
export function shared(now: Members, before: unknown): Members {
  if (!isMembers(before)) return now
  const names = Object.keys(now)
  const others = Object.keys(before)
  const same =
    names.length === others.length && names.every((name, i) => name === others[i] && now[name] === before[name])
  return same ? before : now
}

function isMembers(value: unknown): value is Members {
  return isObject(value)
}
