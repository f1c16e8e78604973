import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'SSR mismatch',
  what: 'The first render in the browser already takes the saved workspace, which the server knew nothing of.',
  alter: (behaviour) => ({ ...behaviour, firstRender: 'as saved' }),
})
