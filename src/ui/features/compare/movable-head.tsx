import { type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Menu, type MenuGroup, type Spot } from '../../components/menu'
import { usePanel } from '../../store/store'
import { moveTo } from './column-order'
import './movable-head.css'

interface MovableHeadProps {
  /** What it is called when it moves. */
  name: string
  columnKey: string
  /** The columns that are shown, in their order, and those that are not. */
  shown: readonly string[]
  hidden: readonly string[]
  className: string
  title: string
  /** What else its menu offers. */
  more: () => readonly MenuGroup[]
  children: ReactNode
}

const TYPE = 'application/x-driftscope-column'

/** The head of a column that is dragged to another place, moved by Alt and an arrow, or by its menu. */
export function MovableHead({ name, columnKey, shown, hidden, className, title, more, children }: MovableHeadProps) {
  const ref = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const [menu, setMenu] = useState<Spot>()
  const orderColumns = usePanel((state) => state.orderColumns)
  const toggleColumn = usePanel((state) => state.toggleColumn)
  const setWidth = usePanel((state) => state.setWidth)
  const say = usePanel((state) => state.say)
  const at = shown.indexOf(columnKey)

  const put = (key: string, place: number): void => {
    const order = moveTo(shown, key, place)
    orderColumns([...order, ...hidden])
    say(`Column ${order.indexOf(key) + 1} of ${order.length}`)
  }
  /** The element moves in the document, which takes the focus from it. */
  const step = (by: 1 | -1): void => {
    flushSync(() => put(columnKey, at + by))
    ref.current?.focus()
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.target !== ref.current || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.altKey && event.key === 'ArrowLeft') step(-1)
    else if (event.altKey && event.key === 'ArrowRight') step(1)
    else if (!event.altKey && event.key === 'Enter') openMenu(event)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const openMenu = (event: React.SyntheticEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    const box = ref.current?.getBoundingClientRect()
    const { nativeEvent } = event
    const byMouse = nativeEvent instanceof MouseEvent && nativeEvent.button === 2
    if (byMouse) setMenu({ x: nativeEvent.clientX, y: nativeEvent.clientY })
    else if (box) setMenu({ x: box.left, y: box.bottom })
  }
  const groups = (): MenuGroup[] => [
    {
      name: 'Column',
      items: [
        { label: 'Move left (Alt+←)', disabled: at === 0, run: () => step(-1) },
        { label: 'Move right (Alt+→)', disabled: at === shown.length - 1, run: () => step(1) },
        { label: 'Hide', disabled: shown.length === 1, run: () => toggleColumn(columnKey) },
        { label: 'Automatic width', run: () => setWidth(columnKey, undefined) },
      ],
    },
    ...more(),
  ]
  return (
    <div
      ref={ref}
      role="columnheader"
      tabIndex={0}
      draggable
      aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
      className={`cell head ${className}${over ? ' drop-here' : ''}`}
      title={title}
      onKeyDown={onKeyDown}
      onContextMenu={openMenu}
      onDragStart={(event) => event.dataTransfer.setData(TYPE, columnKey)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(TYPE)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const dropped = event.dataTransfer.getData(TYPE)
        if (shown.includes(dropped)) put(dropped, at)
      }}
    >
      {children}
      {menu && <Menu name={`Column ${name}`} groups={groups()} at={menu} onClose={() => setMenu(undefined)} />}
    </div>
  )
}
