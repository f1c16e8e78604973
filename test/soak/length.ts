import { isSmoke } from '../support/smoke'

/** Minutes of the smoke: the whole of the same run, though no heap has the time to show a slope. */
const SMOKE_MINUTES = 0.2
const MINUTES = 15

/** How long the app is used: `npm run soak -- --minutes 60`. Starting and checking come on top, less than half a minute. */
export const minutes = Number(process.env['SOAK_MINUTES'] ?? (isSmoke ? SMOKE_MINUTES : MINUTES))
