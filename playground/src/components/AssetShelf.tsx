import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Link } from '../router'
import { ASSETS } from '../scene/assets'
import { keepPictures } from '../scene/picture-cache'
import { useStudio } from '../studio'
import { useHydrated } from './useHydrated'

/** What is in the cart, ready to be placed in the scene at work. */
export function AssetShelf({ sceneId }: { sceneId: string | undefined }) {
  const { behaviour, stores, scenes } = useStudio()
  const cart = useStore(stores.cart, (state) => state.cart)
  const hydrated = useHydrated(stores.cart)
  useEffect(() => {
    if (behaviour.cachePictures) keepPictures()
  }, [behaviour])
  const place = (line: string) => {
    const scene = stores.scenes.getState().scenes.find(({ id }) => id === sceneId)
    if (scene) scenes.edit(scene.id, { code: `${scene.code.trimEnd()}\n${line}` })
  }
  if (!hydrated) return <p className="empty">Opening the cart…</p>
  if (cart.length === 0) {
    return (
      <p className="empty">
        The cart is empty. <Link to="/cart">Choose assets</Link>
      </p>
    )
  }
  return (
    <ul className="shelf" aria-label="Assets in the cart">
      {cart.map(({ id, name, quantity }) => (
        <li key={id}>
          <span>
            {name} <span className="faint">× {quantity}</span>
          </span>
          <button
            type="button"
            aria-label={`Place ${name}`}
            disabled={sceneId === undefined}
            onClick={() => place(ASSETS.find((asset) => asset.id === id)?.line ?? '')}
          >
            Place
          </button>
        </li>
      ))}
    </ul>
  )
}
