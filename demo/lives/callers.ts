// People who only ask. Most of them never become a file, and that is as it should be.

import { answerContact, askOnPage, takeCall, triage } from '../contacts.ts'
import { go } from '../acts.ts'
import { demoLanguages } from '../names.ts'
import { dayMs, life, now } from '../stage.ts'

const persona = (n: number) =>
  ({ language: demoLanguages[n % 6]!, ageGroup: 'adult', origin: 'hotline' }) as const
const tomorrow = () => new Date(now().getTime() + dayMs).toISOString()

/** A request from the public page that has not been answered yet; its receipt is printed. */
export const waiting = life({ id: 'waiting', persona: persona(1), began: 0.02 }, (on) =>
  on(0, 'hotline', askOnPage('unsure')),
)

const daysAgo = (n: number): number => [1, 2, 3, 6, 9, 14, 21, 30, 44, 63][n % 10]! + Math.floor(n / 10) * 7

/** Requests and calls of the last weeks, in every language, at every point. */
export const callers = Array.from({ length: 26 }, (_, n) =>
  life(
    {
      id: `caller-${n}`,
      persona: persona(n),
      began: daysAgo(n),
    },
    (on) => {
      on(
        0,
        'hotline',
        takeCall((['yes', 'unsure', 'no'] as const)[n % 3], n % 4 === 0 ? 'chat' : 'telephone'),
        triage('day'),
      )
      if (n % 3 === 0)
        on(
          0.1,
          'hotline',
          go('contact', 'schedule', () => ({ call_at: tomorrow(), channel: 'telephone', safe: true })),
        )
      if (n % 3 === 1) on(0.2, 'hotline', answerContact)
      if (n % 3 === 0 && n % 2 === 0) on(1.05, 'hotline', go('contact', 'reached'))
      if (n % 5 === 1)
        on(
          1.2,
          'hotline',
          go('contact', 'advise', { language: persona(n).language, topics: ['pay', 'documents'] }),
        )
      if (n % 5 === 1 && n % 2 === 0) on(8, 'hotline', go('contact', 'close', { reason: 'advised' }))
      // Whoever was not safe is helped in the call itself; the desk talks on with those of the last days alone.
      if (n % 3 === 2 && n % 5 !== 1 && daysAgo(n) > 3)
        on(
          0.03,
          'hotline',
          go('contact', 'advise', { language: persona(n).language, topics: ['safety', 'police_choice'] }),
          go('contact', 'close', { reason: 'advised' }),
        )
    },
  ),
)
