// Several hosts in one DATABASE_URL, as libpq writes them: postgres://owner@first:5432,second:5433/continuum. One of them writes, and which one
// may change at any moment. Each new connection goes to the one that writes then; pg itself knows a single host.

import { callbackify } from 'node:util'
import { Client, type ClientConfig } from 'pg'
import { leaving, type Leaving } from './leave-host.ts'

/** How long a host is waited for before it counts as away; and the one that is spoken to, which is asked again and again. */
const patience = 2_000
const glance = 1_000

/** An address with several hosts, as one address for each; libpq's two ways of writing them (PostgreSQL 17, §32.1.1). */
export function addressesIn(url: string): string[] {
  const {
    before,
    hosts = '',
    after,
  } = /^(?<before>\w+:\/\/(?:[^@/?]*@)?)(?<hosts>[^/?]*)(?<after>.*)$/.exec(url)?.groups ?? { before: url }
  if (hosts.includes(',')) return hosts.split(',').map((host) => `${before}${host}${after}`)
  const query = new URLSearchParams(url.split('?')[1])
  const named = query.get('host')?.split(',') ?? []
  if (named.length < 2) return [url]
  const ports = query.get('port')?.split(',') ?? []
  return named.map((host, at) => {
    query.set('host', host)
    const port = ports[at] ?? ports[0]
    if (port) query.set('port', port)
    return `${url.split('?')[0]}?${query.toString()}`
  })
}

/** Everything that makes a connection of it (a pool, the queue, the owner's own) makes one of this kind. */
export type FollowingConfig = ClientConfig & { Client?: typeof Client }

/** How to connect to whichever of these writes; a single address stays what it is. */
export function connectionBy(url: string): FollowingConfig {
  const addresses = addressesIn(url)
  const [first = url] = addresses
  return addresses.length === 1
    ? { connectionString: url }
    : { connectionString: first, Client: follower(addresses) }
}

function follower(addresses: readonly string[]): typeof Client {
  let known = addresses[0] as string
  let left: Leaving | undefined
  const leavingBy = (config: ClientConfig): Leaving =>
    leaving(
      addresses,
      (address) =>
        ifItWrites(address, config, glance).then(
          () => true,
          () => false,
        ),
      (address) => (known = address),
    )
  return class extends Client {
    private readonly asked: ClientConfig

    constructor(config: ClientConfig) {
      super(config)
      this.asked = config
    }

    // pg-pool gives a function, and takes no promise.
    override connect(done?: unknown): Promise<Client> {
      if (typeof done !== 'function') return this.go()
      callbackify(() => this.go())(done as (error: Error) => void)
      return Promise.resolve(this)
    }

    private async go(): Promise<Client> {
      known = await whichWrites([known, ...addresses.filter((one) => one !== known)], this.asked)
      const { host, port } = new Client({ connectionString: known })
      Object.assign(this, { host, port })
      const at = known
      left ??= leavingBy(this.asked)
      const connected = await super.connect()
      left.watch(this, at)
      return connected
    }
  }
}

/** The first that says that it writes; the one that did so last is asked alone at first, so that it is not all of them each time. */
async function whichWrites(addresses: readonly string[], config: ClientConfig): Promise<string> {
  const [last, ...others] = addresses as [string, ...string[]]
  try {
    return await ifItWrites(last, config)
  } catch {
    const all = [last, ...others].map((one) => ifItWrites(one, config))
    return Promise.any(all).catch(({ errors }: AggregateError) => {
      // One that answered and may not write says more than those that are away.
      throw (errors as Fault[]).find(({ code }) => code === mayNotWrite) ?? (errors[0] as Fault)
    })
  }
}

type Fault = Error & { code?: string }

/** What PostgreSQL says to who writes on a standby (read_only_sql_transaction). */
const mayNotWrite = '25006'

async function ifItWrites(
  address: string,
  { types: _types, options: _options, ...config }: ClientConfig,
  wait = patience,
): Promise<string> {
  const probe = new Client({
    ...config,
    connectionString: address,
    connectionTimeoutMillis: wait,
    query_timeout: wait,
  })
  probe.on('error', () => undefined)
  try {
    await probe.connect()
    const { rows } = await probe.query<{ writes: boolean }>('select not pg_is_in_recovery() as writes')
    if (rows[0]?.writes !== true)
      throw Object.assign(new Error('this server may not write'), { code: mayNotWrite })
    return address
  } finally {
    void probe.end().catch(() => undefined)
  }
}
