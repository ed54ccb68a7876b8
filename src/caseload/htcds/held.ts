// Which field of the standard a case holds where, and which it does not and why: the table of docs/htcds.md (`npm run htcds`).
import { htcdsFields, type Reason, type SealedIn, type Where } from './fields.ts'

const reasons: Readonly<Record<Reason, string>> = {
  organisation: 'organisations stand in the directory, which is exchanged as HSDS',
  suspect:
    'a protected person’s file holds no file on a suspect; what is said of one stands in what the person told',
  deprecated: 'the standard has withdrawn it; consent is signed for each recipient, purpose and part',
}
const facts: Readonly<Record<string, string>> = {
  'case:language': 'the language of the case; a tag of two or three letters',
  'case:state':
    'the state of the case; closed ones are closed here as well as soon as they have come, followed-up ones open as active',
  'case:worker':
    'the worker of the case, as a handle, on the way out; on the way in whoever is chosen for the file',
  note: 'a note of the case, on the way out all of them, the oldest first',
}
const parts: Readonly<Record<SealedIn, string>> = {
  identity: 'sealed, part *identity*',
  contact: 'sealed, part *contact*',
  immigration: 'sealed, part *immigration*',
  narrative: 'sealed, part *narrative*',
}
const more: Readonly<Record<string, string>> = {
  prs_FirstName: ', and in the name of the case',
  prs_MiddleName: ', and in the name of the case',
  prs_SecondName: ', and in the name of the case',
  prs_Birthdate: ', and with the name; says whether somebody is a child',
  prs_Gender: '; on the way out also from what was counted',
  vic_TypeOfExploitation: '; on the way out also from what was counted',
  vic_ForcedLabourIndustry: '; on the way out also from what was counted',
  vic_MethodsOfControl: '; on the way out also from what was counted',
  vic_TraffickingStatus: '; on the way out from the identification, where one was begun',
  con_Consent: ' as the other system says it: no access follows from it',
}

const heldAs = (id: string, where: Where): string => {
  if (where.startsWith('not:')) return `**not held**: ${reasons[where.slice(4) as Reason]}`
  return `${facts[where] ?? parts[where as SealedIn]}${more[id] ?? ''}`
}

const kinds: Readonly<Record<string, string>> = {
  text: 'text',
  long: 'long text',
  date: 'day',
  dates: 'days',
  number: 'number',
  yesno: 'yes or no',
  country: 'ISO 3166-1 alpha-2',
  countries: 'several of ISO 3166-1 alpha-2',
  language: 'language',
}

/** The whole page. */
export function heldPage(): string {
  const rows = htcdsFields.map(({ id, label, type, list, where, core }) => {
    const kind = list ? `${type === 'codes' ? 'several of' : 'one of'} ${list}` : kinds[type]
    return `| \`${id}\` | ${label} | ${core ? 'yes' : ''} | ${kind} | ${heldAs(id, where)} |`
  })
  const held = htcdsFields.filter(({ where }) => !where.startsWith('not:')).length
  return `# HTCDS 2.0, field by field

What a case holds of the Human Trafficking Case Data Standard (HTCDS) 2.0 by IOM (CC BY 4.0, github.com/UNMigration/HTCDS), and in which
part of it; written by \`npm run htcds\` from \`src/caseload/htcds/fields.ts\`. ${held} of ${htcdsFields.length} fields are held. IOM endorses
neither this page nor the program.

A file is CSV or JSON with these names as headings, or with the labels; several values of one field are separated by a semicolon. The
spreadsheet of the standard spells one name differently, repeats the labels in its second line and has labels of addresses beside other
names: names decide. Two methods of control that the standard defines and its list lacks are taken and given.

| name | label | core | kind | in Continuum |
|---|---|---|---|---|
${rows.join('\n')}

The file with everything has columns of our own besides: \`ctm_Name\`, \`ctm_AgeGroup\`, \`ctm_Origin\`, \`ctm_Reference\` (on the way out alone) and
four of the safe contact; and every column that another system brought and that was kept under its own heading.
`
}
