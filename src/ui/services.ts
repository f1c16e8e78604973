import { createContext, useContext } from 'react'
import type { Session } from '../core/session/session'
import type { Live } from './live'
import type { Diagnose } from './store/diagnosing'

/** What the composition root hands to the UI besides its host. */
export interface Services {
  live: Live
  diagnose: Diagnose
  /** Written into exported sessions. */
  creator: Session['creator']
}

const ServicesContext = createContext<Services | undefined>(undefined)
export const ServicesProvider = ServicesContext.Provider

/** The services of this panel. Throws outside `ServicesProvider`: a mistake of ours, not a state. */
export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('useServices outside ServicesProvider')
  return services
}
