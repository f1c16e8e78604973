import { touchCart } from '../stores/cart'
import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Write before hydration',
  what: 'Opening the app notes the visit in the cart before the saved cart has been read from IndexedDB.',
  alter: (behaviour) => ({ ...behaviour, openCart: touchCart }),
})
