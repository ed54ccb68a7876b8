// Who walks through which screens of the invented country, so that one command takes a picture of each (scripts/shots.ts).
// A `*` is what the last link of that shape led to: `/cases` first, then `/cases/*`.

import {
  addresses,
  addressOfRight,
  addressOfWork,
  addressOfWorkCard,
  addressOfWorkSum,
} from '../src/api/addresses.ts'

/** Staff by their handles; together they come to every screen that stands behind the door. */
export const rounds: Readonly<Record<string, readonly string[]>> = {
  amara: [
    '/',
    '/tracks/*',
    '/cases',
    '/cases/*',
    '/cases/*?tab=notes',
    '/cases/*?tab=people',
    '/cases/*?tab=papers',
    '/cases/*/access',
    '/cases/*/give',
    '/cases/*/without-consent',
    '/cases/*/file',
    '/cases/*/start',
    '/cases/*/refer',
    '/cases/*/hand-on',
    '/cases/*/count',
    '/cases/*/forms',
    '/cases/*/forms/*',
    '/cases/new',
    '/caseload',
    '/cases/report',
    '/referrals',
    '/referrals/*/letter',
    '/directory',
    '/directory/gaps',
    '/directory/own',
    '/directory/own/new',
    '/keys',
    '/people',
    '/teams',
    '/rota',
    '/coverage',
    '/nowhere',
  ],
  odile: ['/', '/teams', '/second-person'],
  noor: ['/', '/hotline', '/hotline/*', '/tracks/*'],
  hana: ['/', '/tracks/*', '/beds', '/referrals'],
  bashir: ['/', '/tracks/*', '/services/*/certificate', '/referrals'],
  kasper: ['/', '/tracks/*', '/cases', '/pages', '/pages/*'],
  pilar: ['/', '/outside', '/tracks/*'],
  farah: ['/', '/tracks/*', '/referrals'],
  henrik: ['/', '/tracks/*'],
  leonie: ['/', '/tracks/*'],
  ruben: ['/', '/tracks/*'],
  mercy: ['/', '/tracks/*'],
  ines: ['/', '/directory/gaps', '/outside', '/tracks/*', '/people', '/network', '/keys'],
  sofia: ['/measures', '/people'],
  'harbour-admin': ['/', '/people', '/network', '/teams', '/keys', '/keys/sheets', '/keys/drill', '/audit'],
}

/** What a person's own page leads to, by the links on it. */
export const ownPages = [
  addresses.whoCanSee,
  addresses.whoLooked,
  addresses.freeze,
  addresses.tracks,
  addresses.voice,
  addresses.choices,
  addresses.takeAway,
  addresses.messages,
] as const

/** Pages that everybody can open. */
export const openPages = [
  addresses.start,
  addresses.help,
  addresses.concern,
  addresses.rights,
  addressOfRight(1),
  addresses.rightsToPrint,
  addresses.work,
  addressOfWork(1),
  addressOfWork(2, 2),
  addressOfWork(2, 2, 10),
  addressOfWorkCard(2, 2),
  addressOfWorkCard(2, 2, 2),
  addressOfWorkSum(2, 2),
  addresses.receipt,
  addresses.before,
  addresses.enter,
] as const
