import { expect, it } from 'vitest'
import { nameParts } from './name-parts'

it.each([
  ['GET /api/products/:id', 'GET /api/', 'products/', ':id'],
  ['GET /api/v2/products/p2', 'GET /api/v2/', 'products/', 'p2'],
  ['GET /api/products', 'GET /api/', '', 'products'],
  ['GET /products', '', '', 'GET /products'],
  ['the page', '', '', 'the page'],
])('%s ends so that it is told from its like', (request, start, middle, end) => {
  expect(nameParts(request)).toEqual({ start, middle, end })
})
