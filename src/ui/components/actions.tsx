import { useEffect, useRef, useState } from 'react'
import { useHost } from '../host'

/** Copies a text; says so for a moment, in place. */
export function CopyButton({ text, label = 'Copy', title }: { text: () => string; label?: string; title?: string }) {
  const host = useHost()
  const [said, setSaid] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const say = (word: string): void => {
    setSaid(word)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setSaid(undefined), 1_200)
  }
  const copy = (): void => {
    host.copy(text()).then(
      () => say('Copied'),
      () => say('Not copied'),
    )
  }
  return (
    <button type="button" className="button outlined small" title={title} onClick={copy}>
      <span aria-live="polite">{said ?? label}</span>
    </button>
  )
}
