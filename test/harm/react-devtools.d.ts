/** The part of React DevTools that runs in the page; the package comes without types. */
declare module 'react-devtools-inline/backend' {
  interface Wall {
    listen: (hear: (message: { event: string; payload: unknown }) => void) => () => void
    send: (event: string, payload: unknown) => void
  }
  export function initialize(window: Window): void
  export function createBridge(window: Window, wall: Wall): object
  export function activate(window: Window, options: { bridge: object }): void
}
