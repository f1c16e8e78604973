import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Version discard',
  what: 'A release raises the version of the workspace without a migrate, so what earlier releases saved is ignored.',
  alter: (behaviour) => ({
    ...behaviour,
    workspaceVersion: behaviour.workspaceVersion + 1,
    workspaceMigrate: undefined,
  }),
})
