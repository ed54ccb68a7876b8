// The portal without script: every page of it, reached by the six words of an access card.

import { Hono } from 'hono'
import { addresses } from '../../api/addresses.ts'
import type { HostServices } from '../../http/host-services.ts'
import { inLanguage } from '../../http/page.ts'
import { postRedirectGet } from '../../http/post-redirect-get.ts'
import type { Features } from '../../rights/server/own-tracks.ts'
import { calendarPages } from './calendar.ts'
import { choicePages } from './choices.ts'
import { courtDayPages } from './court-day.ts'
import { enterPages } from './enter.ts'
import { entryOf, type Scripts } from './entry.ts'
import { feedbackPages } from './feedback.ts'
import { freezePages } from './freeze.ts'
import { lostPages } from './lost.ts'
import { guardianPages } from './guardian.ts'
import { homePages } from './home.ts'
import { hoursPages } from './hours.ts'
import { meetingPages } from './meetings.ts'
import { messagePages } from './messages.ts'
import { takeAwayPages } from './take-away.ts'
import { trackPages } from './tracks.ts'
import { voicePages } from './voice.ts'
import { tellingPages } from './telling.ts'
import { wellbeingPages } from './wellbeing.ts'
import { whoCanSeePages } from './who-can-see.ts'
import { whoLookedPages } from './who-looked.ts'

/** Every page of the portal. `island` is the script that opens what is locked; every page does its other work without it. */
export function portalPages(host: HostServices, features: Features, { island, hear }: Scripts = {}): Hono {
  const app = new Hono()
  const entry = entryOf(host, { island, hear })
  const answered = postRedirectGet(host)
  for (const at of [addresses.enter, addresses.lost, addresses.portal, `${addresses.portal}/*`])
    app.use(`${inLanguage}${at}`, answered)
  const hasIsland = island !== undefined
  for (const pages of [
    enterPages(host, entry),
    homePages(host, entry, features),
    whoCanSeePages(host, entry, features),
    whoLookedPages(entry, features),
    freezePages(entry),
    lostPages(host, entry),
    takeAwayPages(entry),
    trackPages(host, entry, features),
    guardianPages(entry, features),
    voicePages(host, entry, features, hasIsland),
    feedbackPages(entry, hasIsland),
    choicePages(host, entry, hasIsland),
    calendarPages(host, entry),
    meetingPages(entry),
    messagePages(host, entry, hasIsland),
    tellingPages(entry, hasIsland),
    wellbeingPages(entry, hasIsland),
    hoursPages(entry, hasIsland),
    courtDayPages(host, entry),
  ])
    app.route('/', pages)
  return app
}
