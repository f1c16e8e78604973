import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Lost pending save',
  what: 'Edits are saved two seconds after the last one, but not when the page is left before that.',
  alter: (behaviour) => ({ ...behaviour, saveAfter: 2_000, saveOnLeave: false, localCopyWins: 'unless older' }),
})
