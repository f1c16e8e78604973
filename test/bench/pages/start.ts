import { timesOf, type Times } from './support/measure'
import { hasAgent, offer, type Turn } from './support/offer'

/** Milliseconds from asking for another document until it is there, agent and all. */
async function frames(_: unknown, turn: Turn): Promise<Times> {
  const taken: number[] = []
  for (let i = 0; i < 60; i++) {
    await turn()
    taken.push(await frame())
  }
  return timesOf(taken)
}

function frame(): Promise<number> {
  const start = performance.now()
  const made = document.createElement('iframe')
  // The same page, which does nothing in a frame.
  made.src = '?'
  return new Promise((resolve) => {
    made.addEventListener('load', () => {
      resolve(performance.now() - start)
      made.remove()
    })
    document.body.append(made)
  })
}

offer({ frames, hasAgent })
