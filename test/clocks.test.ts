// Which clock is asked where. What concerns people goes by the network's time: `app.now()` in the database, `now()` of a handler, the time that
// a window was told. A bare clock of the machine is right for sessions, limits and what machines say of each other: each place stands here with its reason.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const machine = 'what machines say of each other'
const session = 'a session, however the network’s clock was moved'
const limit = 'a limit of requests'
const sql: Readonly<Record<string, string>> = {
  'src/accounts/access.sql': session,
  'src/accounts/jobs.ts': session,
  'src/http/told.sql': session,
  'src/identity-provider/access.sql': session,
  'src/http/access.sql': limit,
  'src/http/rate-limits.ts': limit,
  'src/http/held.ts': limit,
  'src/http/idempotency.ts': limit,
  'src/app/backup-ages.ts': machine,
  'src/app/checkpoint-age.ts': machine,
  'src/app/clock-watch.ts': machine,
  'src/app/metrics.ts': machine,
  'src/app/outgoing.ts': machine,
  'src/app/readiness.ts': machine,
  'src/jobs/job-runs.ts': machine,
  'src/database/migrate.ts': machine,
  'src/database/access.sql': 'where app.now() itself is made',
  'src/portal/jobs.ts': 'drafts that nobody came back for',
}
const program: Readonly<Record<string, string>> = {
  'src/app/boot.ts': 'where the network’s time itself is made',
  'src/app/clock-proof.ts': machine,
  'src/database/told.ts': machine,
  'src/database/launcher.ts': machine,
  'src/http/rate-limits.ts': limit,
  'src/http/mount.ts': session,
  'src/accounts/server/accounts.ts': session,
  'src/portal/server/own-page.ts': session,
  'src/http/page.ts': 'the weather, which is the world’s',
  'src/http/quick-exit.ts': 'the weather, which is the world’s',
  'src/webhooks/server/rounds.ts': machine,
  'src/papers/jobs.ts': 'files on the disk, by the disk’s own times',
  'src/sealing/vault.ts': 'the device’s clock, which a vault holds against the network’s',
  'src/api/new-id.ts': 'ids in the order in which they were made',
  'src/packages/ui/opener/answer-form.ts': 'a page that is opened where there is no network',
  'src/referrals/ui/inbox.tsx': 'before the server has said its time',
  'src/web/session/window-session.ts': 'how far the network’s clock is from this device’s',
  'src/web/language/dates.ts': 'whether a date is of another year',
  'src/portal/ui/meeting.ts': 'whether a date is of another year',
  'src/portal/client/days.ts': 'how far the network’s clock is from this device’s',
  'src/portal/client/open-file.ts': 'how far the network’s clock is from this device’s',
  'src/oversight/ui/watch.tsx': 'how far the network’s clock is from this device’s',
  'src/oversight/ui/looking.ts': 'when this window looked',
  'src/oversight/ui/use-witnesses.ts': 'when this window asked',
  'src/web/session/current-user.ts': 'how far the network’s clock is from this device’s',
  'src/visits/ui/day.tsx': 'without network',
}
/** How long something takes or lasts in this window is measured and not dated. */
const measures =
  /^src\/(cases\/ui\/(find-people|names-shown)|web\/session\/(ask-again|changes|auto-lock)|oversight\/ui\/witnesses|portal\/ui\/(go-to-page|enter|idle-lock)|visits\/ui\/met)\.tsx?$/

const found = (pattern: RegExp) =>
  globSync('src/**/*.{ts,tsx,sql}', { cwd: root })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .filter((file) =>
      pattern.test(readFileSync(join(root, file), 'utf8').replaceAll(/^\s*(--|\/\/|\*).*$/gm, '')),
    )
    .toSorted()

it('in the database a bare clock is asked only where no person’s day hangs on it', () => {
  expect(
    found(
      /\b(?:clock_timestamp\(\)|current_date|current_timestamp|localtimestamp)|(?<![.\w])now\(\)\s*(?:[-+]\s*interval|[,)]\s*$)/m,
    ).filter((file) => file.endsWith('.sql') || /sql`/.test(readFileSync(join(root, file), 'utf8'))),
  ).toEqual(Object.keys(sql).toSorted())
})

it('in the program the machine’s clock is asked only where no person’s day hangs on it', () => {
  expect(found(/\bDate\.now\(\)|new Date\(\)/).filter((file) => !measures.test(file))).toEqual(
    Object.keys(program).toSorted(),
  )
})
