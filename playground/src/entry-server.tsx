import { renderToString } from 'react-dom/server'
import { App } from './App'
import type { Payload } from './model'
import { behaviourWith } from './pitfalls'
import { StudioProvider, createStudio } from './studio'

/** The page's HTML inside `#root`. */
export function render(payload: Payload): string {
  return renderToString(
    <StudioProvider value={createStudio(payload, behaviourWith(payload.pitfalls))}>
      <App />
    </StudioProvider>,
  )
}
