interface TextStorage {
  getItem: (name: string) => string | null | Promise<string | null>
  setItem: (name: string, value: string) => unknown
  removeItem: (name: string) => unknown
}

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** localStorage behind promises, as a wrapper around a slower storage has it. `before` and `then`: ms around each read. */
export const late = ({ before = 0, then = 0 } = {}): TextStorage => ({
  getItem: async (name) => {
    if (before > 0) await after(before)
    const text = localStorage.getItem(name)
    if (then > 0) await after(then)
    return text
  },
  setItem: async (name, value) => localStorage.setItem(name, value),
  removeItem: async (name) => localStorage.removeItem(name),
})
