// A person at their own page, without the page: the one parameter of every act in this folder. The script of the page makes one
// with its key worker and bare requests, since it loads no contract; a test makes one with a vault and a client of its own.
import type { accountsApi } from '../../accounts/api/accounts.ts'
import type { Client } from '../../api/client.ts'
import type { ChainLine } from '../../client/chain-reader.ts'
import type { helpApi } from '../../identification/api.ts'
import type { Vault } from '../../sealing/vault-shape.ts'
import type { portalApi } from '../api.ts'

type Calls = Client<{ accounts: typeof accountsApi; help: typeof helpApi; portal: typeof portalApi }>

/** What the page asks of the server. A failure carries the code and the status of what was answered. */
export interface PortalCalls {
  portal: Calls['portal']
  help: Pick<Calls['help'], 'evaluate'>
  accounts: Pick<Calls['accounts'], 'enterByCard'>
  organisations: { logs: ChainLine['logs'] }
}

export interface PortalSession {
  readonly api: PortalCalls
  readonly vault: Vault
  /** Reading of logs, one after the other. */
  readonly queue: ChainLine['queue']
}

/** How logs come to this session: its vault checks each before it believes it. */
export const lineOf = ({ api, vault, queue }: PortalSession): ChainLine => ({
  logs: (input) => api.organisations.logs(input),
  vault,
  queue,
  // Each of her windows has a vault of its own.
  alone: (work) => work(),
})
