import { useEffect, useState } from 'react'
import { hostPattern } from '../protocol/host-pattern'
import { siteName } from './site-name'

/** What the page needs of the browser; patterns as `https://shop.example/*`. */
export interface Permissions {
  /** Those of the manifest. */
  local: readonly string[]
  granted: () => Promise<string[]>
  /** In the task of a click. Whether the user agreed. */
  request: (pattern: string) => Promise<boolean>
  remove: (pattern: string) => Promise<boolean>
  onChange: (listener: () => void) => () => void
}

interface PermissionsPageProps {
  permissions: Permissions
  /** The origin that the page was opened for, or ''. */
  asked: string
}

/** Which sites may be read: allowed, listed and taken back. */
export function PermissionsPage({ permissions, asked }: PermissionsPageProps) {
  const granted = useGranted(permissions)
  const [said, setSaid] = useState('')
  const others = granted?.filter((pattern) => !permissions.local.includes(pattern)) ?? []
  const withheld = permissions.local.filter((pattern) => granted && !granted.includes(pattern))

  /** The browser only asks in the task of the click: nothing may be awaited before. */
  const allow = (pattern: string): void => {
    permissions.request(pattern).then(
      (agreed) =>
        setSaid(
          agreed
            ? `${siteName(pattern)} may be read now. Reload its pages to record them.`
            : 'Not allowed: nothing has changed.',
        ),
      (error: unknown) => setSaid(`The browser refused: ${String(error)}`),
    )
  }
  const takeBack = (pattern: string): void => {
    permissions.remove(pattern).then(
      () =>
        setSaid(
          `${siteName(pattern)} is not read any more. What was recorded of it stays in open panels until you close them.`,
        ),
      (error: unknown) => setSaid(`The browser refused: ${String(error)}`),
    )
  }
  return (
    <>
      <h1>Which sites Driftscope may read</h1>
      <p className="lead">
        It records pages of these sites only, keeps what it records in memory, and sends nothing anywhere.{' '}
        <a href="./welcome.html">What it does and does not do</a>
      </p>
      <h2 id="local">Local development</h2>
      <p>
        <code>localhost</code>, <code>*.localhost</code>, <code>127.0.0.1</code> and <code>[::1]</code>, with every
        port, are readable from the start.
      </p>
      {withheld.length > 0 && (
        <ul className="sites" aria-labelledby="local">
          {withheld.map((pattern) => (
            <li key={pattern}>
              <span className="grow">
                <code>{siteName(pattern)}</code> <span className="dim">is withheld in the browser’s settings</span>
              </span>
              <button type="button" className="button outlined" onClick={() => allow(pattern)}>
                Allow again
              </button>
            </li>
          ))}
        </ul>
      )}
      <h2 id="others">Other sites</h2>
      {granted && others.length === 0 && (
        <p className="dim">None. Allow one below, or from the panel while you inspect it.</p>
      )}
      <ul className="sites" aria-labelledby="others">
        {others.map((pattern) => (
          <li key={pattern}>
            <span className="grow">
              <code>{siteName(pattern)}</code> <span className="dim">all its ports</span>
            </span>
            <button
              type="button"
              className="button outlined"
              aria-label={`Take back ${siteName(pattern)}`}
              onClick={() => takeBack(pattern)}
            >
              Take back
            </button>
          </li>
        ))}
      </ul>
      <AllowForm asked={asked} onAllow={allow} />
      <p role="status" className="said">
        {said}
      </p>
      <h2>Good to know</h2>
      <ul className="text">
        <li>Browsers give a permission for a host with all its ports; http and https are two permissions.</li>
        <li>
          A page that is open already is recorded after its next reload: the recorder has to start before the page does.
        </li>
        <li>
          Taken back, recording stops at once in the pages that are open, and every hook is removed from them. A reload
          is not needed.
        </li>
      </ul>
    </>
  )
}

function AllowForm({ asked, onAllow }: { asked: string; onAllow: (pattern: string) => void }) {
  const [address, setAddress] = useState(asked)
  const pattern = hostPattern(address.trim())
  return (
    <form
      className="allow"
      aria-label="Allow a site"
      onSubmit={(event) => {
        event.preventDefault()
        if (pattern !== undefined) onAllow(pattern)
      }}
    >
      <input
        className="field"
        aria-label="Address of a page"
        placeholder="https://staging.example.com"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <button type="submit" className="button primary" disabled={pattern === undefined}>
        {pattern === undefined ? 'Allow' : `Allow ${siteName(pattern)}`}
      </button>
    </form>
  )
}

/** What is granted now; undefined until the browser has said so. */
function useGranted({ granted, onChange }: Permissions): readonly string[] | undefined {
  const [patterns, setPatterns] = useState<readonly string[]>()
  useEffect(() => {
    const read = (): void => void granted().then(setPatterns)
    read()
    return onChange(read)
  }, [granted, onChange])
  return patterns
}
