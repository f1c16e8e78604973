import type { SubjectFact } from '../../core/facts'
import { fetchOf } from './fetch-code'
import { storeCode } from './store-code'

/** Show what was restored while the answer is awaited, and the answer once it is there. */
export function takeTheAnswer(subject: SubjectFact, line: string, path: string): string {
  const { put } = storeCode(subject)
  const field = /^[A-Za-z_$][\w$]*/.exec(path)?.[0] ?? 'data'
  const value = subject.library === 'jotai' || subject.library === 'recoil' ? 'answer' : `{ ${field}: answer }`
  const hydrated: { readonly [library: string]: readonly string[] } = {
    zustand: [`// In an app that hydrates later, wait for it: what is read late must not go over the answer either.`],
    redux: [
      `// With redux-persist ask behind the PersistGate, so that REHYDRATE does not go over the answer,`,
      `// or leave \`${field}\` out: persistReducer({ …, blacklist: [${JSON.stringify(field)}] }, reducer)`,
    ],
    pinia: [`// Or do not keep the server's data: persist: { omit: [${JSON.stringify(field)}] }`],
  }
  return [
    `// A restored copy is for the time until the answer comes. Take the answer always, not only where nothing is held:`,
    `const answer = await (await ${fetchOf(line, 'query')}).json()`,
    put(value),
    ...(hydrated[subject.library] ?? []),
  ].join('\n')
}
