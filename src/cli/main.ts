import { DriftscopeError } from '../core/errors'
import { runCommand } from './run-command'

try {
  process.exitCode = await runCommand(process.argv.slice(2), (text) => console.log(text))
} catch (error) {
  if (!(error instanceof DriftscopeError)) throw error
  console.error(`${error.message} ${error.remedy}`)
  process.exitCode = 2
}
