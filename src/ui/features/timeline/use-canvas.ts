import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
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

/** Paints at most once a frame: after each rendering, and when the theme or the density of pixels changes. */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  { width, height }: { width: number; height: number },
  paint: (context: CanvasRenderingContext2D, colours: Colours) => void,
): void {
  const [look, setLook] = useState(0)
  useEffect(() => {
    const changed = (): void => setLook((known) => known + 1)
    const observer = new MutationObserver(changed)
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    density.addEventListener('change', changed)
    return () => {
      observer.disconnect()
      density.removeEventListener('change', changed)
    }
  }, [look])
  const draw = useEffectEvent(() => {
    const context = canvas.current?.getContext('2d')
    if (!canvas.current || !context || width === 0) return
    const [wide, tall] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)]
    // Setting the size clears, even to what it was.
    if (canvas.current.width !== wide) canvas.current.width = wide
    if (canvas.current.height !== tall) canvas.current.height = tall
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
    paint(context, coloursOf(canvas.current))
  })
  useEffect(() => {
    const frame = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(frame)
  }, [width, height, paint, look])
}
