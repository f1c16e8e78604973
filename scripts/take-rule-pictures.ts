// A finding of every rule in the panel in the real DevTools, as docs/images/rules/<id>.png: of sessions that
// `npm run truth -- --sessions <folder>` has recorded.
import { mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { launchBrowser } from '../src/cli/browser'
import { readSession } from '../src/cli/session-file'
import type { Session } from '../src/core/session/session'
import { rules } from '../src/rules/registry.generated'

const OUT = 'docs/images/rules'
const SIZE = { width: 1000, height: 900 }

const [given] = process.argv.slice(2)
if (given === undefined) throw new Error('Which folder? First: npm run truth -- --sessions driftscope-out/truth')
const folder = resolve(given)
const sessions = readdirSync(folder)
  .filter((name) => name.endsWith('.session.json.gz') && !name.includes('.mended.'))
  .map((name) => ({ name, session: readSession(join(folder, name)) }))

mkdirSync(OUT, { recursive: true })
const browser = await launchBrowser({ headless: true })
try {
  const page = await browser.context.newPage()
  const { devtools, panel } = await browser.openPanel(page)
  await devtools.setViewportSize(SIZE)
  for (const { id } of rules) {
    const shown = best(id)
    if (!shown) {
      console.log(`${id}: no session shows it`)
      continue
    }
    await panel.getByLabel('Session file').setInputFiles(join(folder, shown.name))
    await panel.getByText(`${shown.name} `).or(panel.getByText(shown.name)).first().waitFor()
    await panel.getByRole('tab', { name: /Findings/ }).click()
    const card = panel.getByRole('article', { name: id, exact: true }).first()
    await card.waitFor({ state: 'attached' })
    await card.evaluate((element) => element.closest('details')?.setAttribute('open', ''))
    await card.screenshot({ path: `${OUT}/${id}.png` })
    console.log(`wrote ${OUT}/${id}.png of ${shown.name}`)
  }
} finally {
  await browser.close()
}

/** The session that is named after a rule, or the one that shows it with the least beside it. */
function best(id: string): (typeof sessions)[number] | undefined {
  const has = ({ findings }: Session): boolean => findings.some(({ rule }) => rule === id)
  const showing = sessions.filter(({ session }) => has(session))
  const named = showing.find(({ name }) => name === `${id}.session.json.gz`)
  return named ?? showing.toSorted((a, b) => a.session.findings.length - b.session.findings.length)[0]
}
