// Every neutral address of the public host, by its name. An address stands in the history of a telephone that others may
// hold, so it says nothing: a language and a digit. Some stand on paper; what a path means never changes. Pages, the island in
// the browser, journeys and the demonstration take them from here; `test/addresses.test.ts` refuses one that is written out.

/** What stands behind the language of an address: `/en${addresses.rights}`. */
export const addresses = {
  start: '',
  help: '/1',
  concern: '/2',
  /** All rights; for one of them `addressOfRight`. */
  rights: '/3',
  rightsToPrint: '/3/p',
  /** What the numbers of a receipt open. */
  receipt: '/4',
  /** Where the page of a receipt hears that something new stands in its thread. */
  live: '/4/1',
  /** What to know before going on. */
  before: '/5',
  /** Where the words of an access card are typed. */
  enter: '/6',
  /** Where the number of a lost card freezes it. */
  lost: '/6/1',
  portal: '/7',
  whoCanSee: '/7/1',
  whoLooked: '/7/2',
  freeze: '/7/3',
  tracks: '/7/4',
  voice: '/7/5',
  choices: '/7/6',
  takeAway: '/7/7',
  messages: '/7/8',
  close: '/7/9',
  /** One's own dates in one's own calendar. */
  calendar: '/7/10',
  /** Meetings of several places about one. */
  meetings: '/7/11',
  /** How somebody says they are. */
  wellbeing: '/7/12',
  /** Whether a text message or a mail says that something is new. */
  telling: '/7/13',
  /** The hours that somebody worked, written down by themselves. */
  hours: '/7/20',
  /** A child's way to say that something is wrong with whoever decides for them. */
  guardian: '/7/14',
  /** How a help was that was given: three questions. */
  feedback: '/7/22',
  /** What happens on a day in court, and what one may say no to. */
  courtDay: '/7/21',
  /** What the source page asks, item by item; in a demonstration only. */
  coverage: '/8',
  /** Where the source is, and under which licence. */
  source: '/9',
  /** Rights by country and kind of work; further in `addressOfWork`. */
  work: '/10',
  /** Eight signs, pressed in the page alone. */
  happening: '/11',
  /** The same as somebody beside them sees them. */
  happeningToThem: '/12',
  /** Where the answer to a sealed package arrives. */
  answer: '/13',
  /** Who answers here, when, in which languages, and what happens after one has written. */
  whoWeAre: '/14',
  /** Services of the public directory. */
  nearMe: '/15',
  /** What survivors said about the help, and what was changed. */
  saidAndDone: '/16',
  /** Figures that were released, and each of them as a file: `addressOfFigures`. */
  figures: '/17',
  /** What is kept of whoever comes here, for how long, and what they can do about it. */
  privacy: '/18',
  /** How far everybody can use these pages, and whom to tell where somebody cannot. */
  accessibility: '/19',
  /** A complaint about pay or hours, to the labour inspectorate. */
  labourComplaint: '/26',
  /** Whether a certificate of training holds; one of them is `addressOfCertificate`. */
  certificate: '/20',
  /** Where somebody outside tells of a person whom they met; what is behind it names a link. */
  link: '/25',
  /** The form for help, by the code of a poster. */
  campaign: '/28',
} as const

/** A page of the public host, one of the rights too. */
export type Address =
  | (typeof addresses)[keyof typeof addresses]
  | `${typeof addresses.rights}/${number}`
  | `${typeof addresses.work}/${string}`
  | `${typeof addresses.certificate}/${string}`
  | `${typeof addresses.figures}/${string}`
  | `${typeof addresses.link}/${string}`
  | `${typeof addresses.campaign}/${string}`

export const addressOfLink = (token: string): `${typeof addresses.link}/${string}` =>
  `${addresses.link}/${token}`

/** Where the code of a poster leads, and the poster itself. */
export const addressOfCampaign = (
  code: string,
  what: 'form' | 'poster' = 'form',
): `${typeof addresses.campaign}/${string}` => `${addresses.campaign}/${code}${what === 'poster' ? '/p' : ''}`

export const addressOfRight = (number: number): Address => `${addresses.rights}/${number}`

/** Each step of the way by its number: a country, a kind of work, a topic, and whether somebody has papers. */
export const addressOfWork = (...steps: readonly (number | undefined)[]): Address => {
  const told = steps.filter((step) => step !== undefined)
  return told.length === 0 ? addresses.work : `${addresses.work}/${told.join('/')}`
}

/** The cards to take along for a kind of work, and one of them. */
export const addressOfWorkCard = (
  country: number,
  sector: number,
  card?: number,
): `${typeof addresses.work}/${string}` =>
  `${addresses.work}/${country}/${sector}/p${card === undefined ? '' : `/${card}`}`

/** What somebody may be owed, counted. */
export const addressOfWorkSum = (country: number, sector: number): `${typeof addresses.work}/${string}` =>
  `${addresses.work}/${country}/${sector}/s`

/** What the square on a certificate holds. */
export const addressOfFigures = (
  id: string,
  form: 'csv' | 'json' | 'htcds',
): `${typeof addresses.figures}/${string}` => `${addresses.figures}/${id}/${form}`

export const addressOfCertificate = (number: string): `${typeof addresses.certificate}/${string}` =>
  `${addresses.certificate}/${number}`

/** The quick exit: the way out, the page about nothing to which a demonstration leads, and the keyboard's way. */
export const exitAddresses = { leave: '/x', weather: '/w', script: '/e.js' } as const
