import type { InlinePayload } from './inline'

/** SvelteKit: what the load functions returned, as literals among the script that starts the app. */
export const svelteKit: InlinePayload = {
  label: '__sveltekit',
  holds: (script) => /^\s*\{\s*__sveltekit_\w+ = /.test(script),
}

/** What a load function fetched on the server: `<script data-sveltekit-fetched data-url="…">`, gone once it is asked for. */
export const fetchedUrl = (script: HTMLScriptElement): string | undefined =>
  script.hasAttribute('data-sveltekit-fetched') ? (script.getAttribute('data-url') ?? '') : undefined
