import lostSave from './flows/lost-save.mjs'
import twoTabs from './flows/two-tabs.mjs'
import { stop, type TourStop } from './tour-stop'
import {
  addProject,
  addScene,
  cartShown,
  deleted,
  fillCart,
  loaded,
  newTabBeside,
  saved,
  say,
  searchScenes,
  typeCode,
} from './tour-steps'

export type { TourApp, TourStop } from './tour-stop'

export const tour: TourStop[] = [
  stop({
    id: 'healthy',
    title: 'Healthy',
    what: 'Projects, scenes, code, chat and cart are used and the page is reloaded, without any mistake.',
    steps: async (page, to) => {
      await page.goto(to.healthy('/'))
      await addProject(page, 'Lake House')
      await page.getByRole('link', { name: 'Lake House', exact: true }).click()
      await addScene(page, 'Pier at noon')
      await typeCode(page, 'sky #48cae4 #fff3b0\nsun 30 30 8 #ffb703\nsea 70 #219ebc\ncaption Noon')
      await page.getByRole('textbox', { name: 'Scene title' }).fill('Pier at one')
      await saved(page)
      await say(page, 'Is the pier long enough?')
      await page.getByRole('textbox', { name: 'Message' }).fill('Maybe a boat')
      await page.getByRole('combobox', { name: 'Size' }).selectOption('16')
      await fillCart(page)
      await page.reload()
      await cartShown(page)
      await page.getByRole('link', { name: 'Projects', exact: true }).click()
      await page.getByText('unsent: “Maybe a boat”').waitFor()
      await page.getByRole('link', { name: 'Lake House', exact: true }).first().click()
      await page.getByRole('button', { name: 'Pier at one' }).waitFor()
      await page.getByRole('tab', { name: 'Assets' }).click()
      await page.getByRole('button', { name: 'Place Lighthouse' }).click()
      await saved(page)
    },
  }),
  stop({
    id: 'write-before-hydration',
    title: 'Write before hydration',
    what: 'A filled cart meets a release that writes to the cart before it has been read from IndexedDB.',
    rule: 'write-before-hydration',
    subject: 'cart-store',
    paths: ['cart', 'theme'],
    steps: async (page, to) => {
      await page.goto(to.healthy('/cart'))
      await fillCart(page)
      await page.goto(to.mistaken('/cart'))
      await cartShown(page)
    },
  }),
  stop({
    id: 'save-failed',
    title: 'Save failed',
    what: 'A new scene is shown at once, the server answers 500, and the app keeps the scene as if it were saved.',
    rule: 'save-failed',
    subject: 'scenes',
    paths: ['scenes["storm"]'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/projects/harbour'))
      const answered = page.waitForResponse((response) => response.request().method() === 'POST')
      const name = page.getByRole('textbox', { name: 'New scene' })
      await name.fill('Storm')
      await name.press('Enter')
      await answered
      await saved(page)
    },
  }),
  stop({
    id: 'version-discard',
    title: 'Version discard',
    what: 'Drafts and preferences meet a release that raises the version of the workspace without a migrate.',
    rule: 'version-discard',
    subject: 'workspace',
    paths: ['openProject', 'drafts', 'preferences'],
    steps: async (page, to) => {
      await page.goto(to.healthy('/projects/desert'))
      await page.getByRole('textbox', { name: 'Message' }).fill('Another ridge?')
      await page.getByRole('combobox', { name: 'Size' }).selectOption('18')
      await page.getByRole('link', { name: 'Projects', exact: true }).click()
      await page.getByText('unsent: “Another ridge?”').waitFor()
      await page.goto(to.mistaken('/'))
      await page.getByRole('heading', { name: 'Desert Road' }).waitFor()
    },
  }),
  stop({
    id: 'quota-exceeded',
    title: 'Quota exceeded',
    what: 'The asset shelf has filled localStorage when a draft is typed, and the app swallows that it does not fit in.',
    rule: 'quota-exceeded',
    subject: 'workspace',
    paths: ['drafts["harbour"]'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/projects/harbour'))
      await loaded(page)
      await page.getByRole('tab', { name: 'Assets' }).click()
      await page.getByText('The cart is empty.').waitFor()
      await page.getByRole('tab', { name: 'Chat' }).click()
      await page.getByRole('textbox', { name: 'Message' }).fill('Fog over the pier?')
      await page.getByText('Unsent: “Fog over the pier?”').waitFor()
    },
  }),
  stop({
    id: 'lost-pending-save',
    title: 'Lost pending save',
    what: 'A scene is renamed, and the page reloaded before the name was sent: the local copy has it, the server never will.',
    rule: 'lost-pending-save',
    subject: 'scenes',
    paths: ['scenes["first-snow"].title'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/'))
      await lostSave({ page })
    },
  }),
  stop({
    id: 'ssr-mismatch',
    title: 'SSR mismatch',
    what: 'A draft and a font size are saved, then a page is rendered by the server without them and by the browser with them.',
    rule: 'ssr-mismatch',
    subject: 'workspace',
    paths: ['drafts["desert"]', 'preferences.fontSize'],
    steps: async (page, to) => {
      await page.goto(to.healthy('/projects/desert'))
      await page.getByRole('textbox', { name: 'Message' }).fill('Another ridge?')
      await page.getByRole('combobox', { name: 'Size' }).selectOption('18')
      await page.goto(to.mistaken('/projects/desert'))
      await page.getByText('Unsent: “Another ridge?”').waitFor()
    },
  }),
  stop({
    id: 'partialize-gap',
    title: 'Partialize gap',
    what: 'A scene is searched for, and after a reload the search is there without how many it found.',
    rule: 'partialize-gap',
    subject: 'session-ui',
    paths: ['found'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/projects/harbour'))
      await loaded(page)
      await searchScenes(page)
      await page.reload()
      await page.getByRole('button', { name: 'Night watch' }).waitFor()
    },
  }),
  stop({
    id: 'dangling-reference',
    title: 'Dangling reference',
    what: 'A scene is chosen and deleted, and the tab goes on pointing at it.',
    rule: 'dangling-reference',
    subject: 'session-ui',
    paths: ['selected["winter"]'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/projects/winter'))
      await loaded(page)
      await page.getByRole('button', { name: 'First snow' }).click()
      await deleted(page, '/api/scenes/', 'Delete scene')
    },
  }),
  stop({
    id: 'orphaned-entry',
    title: 'Orphaned entry',
    what: 'A project is deleted, and the draft that was typed in its chat stays behind.',
    rule: 'orphaned-entry',
    subject: 'workspace',
    paths: ['drafts["desert"]'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/projects/desert'))
      await loaded(page)
      await page.getByRole('textbox', { name: 'Message' }).fill('Another ridge?')
      await page.getByText('Unsent: “Another ridge?”').waitFor()
      await deleted(page, '/api/projects/', 'Delete project')
    },
  }),
  stop({
    id: 'subscription-leak',
    title: 'Subscription leak',
    what: 'Chat and assets are looked at in turn, and each chat that is gone still listens to the workspace.',
    rule: 'subscription-leak',
    subject: 'workspace',
    paths: [''],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/projects/harbour'))
      await loaded(page)
      for (let times = 0; times < 12; times += 1) {
        await page.getByRole('tab', { name: 'Assets' }).click()
        await page.getByText('The cart is empty.').waitFor()
        await page.getByRole('tab', { name: 'Chat' }).click()
        await page.getByRole('textbox', { name: 'Message' }).waitFor()
      }
    },
  }),
  stop({
    id: 'write-amplification',
    title: 'Write amplification',
    what: 'A message is typed, and each key writes the pictures of all assets again.',
    rule: 'write-amplification',
    subject: 'workspace',
    paths: ['drafts'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/projects/harbour'))
      await loaded(page)
      await page.getByRole('textbox', { name: 'Message' }).pressSequentially('Could the fog come in?')
      await page.getByText('Unsent: “Could the fog come in?”').waitFor()
    },
  }),
  stop({
    id: 'shallow-merge-gap',
    title: 'Shallow merge gap',
    what: 'Saved preferences meet a release with one more, which is missing from then on.',
    rule: 'shallow-merge-gap',
    subject: 'workspace',
    paths: ['preferences.spellCheck'],
    steps: async (page, to) => {
      await page.goto(to.healthy('/projects/desert'))
      await loaded(page)
      await page.getByRole('combobox', { name: 'Size' }).selectOption('18')
      await page.goto(to.mistaken('/projects/desert'))
      await loaded(page)
    },
  }),
  stop({
    id: 'storage-ahead-of-memory',
    title: 'Storage ahead of memory',
    what: 'A font size is written to what is saved, past the store, and the page goes on with the old one.',
    rule: 'storage-ahead-of-memory',
    subject: 'workspace',
    paths: ['preferences.fontSize'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/projects/desert'))
      await loaded(page)
      await page.getByRole('combobox', { name: 'Size' }).selectOption('18')
    },
  }),
  stop({
    id: 'healthy-two-tabs',
    title: 'Healthy, two tabs',
    what: 'Two tabs write drafts, and each takes in what the other one saves.',
    tabs: 2,
    steps: async (page, to) => {
      await page.goto(to.healthy('/'))
      await twoTabs({ page, newTab: newTabBeside(page) })
      await page.getByRole('link', { name: 'Projects', exact: true }).click()
      await page.getByText('unsent: “More boats?”').waitFor()
    },
  }),
  stop({
    id: 'cross-tab-overwrite',
    title: 'Cross-tab overwrite',
    what: 'A draft is typed in one tab, then another in a second tab that never heard of the first one and saves its own state.',
    tabs: 2,
    rule: 'cross-tab-overwrite',
    subject: 'workspace',
    paths: ['drafts["desert"]'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/'))
      await twoTabs({ page, newTab: newTabBeside(page) })
    },
  }),
]
