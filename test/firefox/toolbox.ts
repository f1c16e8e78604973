import type { Firefox } from './firefox'

const TOOLBOX = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs')
  const { gDevTools } = require('devtools/client/framework/devtools')
  const window = Services.wm.getMostRecentWindow('navigator:browser')
  const tab = window.gBrowser.selectedTab
`

/** What a body in the panel may use: elements by role or tag and accessible name, a key where the focus is, and typing. */
const HELPERS = `
  const all = (selector, name) => [...document.querySelectorAll(selector)].filter((element) =>
    name === undefined || name.test(element.getAttribute('aria-label') || element.textContent))
  const press = (key, more) =>
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  const type = (field, text) => {
    field.focus()
    field.select()
    document.execCommand('insertText', false, text)
  }
`

/** Opens the real toolbox of the tab that is open and our panel in it; answers what runs the body of a function there. */
export async function openPanel(firefox: Firefox): Promise<(body: string) => Promise<unknown>> {
  const id = await firefox.inBrowser(`${TOOLBOX}
    const toolbox = await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole', hostType: 'bottom' })
    for (;;) {
      const ours = [...toolbox.doc.querySelectorAll('.devtools-tab')].find((each) => each.textContent === 'Driftscope')
      if (ours) {
        await toolbox.selectTool(ours.dataset.id)
        return ours.dataset.id
      }
      await new Promise((resolve) => window.setTimeout(resolve, 25))
    }`)
  return (body) =>
    firefox.inBrowser(
      `${TOOLBOX}
      const [id, body] = args
      const frame = gDevTools.getToolboxForTab(tab).doc.getElementById('toolbox-panel-iframe-' + id)
      const actor = frame.contentDocument.getElementById('webext-panels-browser')
        .browsingContext.currentWindowGlobal.getActor('MarionetteCommands')
      return actor.executeScript(body, [], { timeout: 10000, sandboxName: null, newSandbox: true, async: false, file: 'panel', line: 0 })`,
      id,
      `${HELPERS}${body}`,
    )
}
