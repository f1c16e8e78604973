import type { AdapterFixture } from './define-adapter'

export const fixture: AdapterFixture = {
  stack: 'vue',
  apps: [
    {
      entry: 'settings.ts',
      row: 'Vue 3 + reactive',
      store: /^memory:[a-z0-9]+$/,
      options: { entry: 'localStorage:settings' },
      hydration: 'read',
      cause: 'stack',
      links: ['localStorage:settings'],
    },
    { entry: 'todos.ts', row: 'Vue 3 + reactive', store: /^memory:[a-z0-9]+$/, cause: 'stack' },
  ],
}
