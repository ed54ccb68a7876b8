// Both hosts over a database, for trials that speak to them without a network: nothing is logged, nobody is asked from outside.
import { pino } from 'pino'
import { openNetwork } from '../src/app/boot.ts'
import { startHosts } from '../src/app/hosts.ts'
import type { Database } from '../src/database/open.ts'
import type { Secrets } from '../src/http/context.ts'

export const quietHosts = async (
  database: Database,
  { secrets, data, unlimited = false }: { secrets: Secrets; data: string; unlimited?: boolean },
) =>
  startHosts({
    database,
    secrets,
    network: await openNetwork(database),
    settings: {
      url: 'http://localhost:4600',
      publicUrl: 'http://127.0.0.1:4601',
      exitUrl: 'https://example.org',
      data,
    },
    logger: pino({ level: 'silent' }),
    unlimited,
  })
