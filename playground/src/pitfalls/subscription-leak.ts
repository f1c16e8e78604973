import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Subscription leak',
  what: 'The chat listens to the workspace each time it is shown, and never stops.',
  alter: (behaviour) => ({ ...behaviour, stopListening: false }),
})
