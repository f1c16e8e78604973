import type { SubjectFact } from '../../core/facts'
import { hook } from './fixes'

/** Whoever subscribes ends it when it goes, in the words of the library. */
export function endSubscription({ name, library }: SubjectFact): string {
  return (CODE[library] ?? plain)(hook(name)).join('\n')
}

const plain = (): string[] => [
  `// Keep what subscribing returns, and call it when the component or page goes:`,
  `const unsubscribe = store.subscribe(listener)`,
  `onLeave(() => unsubscribe())`,
]

const CODE: { readonly [library: string]: (store: string) => string[] } = {
  zustand: (store) => [
    `// Return what subscribe returns: React calls it when the component goes.`,
    `useEffect(() => ${store}.subscribe((state) => { /* … */ }), [])`,
    `// Or read through the hook, which ends its subscription by itself:`,
    `const value = ${store}((state) => state.value)`,
  ],
  redux: () => [
    `// Return what subscribe returns: React calls it when the component goes.`,
    `useEffect(() => store.subscribe(() => { /* … */ }), [store])`,
    `// Or read through the hook, which ends its subscription by itself:`,
    `const value = useSelector((state) => state.value)`,
  ],
  pinia: () => [
    `// In setup() without \`detached\`, pinia ends it with the component:`,
    `store.$subscribe((mutation, state) => { /* … */ })`,
    `// Detached, or outside of setup(), end it yourself:`,
    `const stop = store.$subscribe(listener, { detached: true })`,
    `onUnmounted(stop)`,
  ],
  mobx: () => [
    `// autorun, reaction and observe return what ends them:`,
    `useEffect(() => reaction(() => store.value, (value) => { /* … */ }), [])`,
  ],
}
