// The panel in the real DevTools on the playground's flagship, in both themes, as docs/images/panel-<theme>.png.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPlayground } from '../playground/server'
import { tour } from '../playground/tour'
import { launchBrowser } from '../src/cli/browser'

const FLAGSHIP = 'write-before-hydration'
const SIZE = { width: 1280, height: 760 }
/** What DevTools call their themes in the profile. */
const THEMES = { light: 'default', dark: 'dark' }
const FOLDER = 'docs/images'

const app = await startPlayground()
try {
  mkdirSync(FOLDER, { recursive: true })
  await picture('light')
  await picture('dark')
} finally {
  await app.close()
}

async function picture(theme: keyof typeof THEMES): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'driftscope-picture-'))
  mkdirSync(join(profile, 'Default'))
  const preferences = { currentDockState: '"undocked"', 'ui-theme': `"${THEMES[theme]}"` }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ devtools: { preferences } }))
  const browser = await launchBrowser({ profile, headless: true })
  try {
    const page = await browser.context.newPage()
    await tour.find(({ id }) => id === FLAGSHIP)?.play(page, app)
    const { devtools, panel } = await browser.openPanel(page)
    await devtools.setViewportSize(SIZE)
    await panel.getByRole('tab', { name: 'Compare' }).click()
    await panel.getByText('Reloading now loses').first().waitFor()
    const path = `${FOLDER}/panel-${theme}.png`
    await devtools.screenshot({ path })
    console.log(`wrote ${path}`)
  } finally {
    await browser.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}
