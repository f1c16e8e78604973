import { connectLive } from './connection/live'
import { creator, devtoolsHost, inspected } from './host'

// The page has a while to say what it holds: it is asked before the rest of the panel is loaded.
const live = connectLive(inspected)
const [{ diagnoseAll }, { mount }] = await Promise.all([import('../ui/diagnose-all'), import('../ui/mount')])
const root = document.querySelector('#root')
if (root) mount(root, devtoolsHost, { live, diagnose: diagnoseAll, creator: creator() })
