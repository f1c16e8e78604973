const KEY = 'asset-pictures'
/** What browsers give an origin, in UTF-16 units of keys and texts together. */
const ROOM = 5 * 1024 * 1024
/** A pixel of the evening sky, uncompressed. */
const PIXEL = 'RlGM'

/** Keeps the pictures of the assets for the next time, in all the room that localStorage has left. */
export function keepPictures(): void {
  if (localStorage.getItem(KEY) !== null) return
  const used = Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, KEY.length)
  localStorage.setItem(KEY, assetPictures(Math.max(0, ROOM - used)))
}

/** So many characters of pictures. */
export function assetPictures(size: number): string {
  return PIXEL.repeat(size / PIXEL.length)
}

export function dropPictures(): void {
  localStorage.removeItem(KEY)
}
