import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { until } from '../../src/cli/until'
import { connect, type Marionette } from './marionette'

const PREFERENCES = {
  'marionette.port': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.aboutwelcome.enabled': false,
  'termsofuse.bypassNotification': true,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.disabledForTesting': true,
  'devtools.toolbox.footer.height': 560,
}

export interface Firefox {
  goTo: (url: string) => Promise<void>
  /** Runs the body of a function in the page that is open. */
  inPage: (body: string) => Promise<unknown>
  /** Runs the body of an async function with the browser's own rights. */
  inBrowser: (body: string, ...args: unknown[]) => Promise<unknown>
  close: () => Promise<void>
}

/** DRIFTSCOPE_FIREFOX, or the first Firefox on the path. */
export function findFirefox(): string | undefined {
  const named = process.env['DRIFTSCOPE_FIREFOX']
  if (named !== undefined) return existsSync(named) ? named : undefined
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const names = ['firefox', 'firefox-esr', 'firefox.exe']
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
}

/** Headless, with a throw-away profile and the extension of a folder. */
export async function launchFirefox(executable: string, extension: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'driftscope-firefox-'))
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`)
  writeFileSync(join(profile, 'user.js'), lines.join('\n'))
  const flags = ['--headless', '--width', '1280', '--height', '800', '--no-remote', '--profile', profile]
  // Without system access there is no DevTools.
  const child = spawn(executable, ['--marionette', '--remote-allow-system-access', ...flags], { stdio: 'ignore' })
  let marionette: Marionette | undefined
  const close = async (): Promise<void> => {
    marionette?.close()
    await end(child)
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  try {
    const portFile = join(profile, 'MarionetteActivePort')
    const port = await until(() => existsSync(portFile) && Number(readFileSync(portFile, 'utf8')), 30_000)
    if (!port) throw new Error(`${executable} does not start`)
    marionette = await connect(port)
    const { send } = marionette
    await send('WebDriver:NewSession', { capabilities: {} })
    await send('Addon:Install', { path: extension, temporary: true })
    return {
      goTo: async (url) => void (await send('WebDriver:Navigate', { url })),
      inPage: async (script) => valueOf(await send('WebDriver:ExecuteScript', { script, args: [], sandbox: null })),
      inBrowser: async (body, ...args) => {
        await send('Marionette:SetContext', { value: 'chrome' })
        const script = `const given = [...arguments], done = given.pop()
          ;(async (...args) => { ${body} })(...given).then((value) => done({ value }), (error) => done({ error: String(error) }))`
        const run = { script, args, sandbox: 'system' }
        const answer = valueOf(await send('WebDriver:ExecuteAsyncScript', run))
        await send('Marionette:SetContext', { value: 'content' })
        if (typeof answer !== 'object' || answer === null) throw new Error('no answer')
        if ('error' in answer) throw new Error(String(answer.error))
        return 'value' in answer ? answer.value : undefined
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  await Promise.race([gone, after(5_000, undefined, { ref: false })])
  child.kill('SIGKILL')
}

const valueOf = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'value' in result ? result.value : undefined
