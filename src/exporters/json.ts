import { defineExporter } from './define-exporter'

/** The session format itself (docs/session-format.md): what Import and the command line read again. */
export default defineExporter({
  id: 'json',
  label: 'Session (JSON)',
  ending: '.session.json',
  mime: 'application/json',
  write: (session) => `${JSON.stringify(session)}\n`,
})
