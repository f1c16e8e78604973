import { useStore } from 'zustand'
import { useHydrated } from '../components/useHydrated'
import { ASSETS } from '../scene/assets'
import { ScenePicture } from '../scene/ScenePicture'
import { CART_THEMES } from '../stores/cart'
import { useStudio } from '../studio'

/** The assets there are, and those taken along. */
export function CartPage() {
  const { cart } = useStudio()
  return (
    <section className="page">
      <h1>Asset cart</h1>
      <div className="market">
        <ul className="cards small" aria-label="Assets">
          {ASSETS.map((asset) => (
            <li key={asset.id} className="card">
              <ScenePicture code={`sky #46518c #d8b4c8\n${asset.line}`} />
              <h2>{asset.name}</h2>
              <p className="faint">{asset.what}</p>
              <button type="button" aria-label={`Add ${asset.name}`} onClick={() => void cart.add(asset)}>
                Add to cart
              </button>
            </li>
          ))}
        </ul>
        <Cart />
      </div>
    </section>
  )
}

function Cart() {
  const { stores, cart: actions } = useStudio()
  const { cart, theme } = useStore(stores.cart)
  const hydrated = useHydrated(stores.cart)
  return (
    <section className="cart" aria-label="Cart" aria-busy={!hydrated}>
      <h2>Your cart</h2>
      <div role="radiogroup" aria-label="Light" className="tabs">
        {CART_THEMES.map((each) => (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={each === theme}
            onClick={() => void actions.setTheme(each)}
          >
            {each}
          </button>
        ))}
      </div>
      {hydrated && cart.length === 0 && <p className="empty">Nothing in it yet.</p>}
      {!hydrated && <p className="empty">Opening the cart…</p>}
      <ul className="shelf" aria-label="Items">
        {cart.map(({ id, name, quantity }) => (
          <li key={id}>
            <span>
              {name} <span className="faint">× {quantity}</span>
            </span>
            <button type="button" aria-label={`Remove ${name}`} onClick={() => void actions.remove(id)}>
              Remove
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
