export interface Asset {
  id: string
  name: string
  what: string
  /** The line of scene code that placing it adds. */
  line: string
}

/** What can be taken into the cart and placed in scenes. */
export const ASSETS: readonly Asset[] = [
  { id: 'lighthouse', name: 'Lighthouse', what: 'Watches over a harbour', line: 'tower 80 70 #fdf0d5' },
  { id: 'sailing-boat', name: 'Sailing boat', what: 'Red hull, one sail', line: 'boat 30 82 #d62828' },
  { id: 'pine', name: 'Pine', what: 'Evergreen, any season', line: 'tree 60 80 #2d6a4f' },
  { id: 'full-moon', name: 'Full moon', what: 'Pale, with a halo', line: 'sun 82 18 6 #f1faee' },
  { id: 'starfield', name: 'Starfield', what: 'Forty stars for a clear night', line: 'stars 40' },
  { id: 'far-ridge', name: 'Far ridge', what: 'A second line of hills', line: 'hills 66 #6d6875' },
]
