import { useEffect, useState } from 'react'
import './progress.css'

interface ProgressProps {
  /** What is being done. */
  doing: string
  onCancel: () => void
}

/** Work under way: what it does, for how long, and the way to stop it. */
export function Progress({ doing, onCancel }: ProgressProps) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((past) => past + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="progress">
      <progress aria-label={doing} />
      <span role="status" aria-label="Progress" className="ellipsis">
        {doing}…
      </span>
      <span className="dim numbers">{seconds > 0 && `${seconds} s`}</span>
      <button type="button" className="button outlined small" onClick={onCancel}>
        Cancel
      </button>
    </div>
  )
}
