/** The documentation of every rule, by path; each is loaded when its page is opened. */
const PAGES = import.meta.glob<string>('../../../rules/*.md', { query: '?raw', import: 'default' })

const loader = (rule: string): (() => Promise<string>) | undefined => PAGES[`../../../rules/${rule}.md`]

export const hasRulePage = (rule: string): boolean => loader(rule) !== undefined

/** The page of a rule as Markdown; rejects for a rule without one. */
export async function loadRulePage(rule: string): Promise<string> {
  const load = loader(rule)
  if (!load) throw new Error(`There is no page on the rule ${rule}.`)
  return load()
}
