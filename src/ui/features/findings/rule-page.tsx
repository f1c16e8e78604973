import { useEffect, useState } from 'react'
import { MarkdownView } from '../../components/markdown-view'
import { usePanel } from '../../store/store'
import { loadRulePage } from './rule-pages'

/** The documentation of a rule, in place of the list. */
export function RulePage({ rule }: { rule: string }) {
  const openRulePage = usePanel((state) => state.openRulePage)
  const [page, setPage] = useState<string>()
  useEffect(() => {
    let current = true
    loadRulePage(rule).then(
      (text) => current && setPage(text),
      (error: unknown) => current && setPage(String(error)),
    )
    return () => {
      current = false
    }
  }, [rule])
  return (
    <div className="rule-page" role="document" aria-label={`About the rule ${rule}`}>
      <button type="button" className="button outlined" onClick={() => openRulePage(undefined)}>
        ← All findings
      </button>
      {page !== undefined && <MarkdownView source={page} />}
    </div>
  )
}
