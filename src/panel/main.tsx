import { diagnoseAll } from '../ui/diagnose-all'
import { mount } from '../ui/mount'
import { connectLive } from './connection/live'
import { creator, devtoolsHost, inspected } from './host'

const root = document.querySelector('#root')
if (root) mount(root, devtoolsHost, { live: connectLive(inspected), diagnose: diagnoseAll, creator: creator() })
