import type { SourceFixture } from './define-source'

export const fixture: SourceFixture = {
  act() {
    history.pushState(null, '', '/second')
    history.replaceState(null, '', '/second?tab=1')
    history.replaceState({ same: 'place' }, '')
    location.hash = 'end'
  },
  lines: [
    'document-started navigate before scripts',
    'url-changed http://app.test/second',
    'url-changed http://app.test/second?tab=1',
    'url-changed http://app.test/second?tab=1#end',
  ],
}
