/** Asks `probe` every 50 ms until it gives something truthy; undefined after `timeout` milliseconds. */
export async function until<T>(probe: () => T | Promise<T>, timeout: number): Promise<T | undefined> {
  const end = Date.now() + timeout
  for (;;) {
    const found = await probe()
    if (found) return found
    if (Date.now() > end) return undefined
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  }
}
