import { type RefObject, useEffect, useState } from 'react'
import { type Colours, coloursOf } from './colours'

/** Width of an element, px, as it changes. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const observed = element.current
    if (!observed) return undefined
    const observer = new ResizeObserver(() => setWidth(observed.clientWidth))
    observer.observe(observed)
    return () => observer.disconnect()
  }, [element])
  return width
}

/** Paints at most once a frame: what is new, and all of it when the theme or the density of pixels changes. */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  { width, height }: { width: number; height: number },
  paint: (context: CanvasRenderingContext2D, colours: Colours) => void,
): void {
  useEffect(() => {
    let frame = 0
    const draw = (): void => {
      const context = canvas.current?.getContext('2d')
      if (!context || width === 0) return
      const [wide, tall] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)]
      // Setting the size clears, even to what it was.
      if (context.canvas.width !== wide) context.canvas.width = wide
      if (context.canvas.height !== tall) context.canvas.height = tall
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
      paint(context, coloursOf(context.canvas))
    }
    const soon = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(draw)
    }
    soon()
    const observer = new MutationObserver(soon)
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    // Another density of pixels comes with another size of the window in CSS px.
    window.addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      window.removeEventListener('resize', soon)
    }
  }, [canvas, width, height, paint])
}
