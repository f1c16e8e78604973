import browser from 'webextension-polyfill'
import { followTheme } from './page'

followTheme()
document.querySelector('#version')?.append(browser.runtime.getManifest().version)
