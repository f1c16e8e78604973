import { useStore } from 'zustand'
import { Link } from '../router'
import { useStudio } from '../studio'
import { PitfallsMenu } from './PitfallsMenu'

/** Name, pages, pitfalls. */
export function Header() {
  const { stores } = useStudio()
  const count = useStore(stores.cart, ({ cart }) => cart.reduce((sum, { quantity }) => sum + quantity, 0))
  return (
    <header className="header">
      <Link to="/" className="brand">
        <span className="mark" aria-hidden="true" />
        Scene Studio
      </Link>
      <nav aria-label="Pages">
        <Link to="/">Projects</Link>
        <Link to="/cart">Asset cart{count > 0 && <span className="count">{count}</span>}</Link>
      </nav>
      <PitfallsMenu />
    </header>
  )
}
