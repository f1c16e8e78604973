import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Save failed',
  what: 'The server answers every save of a scene with 500, and the app keeps the change as if it were saved.',
  alter: (behaviour) => ({
    ...behaviour,
    onSaveFailed: 'keep',
    rereadOnReturn: false,
    requestHeaders: (method, path) => {
      const headers = behaviour.requestHeaders(method, path)
      const savesScene = method !== 'GET' && path.startsWith('/api/scenes')
      return savesScene ? { ...headers, 'x-studio-fault': '500' } : headers
    },
  }),
})
