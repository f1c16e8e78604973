/** Frames of a block are looked at once the first have passed. */
const SETTLING = 4
/** ms between two frames from which one was dropped, at 60 a second. */
const DROPPED = 25

export interface Frames {
  /** ms of the main thread for each frame: from the scroll event until the frame is painted. */
  work: number[]
  dropped: number
}

/** Scrolls an element to another place in each of so many frames. */
export function jump(element: Element, frames: number, random: () => number): Promise<Frames> {
  const most = element.scrollHeight - element.clientHeight
  return scroll(element, frames, () => Math.floor(random() * most))
}

/** Scrolls an element on by so many px in each of so many frames, from the middle. */
export function glide(element: Element, frames: number, step: number): Promise<Frames> {
  const middle = Math.floor(element.scrollHeight / 2)
  return scroll(element, frames, (frame) => middle + frame * step)
}

function scroll(element: Element, frames: number, topAt: (frame: number) => number): Promise<Frames> {
  return new Promise((done) => {
    const work: number[] = []
    let [frame, dropped, scrolled, before] = [0, 0, 0, 0]
    const onScroll = (): void => {
      scrolled = performance.now()
    }
    // Before all others: what they do counts.
    window.addEventListener('scroll', onScroll, { capture: true, passive: true })
    const painted = new MessageChannel()
    painted.port1.onmessage = () => {
      if (scrolled > 0 && frame > SETTLING) work.push(performance.now() - scrolled)
      scrolled = 0
      if (frame >= frames + SETTLING) {
        window.removeEventListener('scroll', onScroll, { capture: true })
        done({ work, dropped })
        return
      }
      element.scrollTop = topAt(frame)
      requestAnimationFrame(next)
    }
    const next = (now: number): void => {
      frame += 1
      if (frame > SETTLING && now - before > DROPPED) dropped += 1
      before = now
      painted.port2.postMessage(undefined)
    }
    requestAnimationFrame(next)
  })
}

/** The same numbers for every contestant and run. */
export function seeded(): () => number {
  let seed = 1
  return () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
}
