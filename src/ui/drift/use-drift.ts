import { useCallback } from 'react'
import { detailOf } from '../../core/errors'
import { useHost } from '../host'
import { usePanel } from '../store/store'
import { driftProgram, driftSentence } from './program'

/** Puts a value into the console of the inspected page; undefined where there is none. The footer says what became of it. */
export function useDrift(): ((value: unknown, of: string) => void) | undefined {
  const { evaluate } = useHost()
  const say = usePanel((state) => state.say)
  const put = useCallback(
    async (value: unknown, of: string): Promise<void> => {
      const made = driftProgram(value)
      if (!made) {
        say(`${of} is too large for the console: copy it instead`)
        return
      }
      try {
        const name = await evaluate?.(made.program)
        say(typeof name === 'string' ? driftSentence(of, name, made.lost) : 'The page did not take the value')
      } catch (error) {
        say(`The page did not take the value: ${detailOf(error)}`)
      }
    },
    [evaluate, say],
  )
  return evaluate && ((value, of) => void put(value, of))
}
