import type { ConnectionState } from '../../live'

/** Why there is nothing to see, and what to do about it. */
export interface Explanation {
  title: string
  text: string
  /** What the panel offers to do. */
  action?: 'permission' | 'reload'
}

/** The empty panel's words for each way of not being connected. `page`: its origin, or `this page`. */
export const EXPLANATIONS: Record<Exclude<ConnectionState, 'connected'>, (page: string) => Explanation> = {
  connecting: (page) => ({ title: 'Connecting…', text: `Asking ${page} for what it has recorded.` }),
  'no-permission': (page) => ({
    title: `Driftscope may not read ${page}`,
    text: 'By default it reads local development origins only. Allow this one, then reload the page. Browsers give such a permission for the host with all its ports; you can take it back at any time (Permissions, below).',
    action: 'permission',
  }),
  'needs-reload': (page) => ({
    title: 'Reload the page to record it',
    text: `${page} was loaded before this Driftscope was installed, updated or allowed here. The recorder has to start before the first script of the page, so nothing is recorded until you reload. What was recorded before stays here.`,
    action: 'reload',
  }),
  'no-agent': () => ({
    title: 'No recorder runs in this page',
    text: 'Driftscope is present, but its script in the page did not start: another extension or the page itself kept it out, or the document is no HTML page. Reload the page; if it stays so, try without other extensions.',
    action: 'reload',
  }),
  restricted: () => ({
    title: 'Browsers let no extension read this page',
    text: 'Pages of the browser itself (chrome://, the extension store, about:blank) are closed to extensions. Open your app in this tab.',
  }),
  disconnected: () => ({
    title: 'The tab has gone',
    text: 'Its recording stays here until DevTools closes: export it to keep it.',
  }),
}
