import type { SourceFixture } from './define-source'

export const fixture: SourceFixture = {
  act() {
    localStorage.setItem('theme', 'dark')
    sessionStorage.setItem('draft', '1')
    localStorage.getItem('theme')
    localStorage.getItem('absent')
    localStorage.removeItem('theme')
    localStorage.removeItem('theme')
    sessionStorage.clear()
    localStorage['property'] = 'write'
  },
  lines: [
    'storage-written localStorage:theme dark',
    'storage-written sessionStorage:draft 1',
    'storage-read localStorage:theme dark',
    'storage-read localStorage:absent nothing',
    'storage-removed localStorage:theme',
    'storage-removed sessionStorage:draft',
    'storage-written localStorage:property write seen by sweep',
  ],
}
