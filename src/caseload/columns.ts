// What the columns of a file mean: guessed by their headings, changed by whoever knows the file, and kept for the next one.
import { htcdsFields } from './htcds/fields.ts'
import { plainly } from './htcds/code-lists.ts'

/** What a case holds beside the standard. The prefix is written as the standard writes those of its own tables. */
export const ownFields = [
  'ctm_Name',
  'ctm_AgeGroup',
  'ctm_Origin',
  'ctm_Reference',
  'ctm_SafeContactHow',
  'ctm_SafeContactWhen',
  'ctm_SafeContactWord',
  'ctm_SafeContactNever',
] as const

/** What a column can become: a field, `keep` (sealed in the case under its own heading), or `none` (left out). */
export type Target = string
export const keep = 'keep'
export const none = 'none'

export const targets: readonly Target[] = [
  ...ownFields.filter((one) => one !== 'ctm_Reference'),
  ...htcdsFields.filter(({ where }) => !where.startsWith('not:')).map(({ id }) => id),
]

/** Headings that older systems use, plainly, beside the names and labels of the standard. */
const known: Readonly<Record<string, Target>> = {
  name: 'ctm_Name',
  fullname: 'ctm_Name',
  clientname: 'ctm_Name',
  nom: 'ctm_Name',
  nombre: 'ctm_Name',
  الاسم: 'ctm_Name',
  agegroup: 'ctm_AgeGroup',
  origin: 'ctm_Origin',
  referralsource: 'ctm_Origin',
  safecontact: 'ctm_SafeContactHow',
  givenname: 'prs_FirstName',
  forename: 'prs_FirstName',
  lastname: 'prs_SecondName',
  familyname: 'prs_SecondName',
  surname: 'prs_SecondName',
  dob: 'prs_Birthdate',
  dateofbirth: 'prs_Birthdate',
  birthday: 'prs_Birthdate',
  sex: 'prs_Gender',
  nationality: 'prs_Citizenship',
  language: 'prs_PrimaryLanguage',
  phone: 'prs_MobilePhone',
  telephone: 'prs_MobilePhone',
  mobile: 'prs_MobilePhone',
  phonenumber: 'prs_MobilePhone',
  address: 'prs_MailingStreet',
  city: 'prs_MailingCity',
  country: 'prs_MailingCountry',
  idnumber: 'prs_IdentityNumber',
  passportnumber: 'prs_IdentityNumber',
  notes: 'cco_CaseComment',
  note: 'cco_CaseComment',
  comments: 'cco_CaseComment',
  casenotes: 'cco_CaseComment',
  // As the spreadsheet of the standard spells it.
  victraffickinstatusdecisionmakingorg: 'vic_TraffickingStatusDecisionMakingOrg',
}

const byId = new Map([...htcdsFields.map(({ id }) => id), ...ownFields].map((id) => [plainly(id), id]))
/** Labels that two fields share (Longitude) lead nowhere by themselves. */
const byLabel = new Map(
  htcdsFields.flatMap(({ id, label }) =>
    htcdsFields.filter((other) => other.label === label).length === 1 ? [[plainly(label), id] as const] : [],
  ),
)

function targetOf(heading: string): Target {
  const plain = plainly(heading)
  const found = byId.get(plain) ?? known[plain] ?? byLabel.get(plain)
  if (found === undefined) return heading.startsWith('#') ? none : keep
  return targets.includes(found) ? found : none
}

/** By heading what each column becomes. */
export type Mapping = Readonly<Record<string, Target>>

/** What was said of a heading before holds; else it is guessed. No two columns become the same field: the later ones are kept as they are. */
export function guessMapping(columns: readonly string[], before: Mapping = {}): Mapping {
  const taken = new Set<Target>()
  return Object.fromEntries(
    columns.map((heading) => {
      const said = Object.hasOwn(before, heading) ? before[heading]! : targetOf(heading)
      const isTwice = said !== keep && said !== none && taken.has(said)
      taken.add(said)
      return [heading, isTwice ? keep : said]
    }),
  )
}

/** Whether a row repeats what the columns are called, as the second line of the standard's own spreadsheet does. */
export function repeatsHeadings(columns: readonly string[], cells: readonly string[]): boolean {
  const labels = new Set(htcdsFields.map(({ label }) => plainly(label)))
  const said = cells.filter((cell, at) => cell !== '' && !columns[at]?.startsWith('#'))
  return said.length > 1 && said.every((cell) => labels.has(plainly(cell)))
}
