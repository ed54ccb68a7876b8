// What the console says when the country is ready: who can sign in, where, and what to look at first.

import { addresses } from '../src/api/addresses.ts'
import type { Settings } from '../src/app/config.ts'
import { country, founder, members } from './cast.ts'
import { passphrase } from './network.ts'
import type { Keepsakes } from './stage.ts'

const row = (...cells: string[]): string =>
  `  ${cells.map((cell, at) => cell.padEnd([18, 40, 0][at] ?? 0)).join('')}`.trimEnd()

/** A day of the country, as somebody there says it. */
const dayIn = (now: Date): string =>
  now.toLocaleDateString('en-GB', {
    timeZone: country.timezone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })

/** Prints the table of roles, the addresses and three links. */
export function printStory(
  { url, publicUrl }: Pick<Settings, 'url' | 'publicUrl'>,
  kept: Keepsakes,
  { say, now }: { say: (text: string) => void; now: Date },
): void {
  const first = { handle: founder.handle, roles: ['coordinator', 'administrator', 'caseworker'] }
  const staff = [
    { ...first, at: founder.name as string },
    ...members.flatMap(({ name, staff }) =>
      staff.map(({ handle, roles }) => ({ handle, roles: [...roles], at: name })),
    ),
  ].map(({ handle, roles, at }) => row(handle, roles.join(', '), at))
  const card = kept.cards.find(({ life }) => life === 'maryam') ?? kept.cards[0]
  const receipt = kept.receipts.at(-1)
  say(
    [
      '',
      `${country.name} is an invented country: nobody in it is real, and nobody answers.`,
      `Today is ${dayIn(now)} there.`,
      '',
      row('sign in as', 'role', 'organisation'),
      ...staff,
      row('harbour-admin', 'administrator', 'Harbour House (and willow-admin, clinic-admin, … for each)'),
      '',
      `  Passphrase of everybody:  ${passphrase}`,
      '',
      `  Staff              ${url}`,
      `  Public, survivor   ${publicUrl}`,
      '',
      'Three things to look at first',
      ...(card
        ? [
            `  a survivor’s phone       ${publicUrl}/${card.language}${addresses.enter}   her words: ${card.words}`,
          ]
        : []),
      `  a caseworker’s morning   ${url}/   as amara`,
      `  the ministry’s page      ${url}/measures   as sofia`,
      '',
      `  What the source page asks, item by item: ${publicUrl}/en${addresses.coverage}   (/ar${addresses.coverage} in Arabic)`,
      ...(receipt
        ? [
            `  A request to the hotline: ${publicUrl}/${receipt.language}${addresses.receipt}   numbers of its receipt: ${receipt.digits}`,
          ]
        : []),
      '',
    ].join('\n'),
  )
}
