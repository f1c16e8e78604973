import type { App } from './fixtures'

const served = (
  stack: string,
  page: string,
  row: string,
  links: readonly string[],
  store: App['store'] = /^memory:/,
): App => ({
  stack,
  entry: page,
  served: page,
  row,
  links,
  store,
  mode: 'production',
  name: `${stack}${page}`,
})

/** Pages rendered on a server, each with a store that took what the server sent along. */
export const servedApps: readonly App[] = [
  served('next', '/', 'Next 16 + app router', ['payload:__next_f']),
  served('next', '/old', 'Next 16 + pages', ['payload:__NEXT_DATA__']),
  served('next', '/cached', 'Next 16 + TanStack Query', ['payload:__next_f']),
  served('react-router', '/', 'React Router 7', ['payload:__reactRouterContext']),
  served('sveltekit', '/', 'SvelteKit 2', ['payload:__sveltekit']),
  served('sveltekit', '/fetched', 'SvelteKit 2 + fetch', ['payload:fetched /weather']),
  served('nuxt', '/', 'Nuxt 4', ['payload:__NUXT_DATA__'], 'memory:shop'),
]
