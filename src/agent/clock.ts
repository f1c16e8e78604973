import { microtask } from './primordials'

/** Numbers the synchronous runs and the macrotasks of the document in which something was recorded. */
export class Clock {
  run = 0
  task = 0
  private inRun = false
  private inTask = false
  private readonly channel = new MessageChannel()
  private readonly post = this.channel.port2.postMessage.bind(this.channel.port2)

  constructor() {
    this.channel.port1.onmessage = () => {
      this.inTask = false
      this.task++
    }
  }

  /** Call when something happens: from here on the present run and task are told from the next ones. */
  touch(): void {
    if (this.inRun) return
    this.inRun = true
    microtask(this.endRun)
  }

  private readonly endRun = (): void => {
    this.inRun = false
    this.run++
    if (this.inTask) return
    // Not from within the page's own call: with a debugger attached, a message notes the stack that it is sent from.
    this.inTask = true
    this.post(0)
  }
}
