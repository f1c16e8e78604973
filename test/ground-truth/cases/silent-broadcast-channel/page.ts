import { proxy, snapshot, subscribe } from 'valtio/vanilla'

interface Board {
  title: string
  columns: number
}

const saved = localStorage.getItem('board')
const board = proxy<Board>(saved === null ? { title: 'Untitled', columns: 2 } : (JSON.parse(saved) as Board))
const tabs = new BroadcastChannel('board')
subscribe(board, () => localStorage.setItem('board', JSON.stringify(snapshot(board))))
tabs.addEventListener('message', ({ data }: MessageEvent<Partial<Board>>) => Object.assign(board, data))

function change(members: Partial<Board>): void {
  Object.assign(board, members)
  tabs.postMessage(members)
}
Object.assign(window, { app: { change, state: () => snapshot(board) } })
