// The invented country: served as it was left, put back from its seed, or told from its first day.

import { verb, type Verb } from './command-line.ts'

/** `screens` builds what browsers load, where it is not there already; it goes on beside the rest of a start. */
export const demoVerbs = (screens?: () => Promise<void>): readonly Verb[] => [
  verb({
    name: 'demo',
    summary: 'serve an invented country, from an embedded database',
    more: `At the first start it is put back from its seed (demo/seed), in seconds, and lives on the day on which that ends; its clock goes on from
there. --story plays the story of 420 days through the program itself instead, up to today, which takes minutes.`,
    arguments: [],
    options: {
      reset: { type: 'boolean', about: 'begin the invented country anew' },
      story: { type: 'boolean', about: 'play its story up to today, instead of its seed' },
    },
    run: async ({ options: { reset, story } }) =>
      (await import('./serve.ts')).serve({ demo: true, reset, story, screens }),
  }),
]
