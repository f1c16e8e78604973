import { describe, expect, it } from 'vitest'
import { exportName } from './file-name'

const at = new Date(2026, 10, 2, 9, 3, 11).getTime()

describe('exportName', () => {
  it.each([
    ['http://localhost:3000/cart?x=1', 'localhost-3000-20261102-090311.session.json.gz'],
    ['https://user:secret@shop.example/', 'shop.example-20261102-090311.session.json.gz'],
    ['http://[::1]:8080/', '1-8080-20261102-090311.session.json.gz'],
    ['about:blank', 'page-20261102-090311.session.json.gz'],
    ['', 'page-20261102-090311.session.json.gz'],
  ])('%s → %s', (url, name) => {
    expect(exportName(url, at)).toBe(name)
  })
})
