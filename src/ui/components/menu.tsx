import { Fragment, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { menuKey } from './menu-keys'
import './menu.css'

export interface MenuItem {
  label: string
  run: () => void
  /** Present: an item that is switched on and off, which leaves the menu open. */
  checked?: boolean
  /** Present: one of several, of which one holds. */
  chosen?: boolean
  disabled?: boolean
}

export interface MenuGroup {
  name: string
  /** Its name stands above the items. */
  titled?: boolean
  items: readonly MenuItem[]
}

/** A corner in the window, px. */
export interface Spot {
  x: number
  y: number
}

interface MenuProps {
  name: string
  groups: readonly MenuGroup[]
  at: Spot
  onClose: () => void
}

/** A menu above everything, at a place in the window (WAI-ARIA menu). Focus goes back to where it came from. */
export function Menu({ name, groups, at, onClose }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null)
  const { x, y } = at
  useLayoutEffect(() => {
    const menu = ref.current
    if (!menu) return
    if (!menu.matches(':popover-open')) menu.showPopover()
    menu.style.left = `${Math.max(2, Math.min(x, innerWidth - menu.offsetWidth - 2))}px`
    menu.style.top = `${Math.max(2, Math.min(y, innerHeight - menu.offsetHeight - 2))}px`
    itemsOf(menu)[0]?.focus()
  }, [x, y])

  // Told at once: the event of it comes a frame later, and would close what was opened again in between.
  const close = (): void => {
    ref.current?.hidePopover()
    onClose()
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const menu = ref.current
    // Neither the grid below nor DevTools' own shortcuts are meant.
    event.stopPropagation()
    if (!menu || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      close()
      return
    }
    const items = itemsOf(menu)
    const labels = items.map((item) => item.textContent)
    const to = menuKey(
      event.key,
      labels,
      items.findIndex((item) => item === document.activeElement),
    )
    if (to === undefined) return
    event.preventDefault()
    items[to]?.focus()
  }
  const choose = (item: MenuItem): void => {
    if (item.checked === undefined) close()
    item.run()
  }
  return (
    <div
      ref={ref}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={name}
      className="menu"
      onKeyDown={onKeyDown}
      onMouseDown={(event) => event.stopPropagation()}
      onContextMenu={(event) => event.preventDefault()}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      {groups.map((group) => (
        <div key={group.name} role="group" aria-label={group.name}>
          {group.titled && (
            <div role="presentation" className="menu-group">
              {group.name}
            </div>
          )}
          {group.items.map((item) => (
            <Item key={item.label} item={item} onChoose={choose} />
          ))}
        </div>
      ))}
    </div>
  )
}

function Item({ item, onChoose }: { item: MenuItem; onChoose: (item: MenuItem) => void }) {
  const { label, checked, chosen, disabled = false } = item
  const isOn = checked ?? chosen
  return (
    <button
      type="button"
      role={chosen !== undefined ? 'menuitemradio' : checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={isOn}
      aria-disabled={disabled}
      tabIndex={-1}
      className="menu-item"
      onMouseMove={({ currentTarget }) => currentTarget.focus()}
      onClick={() => !disabled && onChoose(item)}
    >
      {isOn !== undefined && <span aria-hidden="true">{isOn ? '✓' : ''}</span>}
      {label}
    </button>
  )
}

interface MenuButtonProps {
  name: string
  groups: () => readonly MenuGroup[]
  className?: string
  children: ReactNode
}

/** A button that opens a menu below itself. */
export function MenuButton({ name, groups, className = 'button outlined small', children }: MenuButtonProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const [at, setAt] = useState<Spot>()
  const open = (): void => {
    const box = ref.current?.getBoundingClientRect()
    if (box) setAt({ x: box.left, y: box.bottom + 1 })
  }
  return (
    <Fragment>
      <button
        ref={ref}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        aria-label={name}
        title={name}
        onClick={open}
        onKeyDown={(event) => event.key === 'ArrowDown' && open()}
      >
        {children}
      </button>
      {at && <Menu name={name} groups={groups()} at={at} onClose={() => setAt(undefined)} />}
    </Fragment>
  )
}

const itemsOf = (menu: HTMLElement): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]
