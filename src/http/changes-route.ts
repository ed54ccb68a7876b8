// Where a signed-in browser hears that something has changed. It is a request like any other but that it does not end: the session is looked
// up, and not made to last longer.

import type { Hono } from 'hono'
import { changesPath } from '../api/change-kinds.ts'
import { isProblem, Problem } from '../api/problem.ts'
import type { Changes } from './changes.ts'
import type { HostServices } from './host-services.ts'
import { languageOf } from './mount.ts'
import { refuseOtherSites } from './other-sites.ts'
import { problemResponse } from './problem-response.ts'
import { hashOf } from './session.ts'

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // nginx holds back what it has not been told to pass on as it comes.
  'x-accel-buffering': 'no',
}

/** Without `changes` nobody is told, and a browser asks now and then. */
export function answerChanges(app: Hono, services: HostServices, changes: Changes | undefined): void {
  app.get(changesPath, async (c) => {
    try {
      refuseOtherSites(c, services)
      const token = services.tokenOf(c)
      if (!token) throw new Problem('not-signed-in')
      const opened = (await changes?.open(hashOf(token))) ?? 'full'
      if (opened === 'over') throw new Problem('not-signed-in')
      if (opened === 'full') throw new Problem('unavailable')
      return c.body(opened, 200, headers)
    } catch (error) {
      if (!isProblem(error)) services.fault('changes', error)
      return problemResponse(
        c,
        isProblem(error) ? error : new Problem('failed'),
        languageOf(c, { kind: 'anyone' }),
      )
    }
  })
}
