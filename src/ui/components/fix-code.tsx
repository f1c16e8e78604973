import { CopyButton } from './actions'
import './code.css'

/** Code to take over, with its copy button. */
export function FixCode({ code }: { code: string }) {
  return (
    <div className="code-block">
      <pre>
        <code>{code}</code>
      </pre>
      <CopyButton text={() => code} title="Copy this code" />
    </div>
  )
}
