import type { Address } from './address'
import { graphqlOperations } from './graphql'
import type { ApiOperation } from './operation'
import { trpcOperations } from './trpc'

/** The operations that a request carries; none for any other request. */
export function operationsOf(address: Address, method: string, body: unknown): ApiOperation[] {
  const trpc = trpcOperations(address, method, body)
  return trpc.length > 0 ? trpc : graphqlOperations(address, body)
}
