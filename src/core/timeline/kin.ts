import { singular, splitWords } from './words'
import type { Exchange } from './exchange'

/** What APIs put around the name of a thing. */
const GENERIC = new Set(
  'all list get find fetch by id many one the my of for to from in on with query mutation read load page paginated infinite current'.split(
    ' ',
  ),
)
const CREATES = /^(?:create|add|insert|new|post|make|save)$/
const REMOVES = /^(?:delete|remove|destroy|drop)$/

/** What the operation of a mutation amounts to, by its name: a method of HTTP. */
export function amountsTo(name: string): 'POST' | 'PATCH' | 'DELETE' {
  const words = splitWords(name)
  if (words.some((word) => REMOVES.test(word))) return 'DELETE'
  return words.some((word) => CREATES.test(word)) ? 'POST' : 'PATCH'
}

/** Whether two operations of one API are, by their names, about the same kind of thing: `scenes.list`, `scenes.rename`. */
export function areKin(a: Exchange, b: Exchange): boolean {
  const words = thingsIn(a)
  return [...thingsIn(b)].some((word) => words.has(word))
}

function thingsIn({ operation, answerAt }: Exchange): Set<string> {
  const fields = operation?.api === 'GraphQL' ? answerAt.filter((step) => typeof step === 'string') : []
  const words = [operation?.name ?? '', operation?.field ?? '', ...fields.filter((step) => step !== 'data')].flatMap(
    splitWords,
  )
  return new Set(words.filter((word) => !GENERIC.has(word) && !CREATES.test(word) && !REMOVES.test(word)).map(singular))
}
