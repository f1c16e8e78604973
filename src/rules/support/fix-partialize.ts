import type { SubjectFact } from '../../core/facts'
import { hook } from './fixes'

/** Keep both beside all that is saved already, or make the one anew from the other. */
export function keepTogether(
  { name, library }: SubjectFact,
  omitted: readonly string[],
  kept: readonly string[],
  saved: readonly string[],
): string {
  const [gone = 'field'] = omitted
  const [back = 'other'] = kept
  const all = [...new Set([...saved, ...[...kept, ...omitted].map((path) => path.split(/[.[]/)[0] ?? path)])]
  const use: { readonly [library: string]: readonly string[] } = {
    zustand: [
      `persist(createState, {`,
      `  name: ${JSON.stringify(name)},`,
      `  // Keep what belongs together …`,
      `  partialize: ({ ${all.join(', ')} }) => ({ ${all.join(', ')} }),`,
      `  // … or make it anew from what came back:`,
      `  onRehydrateStorage: () => (state) => state && ${hook(name)}.setState({ ${gone}: derived(state.${back}) }),`,
      `})`,
    ],
    redux: [
      `// Keep what belongs together …`,
      `persistReducer({ key: ${JSON.stringify(name)}, storage, whitelist: ${JSON.stringify(all)} }, reducer)`,
      `// … or make it anew from what came back:`,
      `case REHYDRATE:`,
      `  return { ...state, ...action.payload, ${gone}: derived(action.payload?.${back}) }`,
    ],
    pinia: [
      `// Keep what belongs together …`,
      `persist: { pick: ${JSON.stringify(all)} }, // of pinia-plugin-persistedstate`,
      `// … or do not hold twice what follows from the other:`,
      `const ${gone} = computed(() => derived(${back}.value))`,
    ],
  }
  return (
    use[library] ?? [`// Save ${all.join(' and ')} together, or make ${gone} anew from ${back} after it was read.`]
  ).join('\n')
}
