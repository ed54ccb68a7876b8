// Another server of a network, over the same database and secrets: what one remembers the other does not.
import { pino } from 'pino'
import { startHosts } from '../src/app/hosts.ts'
import { urls, type TestNetwork } from './people.ts'

type Parts = Parameters<typeof startHosts>[0]

export const anotherServer = (
  { database, secrets, state, data }: TestNetwork,
  more: Partial<
    Pick<Parts, 'database' | 'changes' | 'unlimited' | 'store' | 'settings' | 'mustTellDays'>
  > = {},
): ReturnType<typeof startHosts> =>
  startHosts({
    database,
    secrets,
    network: state,
    settings: { ...urls, data },
    logger: pino({ level: 'silent' }),
    ...more,
  })
