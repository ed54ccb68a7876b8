// What a column of a provider's own list can mean here, and what it is guessed to mean by its heading. What somebody said of a
// heading once is kept with the list.

/** Rows of one list; a directory of a whole country comes as HSDS. */
export const mostListRows = 5000

/** Each field, and where it stands in HSDS: the list is read by the same rules as a directory of that standard. */
export const listFields = {
  name: ['services', 'name'],
  provider: ['organizations', 'name'],
  needs: ['taxonomy_terms', 'name'],
  description: ['services', 'description'],
  phone: ['phones', 'number'],
  email: ['services', 'email'],
  url: ['services', 'url'],
  address: ['addresses', 'address_1'],
  city: ['addresses', 'city'],
  areas: ['service_areas', 'name'],
  languages: ['languages', 'name'],
  days: ['schedules', 'byday'],
  opens: ['schedules', 'opens_at'],
  closes: ['schedules', 'closes_at'],
  minAge: ['services', 'minimum_age'],
  maxAge: ['services', 'maximum_age'],
  eligibility: ['services', 'eligibility_description'],
  how: ['services', 'application_process'],
  fees: ['services', 'fees_description'],
  interpretation: ['services', 'interpretation_services'],
  latitude: ['locations', 'latitude'],
  longitude: ['locations', 'longitude'],
  number: ['services', 'id'],
} as const satisfies Record<string, readonly [table: string, column: string]>

export type ListField = keyof typeof listFields
export const listFieldNames = Object.keys(listFields) as ListField[]

/** `none`: the column is left out. */
export const listTargets = [...listFieldNames, 'none'] as const
export type ListTarget = (typeof listTargets)[number]

/** By heading what each column means. */
export type ListMapping = Readonly<Record<string, ListTarget>>

/** Headings that others use, without blanks, marks and capitals. */
const headings: Readonly<Record<ListField, string>> = {
  name: 'name servicename service nom nomduservice nombre servicio programname program اسمالخدمة الاسم',
  provider:
    'provider providername organisation organization organisationname organizationname agency agencyname organisme organizacion المنظمة',
  needs: 'needs need category categories type servicetype kind kindofhelp taxonomy besoin tipo نوعالخدمة',
  description: 'description about details descripcion الوصف',
  phone: 'phone telephone tel phonenumber hotline telefono الهاتف',
  email: 'email emailaddress mail courriel correo',
  url: 'url website web webpage site siteweb',
  address: 'address street streetaddress address1 adresse direccion العنوان',
  city: 'city town ville ciudad المدينة',
  areas: 'area areas district districts region regions county servicearea serviceareas coverage zone المنطقة',
  languages: 'language languages languagesspoken langue langues idiomas اللغات',
  days: 'days openingdays weekdays opendays',
  opens: 'opens opensat openfrom openingtime',
  closes: 'closes closesat openuntil closingtime',
  minAge: 'minage minimumage agefrom fromage',
  maxAge: 'maxage maximumage ageto toage upto',
  eligibility: 'eligibility eligibilitydescription whocancome criteria',
  how: 'how howtoreach howtoapply applicationprocess access referralprocess',
  fees: 'fees fee cost costs price feesdescription',
  interpretation: 'interpretation interpreting interpreters interpretationservices',
  latitude: 'latitude lat',
  longitude: 'longitude lon lng long',
  number: 'id number serviceid ref reference no',
}
const byHeading = new Map(
  listFieldNames.flatMap((field) => headings[field].split(' ').map((word) => [word, field] as const)),
)
const plainly = (heading: string): string =>
  heading
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** What was said of a heading before holds; else it is guessed. No two columns become the same field. */
export function guessList(columns: readonly string[], before: ListMapping = {}): ListMapping {
  const taken = new Set<ListTarget>()
  return Object.fromEntries(
    columns.map((heading) => {
      const said = Object.hasOwn(before, heading) ? before[heading]! : byHeading.get(plainly(heading))
      const target = said && !taken.has(said) ? said : 'none'
      if (target !== 'none') taken.add(target)
      return [heading, target]
    }),
  )
}
