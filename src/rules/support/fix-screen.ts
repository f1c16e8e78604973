import type { SubjectFact } from '../../core/facts'
import type { Path } from '../../core/value/path'
import { hook } from './fixes'

/** Have the component hear of the change, in the words of the library. */
export function renderAgain({ name, library }: SubjectFact, path: Path): string {
  const member = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  return (CODE[library] ?? plain)(hook(name), member).join('\n')
}

const MEMO = `// A memo() must not hide it: compare what is shown, or leave the comparison out.`

const plain = (_: string, member: string): string[] => [
  `// Read it through the library's hook while rendering, so that a change renders the component again; a value that is`,
  `// read once (getState() while rendering, a ref, a closure) stays what it was: state${member}`,
  MEMO,
]

const CODE: { readonly [library: string]: (store: string, member: string) => string[] } = {
  zustand: (store, member) => [
    `// Subscribe while rendering instead of reading once:`,
    `const value = ${store}((state) => state${member}) // not ${store}.getState()${member}`,
    `// Change the state by a new object: what is changed in place is not noticed.`,
    `${store}.setState((state) => ({ /* …state, with the change */ }))`,
    MEMO,
  ],
  redux: (_, member) => [
    `// Subscribe while rendering instead of reading once:`,
    `const value = useSelector((state) => state${member}) // not store.getState()${member}`,
    `// A reducer returns a new object: what is changed in place is not noticed.`,
    MEMO,
  ],
  mobx: (_, member) => [
    `// Only components that observe are rendered again:`,
    `export const View = observer(() => <p>{store${member}}</p>)`,
  ],
  valtio: (_, member) => [
    `// Read the snapshot while rendering, not the proxy:`,
    `const value = useSnapshot(state)${member}`,
  ],
}
