// npm run typecheck: the four tsconfigs, each with the globals its folders may use.
import { bin, finish } from './lib/run.mjs'
import { runSteps, typeSteps } from './lib/steps.mjs'

await finish(async () => ((await runSteps(typeSteps(bin('tsc', 'typescript')))) ? 0 : 1))
