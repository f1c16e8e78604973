import type { SourceFixture } from './define-source'

// What Svelte's server would have rendered, before the document is parsed.
const heading = typeof document === 'undefined' ? undefined : document.createElement('h1')
if (heading) {
  const target = document.createElement('div')
  target.id = 'app'
  target.append(document.createComment('['), heading, document.createComment(']'))
  heading.append('On the server')
  document.body.append(target)
}

export const fixture: SourceFixture = {
  /** As Svelte does: it changes what does not fit, and notes at last how the app is taken away again. */
  act() {
    const [text] = heading?.childNodes ?? []
    if (text) text.nodeValue = 'In the browser'
    new WeakMap().set({}, (options: { outro?: boolean }) => options.outro)
    if (text) text.nodeValue = 'Later'
  },
  lines: [
    'react-hydration svelte started',
    'react-hydration svelte mismatch {"kind":"text","place":"#app > h1","server":"On the server","client":"In the browser"}',
    'react-hydration svelte finished',
  ],
}
